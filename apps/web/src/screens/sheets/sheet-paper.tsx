import type { ReactNode } from "react";
import { FormattedDate, FormattedMessage, useIntl } from "react-intl";

import type { CallAnswer } from "../../bridge/message.ts";
import { NumberedWords } from "../join/compare.tsx";
import styles from "./sheets.module.css";

/** A sheet as it goes onto paper: what it is, whose, its numbered words, how to keep it. The only thing printed. */
export function SheetPaper({ paper }: { readonly paper: NonNullable<CallAnswer<"sheetForPaper">> }): ReactNode {
  const intl = useIntl();
  const { kind, words, delegation, head, dialogue, origin } = paper;
  const facts = [
    ["sheets.delegation", delegation],
    ["sheets.head", head],
    ["sheets.dialogue", dialogue],
    ["sheets.node", origin],
  ] as const;
  return (
    <article className={styles["paper"]} data-sheet={kind} aria-label={intl.formatMessage({ id: `sheets.${kind}` })}>
      <header className={styles["paperHead"]}>
        <span>Longtable</span>
        <strong>
          <FormattedMessage id={`sheets.${kind}`} />
        </strong>
      </header>
      <p className={styles["secret"]}>
        <FormattedMessage id={`sheets.${kind}.secret`} />
      </p>
      <dl className={styles["facts"]}>
        {facts.map(([id, value]) => (
          <div key={id}>
            <dt>
              <FormattedMessage id={id} />
            </dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
        <div>
          <dt>
            <FormattedMessage id="sheets.printed" />
          </dt>
          <dd>
            <FormattedDate value={paper.printedAt} dateStyle="long" />
          </dd>
        </div>
      </dl>
      <section aria-label={intl.formatMessage({ id: "sheets.words" })}>
        <NumberedWords words={words} />
      </section>
      <p>
        <FormattedMessage id={`sheets.${kind}.keep`} />
      </p>
    </article>
  );
}
