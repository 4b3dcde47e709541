import type { ReactNode } from "react";
import { FormattedMessage } from "react-intl";

import page from "../../design/page.module.css";
import type { DialogueView } from "../../views/dialogue.ts";
import styles from "./dialogue.module.css";

/** Concrete steps by where they stand. */
export function StepsInShort({ view }: { readonly view: DialogueView }): ReactNode {
  return (
    <section className={page["section"]} aria-labelledby="steps-title">
      <h2 id="steps-title" className={page["sectionTitle"]}>
        <FormattedMessage id="steps.inShort" />
      </h2>
      {view.steps.length === 0 ? (
        <p className={page["soft"]}>
          <FormattedMessage id="steps.inShort.none" />
        </p>
      ) : (
        <dl className={styles["counts"]}>
          {view.steps.map(({ id, count }) => (
            <div key={id}>
              <dd>{count}</dd>
              <dt>
                <FormattedMessage id="steps.state" values={{ state: id }} />
              </dt>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
