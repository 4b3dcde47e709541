import { diffArrays } from "diff";
import type { Manuscript, ManuscriptBlock } from "./manuscript.ts";
import { type WordChange, asPhrases, compareWords, wordsOf } from "./word-diff.ts";
import { textLine } from "./write-text.ts";

/** What became of a provision. `before` and `after` are its numbers in the two manuscripts. */
export type ProvisionChange = (
  | { readonly kind: "same"; readonly before: number; readonly after: number; readonly text: string }
  | { readonly kind: "inserted"; readonly after: number; readonly text: string }
  | { readonly kind: "deleted"; readonly before: number; readonly text: string }
  | {
      readonly kind: "changed";
      readonly before: number;
      readonly after: number;
      /** True when it stands elsewhere among its neighbours than it did; its words may be the same. */
      readonly moved: boolean;
      readonly words: readonly WordChange[];
    }
) & {
  /** A heading's level, from 1. */
  readonly rank?: number;
};

/** Two texts compared: provisions in the order of the second, deleted ones where they stood. */
export interface Comparison {
  readonly provisions: readonly ProvisionChange[];
  /** Counted in words, spaces and signs apart. */
  readonly words: {
    readonly same: number;
    readonly inserted: number;
    readonly deleted: number;
    readonly moved: number;
  };
}

/** Two provisions with this share of their words in common are taken for one that changed. */
const ALIKE = 0.5;
const SOMEWHAT_ALIKE = 0.3;
/** Short ones, such as "No text", must be equal to count as moved. */
const FEWEST_WORDS = 4;

/**
 * Compares two texts provision by provision and word by word. Equal provisions in order are matched first, then equal ones elsewhere
 * (moved), then alike ones: between the same neighbours before anywhere else. Words inside moved provisions are compared too.
 */
export function compareTexts(before: Manuscript, after: Manuscript): Comparison {
  const a = before.blocks.map((block) => textLine(block, before));
  const b = after.blocks.map((block) => textLine(block, after));
  const matches = matchLines(a, b);
  const inOrder = linesInOrder(matches);
  const matchedBefore = new Map([...matches].map(([after_, before_]) => [before_, after_]));
  const provisions: ProvisionChange[] = [];
  let next = 0;
  const deleteUpTo = (end: number): void => {
    for (; next < end; next += 1) {
      if (matchedBefore.has(next)) continue;
      provisions.push({ kind: "deleted", before: next, text: a[next] ?? "", ...rankOf(before.blocks[next]) });
    }
  };
  b.forEach((text, at) => {
    const from = matches.get(at);
    const rank = rankOf(after.blocks[at]);
    if (from === undefined) {
      provisions.push({ kind: "inserted", after: at, text, ...rank });
      return;
    }
    const moved = !inOrder.has(at);
    if (!moved) deleteUpTo(from);
    if (!moved && a[from] === text) provisions.push({ kind: "same", before: from, after: at, text, ...rank });
    else {
      const words = asPhrases(compareWords(a[from] ?? "", text));
      provisions.push({ kind: "changed", before: from, after: at, moved, words, ...rank });
    }
  });
  deleteUpTo(a.length);
  return { provisions, words: countWords(provisions) };
}

function rankOf(block: ManuscriptBlock | undefined): { readonly rank?: number } {
  return block?.kind === "heading" ? { rank: block.rank ?? 1 } : {};
}

/**
 * Matches the lines of two texts: the number of the first's for each matched one of the second. Equal ones in order first, then equal ones
 * elsewhere, then alike ones.
 */
export function matchLines(a: readonly string[], b: readonly string[]): ReadonlyMap<number, number> {
  const matches = new Map<number, number>();
  const gaps: { readonly before: number[]; readonly after: number[] }[] = [{ before: [], after: [] }];
  let i = 0;
  let j = 0;
  for (const { added, removed, count } of diffArrays([...a], [...b])) {
    const gap = gaps.at(-1);
    if (added) for (let k = 0; k < count; k += 1) gap?.after.push(j + k);
    else if (removed) for (let k = 0; k < count; k += 1) gap?.before.push(i + k);
    else {
      for (let k = 0; k < count; k += 1) matches.set(j + k, i + k);
      gaps.push({ before: [], after: [] });
    }
    if (!removed) j += count;
    if (!added) i += count;
  }
  const bags = bagsOf(a, b);
  matchEqual(a, b, gaps, matches);
  for (const { before, after } of gaps) matchAlike(before, after, bags, matches, ALIKE);
  matchAlike(
    gaps.flatMap(({ before }) => before),
    gaps.flatMap(({ after }) => after),
    bags,
    matches,
    ALIKE,
  );
  // Between the same two neighbours, less will do: what stands there was put in the place of what stood there.
  for (const { before, after } of gaps) matchAlike(before, after, bags, matches, SOMEWHAT_ALIKE);
  return matches;
}

