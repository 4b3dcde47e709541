import type { ReactNode } from "react";
import { FormattedMessage } from "react-intl";

import styles from "./wording.module.css";

/** Code points that draw nothing, or change the order in which others are drawn. What an initial acknowledges is decided by the fold. */
const UNSEEN =
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb]/u;
/** A word of Latin letters in which letters of another script stand that look like them. */
const MIXED = /(?=\p{L}*\p{Script=Latin})(?=\p{L}*[\p{Script=Cyrillic}\p{Script=Greek}])\p{L}+/u;
const NOT_PLAIN = /[^\u0020-\u007e\u2013\u2014\u2018-\u201d]/u;
const ODD = new RegExp(`${UNSEEN.source}|${MIXED.source}`, "gu");

/** Words as they stand. Characters that nobody would see are shown by their numbers, and words that mix scripts are marked. */
export function Words({ text }: { readonly text: string }): ReactNode {
  if (!NOT_PLAIN.test(text)) return text;
  const parts: ReactNode[] = [];
  let from = 0;
  for (const found of text.matchAll(ODD)) {
    if (found.index > from) parts.push(text.slice(from, found.index));
    parts.push(<OddCharacters key={found.index} text={found[0]} />);
    from = found.index + found[0].length;
  }
  if (parts.length === 0) return text;
  parts.push(text.slice(from));
  return parts;
}

function OddCharacters({ text }: { readonly text: string }): ReactNode {
  const point = `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  if (UNSEEN.test(text)) return <span className={styles["unseen"]}>{point}</span>;
  return (
    <span className={styles["mixed"]}>
      {text}
      <span className={styles["aside"]}>
        <FormattedMessage id="text.mixed" />
      </span>
    </span>
  );
}
