import { type ReactNode, useEffect } from "react";
import { FormattedMessage } from "react-intl";

import { Button } from "../../design/button.tsx";
import page from "../../design/page.module.css";
import { ActSentence } from "../../places/act-sentence.tsx";
import type { DialogueView } from "../../views/dialogue.ts";

/** What others placed since this device's reader last said to have looked. The first visit counts as a look. */
export function News({ view, onSeen }: { readonly view: DialogueView; readonly onSeen: () => void }): ReactNode {
  const { news } = view;
  const isFirst = news.lines.length === 0 && news.count === 0;
  const { size } = news;
  useEffect(() => {
    // With nothing new to be told, the reader has seen all there is.
    if (isFirst && size > 0) onSeen();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- said once for each size, not for each function
  }, [isFirst, size]);
  if (isFirst) return null;
  return (
    <section className={page["section"]} aria-labelledby="news-title">
      <h2 id="news-title" className={page["sectionTitle"]}>
        <FormattedMessage id="dialogue.news" />
      </h2>
      <ul className={page["rows"]}>
        {news.lines.map((line) => (
          <li key={line.id} className={page["row"]}>
            <ActSentence line={line} delegations={view.delegations} />
          </li>
        ))}
      </ul>
      <div className={page["acts"]}>
        <p className={page["soft"]}>
          <FormattedMessage id="dialogue.news.count" values={{ count: news.count }} />
        </p>
        <Button onPress={onSeen}>
          <FormattedMessage id="dialogue.news.seen" />
        </Button>
      </div>
    </section>
  );
}
