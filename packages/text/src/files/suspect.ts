import type { Bracket, Brackets } from "./bracket.ts";
import { GATHERED, type Gathered } from "./gathered.ts";
import type { Outline, OutlineEntry } from "./outline.ts";
import { firstAfter } from "./sorted.ts";
import type { Unit } from "./unit.ts";

/** The innermost pair open just before a place that is no suspect. */
export function enclosingTrusted({ pairs, enclosing }: Brackets, suspects: ReadonlySet<number>): Brackets["enclosing"] {
  const trusted: (Bracket | undefined)[] = [];
  const byOpen = new Map<number, Bracket | undefined>();
  pairs.forEach((pair, index) => {
    trusted[index] = suspects.has(index) ? trusted[pair.parent ?? -1] : pair;
    byOpen.set(pair.open, trusted[index]);
  });
  return (at) => byOpen.get(enclosing(at)?.open ?? -1);
}

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
  const lines = gathered.blocks.map(({ from }) => from);
  const words = wordsBefore(gathered);
  collect(outline.children, sections, end);
  const suspects = new Set<number>();
  const notes = outline.footnotes.toSorted((a, b) => a.from - b.from);
  const starts = notes.map(({ from }) => from);
  const noteOf = (at: number): number => {
    const index = firstAfter(starts, at) - 1;
    return at < (notes[index]?.to ?? 0) ? index : -1;
  };
  brackets.pairs.forEach(({ open, close }, index) => {
    // A pair on one line crosses nothing.
    if (firstAfter(lines, open) === firstAfter(lines, close)) return;
    if (noteOf(open) !== noteOf(close) || crosses(words, sections, open, close, end)) suspects.add(index);
  });
  return suspects;
}

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

function crosses(words: Uint32Array, sections: readonly Section[], open: number, close: number, end: number): boolean {
  const around = sections.findLast(({ from, to }) => open >= from && open < to);
  // Words before the first heading are a section of their own.
  const leaves = around === undefined ? sections.some(({ from }) => from > open && from < close) : close >= around.to;
  if (!leaves) return false;
  const startsWhole =
    around !== undefined && open < around.unit.to && isOnlyMarks(words, around.unit.label?.to ?? around.from, open);
  const next = sections.find(({ from }) => from > close);
  const endsWhole = isOnlyMarks(words, close + 1, next?.from ?? end);
  return !(startsWhole && endsWhole);
}

/** How many units before each place are neither brackets nor spaces nor full stops. */
function wordsBefore({ text, kind }: Gathered): Uint32Array {
  const before = new Uint32Array(text.length + 1);
  for (let at = 0; at < text.length; at += 1) {
    const isMark = kind[at] === GATHERED.open || kind[at] === GATHERED.close;
    before[at + 1] = (before[at] ?? 0) + (isMark || /[\s.:;]/u.test(text[at] ?? "") ? 0 : 1);
  }
  return before;
}

/** Whether nothing but brackets, spaces and full stops stands between two places. */
function isOnlyMarks(words: Uint32Array, from: number, to: number): boolean {
  return to <= from || words[from] === words[to];
}
