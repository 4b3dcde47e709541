import type { ReactNode } from "react";
import { FormattedMessage } from "react-intl";

import page from "../../design/page.module.css";
import type { DialogueView, RoundOnLine, TextInShort } from "../../views/dialogue.ts";
import styles from "./course.module.css";

/** The drawing's own units: it is stretched to its place, and its lines are not. */
const WIDTH = 1000;
const HEIGHT = 100;

/**
 * How one text's open brackets came and went, from its tabling to the present: steps up and down, each standing until the
 * next act that changed the count, over the rounds in which it happened. The figures stand as a table below.
 */
export function Course({ view, text }: { readonly view: DialogueView; readonly text: TextInShort }): ReactNode {
  const [first] = text.course;
  const last = text.course.at(-1);
  if (first === undefined || last === undefined) return null;
  const most = Math.max(1, ...text.course.map(({ brackets }) => brackets));
  const end = text.isSigned ? last.seq : Math.max(last.seq, view.size - 1);
  const x = (seq: number): number =>
    ((Math.min(Math.max(seq, first.seq), end) - first.seq) / Math.max(1, end - first.seq)) * WIDTH;
  const y = (brackets: number): number => HEIGHT - (brackets / most) * HEIGHT;
  const steps = text.course.map(
    ({ seq, brackets }, index) => `${index === 0 ? `M${x(seq)} ` : `H${x(seq)}V`}${y(brackets)}`,
  );
  const spans = view.rounds.flatMap((round) => spanOf(round, first.seq, end));
  return (
    <figure className={styles["course"]}>
      <div className={styles["plot"]} aria-hidden="true">
        <span className={styles["most"]}>{most}</span>
        <span className={styles["none"]}>0</span>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
          {spans.map(({ round, from, to }) => (
            <rect
              key={round.id}
              className={styles["round"]}
              x={x(from)}
              y={0}
              width={x(to) - x(from)}
              height={HEIGHT}
            />
          ))}
          <path className={styles["ground"]} d={`M0 ${HEIGHT}H${WIDTH}`} />
          <path className={styles["line"]} d={`${steps.join("")}H${x(end)}`} />
          <path className={styles["point"]} d={`M${x(end)} ${y(last.brackets)}h0`} />
        </svg>
        {spans.map(({ round, from }) => (
          <span key={round.id} className={styles["name"]} style={{ insetInlineStart: `${(100 * x(from)) / WIDTH}%` }}>
            <FormattedMessage id="dialogue.round.number" values={{ number: round.number ?? 0 }} />
          </span>
        ))}
      </div>
      <figcaption className={page["soft"]}>
        <FormattedMessage id="brackets.chart" values={{ most, now: last.brackets }} />
      </figcaption>
    </figure>
  );
}

interface Span {
  readonly round: RoundOnLine;
  readonly from: number;
  readonly to: number;
}

/** The part of a round that lies within two places; none when it lies outside. */
function spanOf(round: RoundOnLine, start: number, end: number): readonly Span[] {
  if (round.from === null) return [];
  const [from, to] = [Math.max(round.from, start), Math.min(round.to ?? end, end)];
  return from < to ? [{ round, from, to }] : [];
}
