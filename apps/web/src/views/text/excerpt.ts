import {
  type BracketId,
  type NegotiatingText,
  type WordingRun,
  bracketOf,
  provisionOfBracket,
  provisionView,
} from "@longtable/text";

/** Where a bracket is and what it holds, as drawn. */
export interface Excerpt {
  /** The number of the provision it begins in. */
  readonly label: string;
  /** What is drawn of it there; of a bracket around whole provisions, the first one's words. */
  readonly runs: readonly WordingRun[];
}

/** A bracket's own words, out of the provision in which it begins. */
export function excerptOf(text: NegotiatingText, bracket: BracketId): Excerpt {
  const node = provisionOfBracket(text, bracket);
  const view = node === null ? null : provisionView(text, node);
  if (view === null) return { label: "", runs: [] };
  const runs = [view.labelRuns, view.heading, view.body].flatMap((field) => found(field, bracket));
  const around = bracketOf(text, bracket);
  const isWhole = runs.length === 0 && around !== null;
  return { label: view.label, runs: isWhole ? [...view.heading, ...view.body] : runs };
}

function found(runs: readonly WordingRun[], bracket: BracketId): readonly WordingRun[] {
  return runs.flatMap((run): readonly WordingRun[] => {
    if (run.kind === "mark") return run.bracket.id === bracket ? [run] : [];
    if (run.kind !== "bracket") return [];
    return run.bracket.id === bracket ? [run] : found(run.runs, bracket);
  });
}