type Gap = { readonly before: readonly number[]; readonly after: readonly number[] };

function matchEqual(
  a: readonly string[],
  b: readonly string[],
  gaps: readonly Gap[],
  matches: Map<number, number>,
): void {
  const places = new Map<string, number[]>();
  for (const { before } of gaps) {
    for (const from of before) {
      const text = a[from] ?? "";
      if (wordsOf(text).length >= FEWEST_WORDS) places.set(text, [...(places.get(text) ?? []), from]);
    }
  }
  for (const { after } of gaps) {
    for (const at of after) {
      const from = places.get(b[at] ?? "")?.shift();
      if (from !== undefined) matches.set(at, from);
    }
  }
}

/** Greedily, the most alike first; between equals the earlier. Candidates are found by the words they share, so cost stays near linear. */
function matchAlike(
  before: readonly number[],
  after: readonly number[],
  bags: Bags,
  matches: Map<number, number>,
  least: number,
): void {
  const taken = new Set(matches.values());
  const free = before.filter((from) => !taken.has(from));
  const open = after.filter((at) => !matches.has(at));
  const found: { from: number; at: number; alike: number }[] = [];
  for (const at of open) {
    for (const from of free) {
      const alike = alikeness(bags.before[from] ?? NO_WORDS, bags.after[at] ?? NO_WORDS);
      if (alike >= least) found.push({ from, at, alike });
    }
  }
  found.sort((x, y) => y.alike - x.alike || x.at - y.at || x.from - y.from);
  for (const { from, at } of found) {
    if (matches.has(at) || taken.has(from)) continue;
    matches.set(at, from);
    taken.add(from);
  }
}

/** Words of each provision of both texts as sorted numbers, so that likeness is one merge. */
interface Bags {
  readonly before: readonly Uint32Array[];
  readonly after: readonly Uint32Array[];
}

function bagsOf(a: readonly string[], b: readonly string[]): Bags {
  const numbers = new Map<string, number>();
  const bag = (text: string): Uint32Array => {
    const found: number[] = [];
    for (const word of text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      found.push(number);
    }
    return Uint32Array.from(found).toSorted();
  };
  return { before: a.map(bag), after: b.map(bag) };
}

/**
 * How alike two provisions are, from 0 to 1: Dice's coefficient of their bags of words, or, where one is much shorter because
 * brackets fell away, four fifths of the share of it that the longer one holds.
 */
function alikeness(x: Uint32Array, y: Uint32Array): number {
  const total = x.length + y.length;
  const fewest = Math.min(x.length, y.length);
  if (fewest * 2 < total * ALIKE && fewest < ENOUGH_TO_CONTAIN) return 0;
  let i = 0;
  let j = 0;
  let common = 0;
  while (i < x.length && j < y.length) {
    const difference = (x[i] ?? 0) - (y[j] ?? 0);
    if (difference === 0) common += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  if (total === 0) return 0;
  const contained = fewest >= ENOUGH_TO_CONTAIN ? (0.8 * common) / fewest : 0;
  return Math.max((2 * common) / total, contained);
}

/** With fewer words than these, being contained in a long paragraph says nothing. */
const ENOUGH_TO_CONTAIN = 12;

const NO_WORDS = new Uint32Array();

/** The matched lines of the second text that kept their order: a longest increasing run; all others moved. */
export function linesInOrder(matches: ReadonlyMap<number, number>): ReadonlySet<number> {
  const pairs = [...matches].toSorted(([a], [b]) => a - b);
  const tails: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, from], at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = at;
  });
  const run = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) run.add(pairs[at]?.[0] ?? 0);
  return run;
}

function countWords(provisions: readonly ProvisionChange[]): Comparison["words"] {
  const counts = { same: 0, inserted: 0, deleted: 0, moved: 0 };
  const count = (text: string): number => text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0;
  for (const change of provisions) {
    if (change.kind !== "changed") counts[change.kind] += count(change.text);
    else
      for (const { kind, text } of change.words) {
        counts[kind] += count(text);
        if (change.moved && kind === "same") counts.moved += count(text);
      }
  }
  return counts;
}
