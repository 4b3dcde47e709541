import { type ReactNode, memo } from "react";
import { useIntl } from "react-intl";

import type { WordingRun } from "@longtable/text";
import { useIsMarked, useIsSelected } from "./selection.ts";
import { useHolders, useInk, useShortNames } from "./sides.tsx";
import { Words } from "./words.tsx";
import styles from "./wording.module.css";

type BracketRun = Extract<WordingRun, { readonly kind: "bracket" }>;
type MarkRun = Extract<WordingRun, { readonly kind: "mark" }>;

/** A wording as the bracket view has it: every bracket in its holder's ink and line, nested ones in their own. */
export const Wording = memo(function DrawnWording({ runs }: { readonly runs: readonly WordingRun[] }): ReactNode {
  return runs.map((run, index) => <Run key={keyOf(run, index)} run={run} />);
});

/** A bracket may be drawn in several parts, so its id alone is no key. */
function keyOf(run: WordingRun, index: number): string {
  return run.kind === "bracket" ? `${index} ${run.bracket.id}` : `${index} ${run.piece}`;
}

function Run({ run }: { readonly run: WordingRun }): ReactNode {
  switch (run.kind) {
    case "words":
      return <Words text={run.text} />;
    case "literal":
      return (
        <span className={styles["literal"]}>
          <Words text={run.text} />
        </span>
      );
    case "bracket":
      return <Bracket run={run} />;
    case "placeholder":
      return <span className={styles["placeholder"]}>[{run.text}]</span>;
    case "note":
      return (
        <span className={styles["note"]}>
          {"{"}
          {run.by === null ? run.text : `${run.by}: ${run.text}`}
          {"}"}
        </span>
      );
    case "ref":
      return <Reference run={run} />;
    case "anchor":
      return <Anchor footnote={run.footnote} />;
    case "mark":
      return <Unpaired run={run} />;
    case "trivia":
      return /^\s+$/u.test(run.text) ? run.text : <span className={styles["trivia"]}>{run.text}</span>;
  }
}

function Bracket({ run }: { readonly run: BracketRun }): ReactNode {
  const { bracket, as, runs } = run;
  const intl = useIntl();
  const inkOf = useInk();
  const shortNames = useShortNames();
  const holders = useHolders();
  const isSelected = useIsSelected(bracket.id);
  const isMarked = useIsMarked(bracket.id);
  const names = shortNames(bracket);
  const alleged = bracket.isUnclaimed ? bracket.alleged.map(({ name }) => name).join(", ") : "";
  return (
    <span
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no tag of the line groups words and names them
      role="group"
      tabIndex={-1}
      aria-label={intl.formatMessage(
        { id: "text.bracket.label" },
        { as, isMarked: String(isMarked), holders: holders(bracket) },
      )}
      className={styles["bracket"]}
      data-bracket={bracket.id}
      data-ink={inkOf(bracket)}
      data-as={as}
      data-over={Math.min(3, heightOf(runs))}
      data-selected={isSelected || undefined}
      data-marked={isMarked || undefined}
    >
      <span className={styles["sign"]}>[</span>
      {as === "struck" ? (
        <span className={styles["struck"]}>
          <Wording runs={runs} />
        </span>
      ) : (
        <bdi>
          <Wording runs={runs} />
        </bdi>
      )}
      {names === "" ? null : (
        <sup className={styles["holder"]} aria-hidden="true">
          {names}
        </sup>
      )}
      {alleged === "" ? null : <sup className={styles["alleged"]}>{alleged}?</sup>}
      <span className={styles["sign"]}>]</span>
    </span>
  );
}

/** How many brackets lie inside, at the deepest: their lines go above this one's. */
function heightOf(runs: readonly WordingRun[]): number {
  return runs.reduce((most, run) => (run.kind === "bracket" ? Math.max(most, 1 + heightOf(run.runs)) : most), 0);
}

/** A bracket without its partner: part of the file's words, until it is repaired. */
function Unpaired({ run }: { readonly run: MarkRun }): ReactNode {
  const intl = useIntl();
  const isSelected = useIsSelected(run.bracket.id);
  return (
    <span
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no tag of the line groups words and names them
      role="group"
      tabIndex={-1}
      className={styles["unpaired"]}
      data-bracket={run.bracket.id}
      data-selected={isSelected || undefined}
      aria-label={intl.formatMessage({ id: "text.mark.label" }, { sign: run.sign })}
    >
      {run.sign}
    </span>
  );
}

function Reference({ run }: { readonly run: Extract<WordingRun, { readonly kind: "ref" }> }): ReactNode {
  return (
    <a className={styles["reference"]} href={`#${anchorOf(run.node)}`}>
      {run.text}
    </a>
  );
}

function Anchor({ footnote }: { readonly footnote: string }): ReactNode {
  const intl = useIntl();
  return (
    <sup>
      <a
        className={styles["reference"]}
        href={`#${anchorOf(footnote)}`}
        aria-label={intl.formatMessage({ id: "text.footnote" })}
      >
        *
      </a>
    </sup>
  );
}

/** A provision's place in the page. */
export function anchorOf(node: string): string {
  return `p-${node.slice(0, 8)}-${node.slice(65)}`;
}
