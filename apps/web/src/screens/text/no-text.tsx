import type { ReactNode } from "react";
import { FormattedMessage } from "react-intl";

import type { RoomRef } from "../../views/view.ts";
import { TableFile } from "./table-file.tsx";
import styles from "./text.module.css";

/** Nothing is on the table yet: how it comes there. */
export function NoText({ room }: { readonly room: RoomRef }): ReactNode {
  return (
    <div className={styles["none"]}>
      <h1 className={styles["title"]}>
        <FormattedMessage id="text.none" />
      </h1>
      <p className={styles["sub"]}>
        <FormattedMessage id="text.none.how" />
      </p>
      <TableFile room={room} />
    </div>
  );
}
