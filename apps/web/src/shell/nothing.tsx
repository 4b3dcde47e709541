import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { FormattedMessage } from "react-intl";

import styles from "./shell.module.css";

/** Where an address leads nowhere. */
export function Nothing(): ReactNode {
  return (
    <main className={styles["state"] ?? ""}>
      <h1 className={styles["stateTitle"] ?? ""}>
        <FormattedMessage id="nothing.here" />
      </h1>
      <p>
        <Link to="/">
          <FormattedMessage id="nothing.home" />
        </Link>
      </p>
    </main>
  );
}
