import type { Brackets } from "./bracket.ts";
import { GATHERED, type Gathered } from "./gathered.ts";
import type { Outline, OutlineEntry } from "./outline.ts";
import type { Unit } from "./unit.ts";

interface Section {
  readonly unit: Unit;
  readonly from: number;
  /** Where the next unit after the section and all under it starts. */
  to: number;
}

/**
 * Finds pairs that cross a heading of equal rank without enclosing whole siblings: one missing bracket makes such a pair, and half
 * the text its words. A pair is whole when it opens at the start of a section (after its label at the latest) and closes at
 * the end of one.
 */
export function findSuspects(gathered: Gathered, brackets: Brackets, outline: Outline): ReadonlySet<number> {
  const sections: Section[] = [];
  const end = gathered.text.length;
  collect(outline.children, sections, end);
  const suspects = new Set<number>();
  const footnotesFrom = outline.footnotes.map(({ from, to }) => ({ from, to }));
  brackets.pairs.forEach(({ open, close }, index) => {
    const noteOf = (at: number): number => footnotesFrom.findIndex(({ from, to }) => at >= from && at < to);
    if (close - open > SHORT || gathered.text.slice(open, close).includes("\n")) {
      if (noteOf(open) !== noteOf(close)) suspects.add(index);
      else if (crosses(gathered, sections, open, close)) suspects.add(index);
    }
  });
  return suspects;
}

/** A pair this short on one line crosses nothing. */
const SHORT = 5000;

function collect(entries: readonly OutlineEntry[], into: Section[], end: number): void {
  entries.forEach((entry, at) => {
    const next = entries[at + 1];
    const to = next === undefined ? end : startOf(next, end);
    const nodes = entry.kind === "node" ? [entry.node] : entry.choice.options;
    nodes.forEach((node, index) => {
      const last = nodes[index + 1]?.unit.from ?? to;
      if (node.unit.kind === "heading") into.push({ unit: node.unit, from: node.unit.from, to: last });
      collect(node.children, into, last);
    });
  });
}

function startOf(entry: OutlineEntry, end: number): number {
  return (entry.kind === "node" ? entry.node.unit.from : entry.choice.options[0]?.unit.from) ?? end;
}

function crosses(gathered: Gathered, sections: readonly Section[], open: number, close: number): boolean {
  const around = sections.findLast(({ from, to }) => open >= from && open < to);
  // Words before the first heading are a section of their own.
  const leaves = around === undefined ? sections.some(({ from }) => from > open && from < close) : close >= around.to;
  if (!leaves) return false;
  const startsWhole =
    around !== undefined && open < around.unit.to && isOnlyMarks(gathered, around.unit.label?.to ?? around.from, open);
  const next = sections.find(({ from }) => from > close);
  const endsWhole = isOnlyMarks(gathered, close + 1, next?.from ?? gathered.text.length);
  return !(startsWhole && endsWhole);
}

/** Whether nothing but brackets, spaces and full stops stands between two places. */
function isOnlyMarks({ text, kind }: Gathered, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const isMark = kind[at] === GATHERED.open || kind[at] === GATHERED.close;
    if (!isMark && !/[\s.:;]/u.test(text[at] ?? "")) return false;
  }
  return true;
}
