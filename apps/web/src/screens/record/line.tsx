import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import page from "../../design/page.module.css";
import { ActSentence } from "../../places/act-sentence.tsx";
import type { ActLine } from "../../views/act-line.ts";
import type { RecordView } from "../../views/record.ts";
import styles from "./record.module.css";

/** One act: its place in the record, when its author says it was done, and what it is in a sentence. */
export function Line({ view, line }: { readonly view: RecordView; readonly line: ActLine }): ReactNode {
  const intl = useIntl();
  const [venue] = view.places;
  return (
    <li className={styles["line"]} data-refused={line.refused !== null}>
      <p className={styles["place"]}>
        <span>{intl.formatNumber(line.seq)}</span>
        {line.at === null ? null : (
          <time dateTime={new Date(line.at).toISOString()} className={page["soft"]}>
            <FormattedMessage
              id="time.at"
              values={{
                time: intl.formatDate(line.at, {
                  timeZone: venue?.zone ?? "UTC",
                  day: "numeric",
                  month: "short",
                  hour: "2-digit",
                  minute: "2-digit",
                  hourCycle: "h23",
                }),
                city: venue?.city ?? "UTC",
              }}
            />
          </time>
        )}
      </p>
      <div className={styles["what"]}>
        <ActSentence line={line} delegations={view.delegations} />
      </div>
    </li>
  );
}
