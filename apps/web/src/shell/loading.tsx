import type { ReactNode } from "react";
import { FormattedMessage } from "react-intl";

import styles from "./shell.module.css";

/** What stands where a screen will be, while its room is read and verified. */
export function Loading(): ReactNode {
  return (
    <output className={[styles["state"], styles["soft"]].join(" ")}>
      <FormattedMessage id="shell.loading" />
    </output>
  );
}
