import type { ReactNode } from "react";
import { FormattedMessage } from "react-intl";

import type { BracketListed } from "../../views/text/bracket.ts";
import styles from "./margin.module.css";
import { useHolders } from "./sides.tsx";
import { Wording } from "./wording.tsx";

/** Brackets listed with their words: what would be swallowed, what a package holds. */
export function Listed({
  title,
  brackets,
}: {
  readonly title: "text.package.holds" | "text.takes";
  readonly brackets: readonly BracketListed[];
}): ReactNode {
  const holders = useHolders();
  if (brackets.length === 0) return null;
  return (
    <div className={styles["listed"]}>
      <h3>
        <FormattedMessage id={title} values={{ count: brackets.length }} />
      </h3>
      <ul>
        {brackets.map(({ id, view, label, runs }) => (
          <li key={id}>
            <span className={styles["soft"]}>
              <FormattedMessage id="text.listed" values={{ label, holders: holders(view) }} />
            </span>
            <span className={styles["words"]}>
              <Wording runs={runs} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
