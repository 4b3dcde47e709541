import type { ReactNode } from "react";
import { useIntl } from "react-intl";

import type { ProvisionStatus } from "@longtable/text";
import styles from "./status-mark.module.css";

/** How far a provision is, as a small round mark: empty, half, full. */
export function StatusMark({ status }: { readonly status: ProvisionStatus }): ReactNode {
  const intl = useIntl();
  const says = intl.formatMessage({ id: `text.status.${status}` });
  return (
    <span className={styles["mark"]} data-status={status} title={says}>
      <span className={styles["hidden"]}>{says}</span>
    </span>
  );
}
