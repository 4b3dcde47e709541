import type { TextRefusal } from "../refusal.ts";
import { bracketAt, nodeAt } from "../state/lookup.ts";
import type { NegotiatingText } from "../state/records.ts";
import type { TabledNode, TabledText } from "../tabled.ts";

/*
 * How much may be in one place of a text. What is told of a bracket is reckoned beside all others there, so that without a bound one
 * party's acts could make each act after them slow for everybody.
 */

/** Brackets that a text may have had. */
const MOST_BRACKETS = 500_000;
/** Packages, and ways back, that may be open at one time. */
const MOST_PACKAGES = 500;
/** Open brackets and agreed deletions of words in one label, heading or body. */
const MOST_IN_FIELD = 2000;
/** Stretches of words in one label, heading or body. */
const MOST_RUNS = 10_000;
/** Open brackets and agreed deletions of whole provisions under one. */
const MOST_UNDER = 10_000;
/** How often one bracket of a tree may be opened. */
const MOST_OPENINGS = 1000;

/** `TOO_MANY` when a bracket that was just opened is one more than the text has room for, `TOO_FULL` where it is; null when there is room. */
export function wrongFullness(text: NegotiatingText, index: number): TextRefusal | null {
  if (text.brackets.length > MOST_BRACKETS || text.packages.length > MOST_PACKAGES) return "TOO_MANY";
  const isFull = bracketAt(text, index).parts.some((part) => {
    const node = nodeAt(text, part.kind === "nodes" ? part.parent : part.node);
    if (part.kind === "nodes") return node.open.length + node.cuts.length > MOST_UNDER;
    const field = node[part.field];
    return field !== null && (field.open.length + field.cuts.length > MOST_IN_FIELD || field.runs.length > MOST_RUNS);
  });
  return isFull ? "TOO_FULL" : null;
}

/** Whether a tree puts more into one place, or one bracket into more places, than there is room for. */
export function isTreeTooFull({ nodes, brackets }: TabledText): boolean {
  const openings = brackets.map(() => 0);
  const open = (bracket: number): void => void (openings[bracket] = (openings[bracket] ?? 0) + 1);
  const isFieldTooFull = (items: TabledNode["body"]): boolean => {
    let [brackets, runs] = [0, 0];
    for (const item of items ?? []) {
      if (typeof item === "object" && "open" in item) open(item.open);
      // An unpaired mark is a bracket too.
      if (typeof item === "object" && ("open" in item || "mark" in item)) brackets += 1;
      if (typeof item !== "object" || !("open" in item || "close" in item)) runs += 1;
    }
    return brackets > MOST_IN_FIELD || runs > MOST_RUNS;
  };
  const isTooFull = nodes.some(({ before, label, heading, body }) => {
    before?.forEach(open);
    return [label, heading, body].some(isFieldTooFull);
  });
  return isTooFull || openings.some((count) => count > MOST_OPENINGS);
}
