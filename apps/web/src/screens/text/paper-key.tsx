import type { ReactNode } from "react";
import { FormattedMessage } from "react-intl";

import { useDelegationName } from "../../places/names.tsx";
import type { TextView } from "../../views/text/text.ts";
import { StatusMark } from "./status-mark.tsx";
import styles from "./text.module.css";

/** What one needs to read a printed copy, which answers no questions: whose line is whose, and what the round marks say. */
export function PaperKey({ view }: { readonly view: TextView }): ReactNode {
  const nameOf = useDelegationName();
  const statuses = [...new Set(view.provisions.map(({ status }) => status))];
  return (
    <ul className={styles["key"]}>
      {view.delegations
        .filter(({ isParty }) => isParty)
        .map((face) => (
          <li key={face.id} data-ink={face.ink}>
            <b>[{face.short}]</b> {nameOf(face)}
          </li>
        ))}
      {statuses.map((status) => (
        <li key={status}>
          <StatusMark status={status} /> <FormattedMessage id={`text.status.${status}`} />
        </li>
      ))}
    </ul>
  );
}
