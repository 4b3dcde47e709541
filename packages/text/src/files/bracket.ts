import { type AttributedPart, readAttribution } from "./attribution.ts";
import type { Draft } from "./draft.ts";
import { GATHERED, type Gathered } from "./gathered.ts";
import { pairMarks } from "./pairing.ts";
import { isPlaceholder } from "./placeholder.ts";

/** A pair of brackets in the gathered words, and what its words say of it. */
export interface Bracket {
  /** Places of the two marks in the gathered words. */
  readonly open: number;
  readonly close: number;
  readonly depth: number;
  /** The index of the pair around it, if any. */
  readonly parent?: number;
  /** The index of the first of its neighbours `[a][b]` that stand together without a space; its own where it is the first. */
  readonly group?: number;
  readonly isPlaceholder: boolean;
  readonly attribution?: readonly AttributedPart[];
}

/** All brackets of a draft. */
export interface Brackets {
  readonly pairs: readonly Bracket[];
  /** Places of brackets without a partner. */
  readonly alone: readonly number[];
  readonly maxDepth: number;
  /** The innermost pair that is open just before a place. */
  readonly enclosing: (at: number) => Bracket | undefined;
}

/** Pairs the brackets, story by story, and reads what each pair's words say of it. */
export function findBrackets(draft: Draft, gathered: Gathered, delegations: readonly string[]): Brackets {
  const stories = draft.stories ?? [{ from: 0, to: draft.text.length }];
  const alone: number[] = [];
  const found: { open: number; close: number; depth: number }[] = [];
  let maxDepth = 0;
  for (const story of stories) {
    const tokens =
      stories.length === 1 ? draft.tokens : draft.tokens.filter(({ from }) => from >= story.from && from < story.to);
    const pairing = pairMarks(tokens, "open", draft.changes);
    maxDepth = Math.max(maxDepth, pairing.maxDepth);
    for (const at of pairing.alone) alone.push(gathered.placeOf(at));
    for (const { open, close, depth } of pairing.pairs) {
      found.push({ open: gathered.placeOf(open), close: gathered.placeOf(close), depth });
    }
  }
  found.sort((a, b) => a.open - b.open);
  const parents = parentsOf(found);
  const groups = groupsOf(found, gathered);
  const pairs = found.map(({ open, close, depth }, index): Bracket => {
    const words = gathered.text.slice(open + 1, close);
    const parent = parents[index];
    const group = groups.get(index);
    const attribution = words.length > LONGEST_ATTRIBUTED ? undefined : readAttribution(words, delegations);
    return {
      open,
      close,
      depth,
      isPlaceholder: isPlaceholder(words),
      ...(parent === undefined ? {} : { parent }),
      ...(group === undefined ? {} : { group }),
      ...(attribution === undefined ? {} : { attribution }),
    };
  });
  const opens = pairs.map(({ open }) => open);
  return {
    pairs,
    alone: alone.toSorted((a, b) => a - b),
    maxDepth,
    enclosing(at) {
      let index: number | undefined = lastBefore(opens, at);
      while (index !== undefined && index >= 0 && (pairs[index]?.close ?? 0) < at) index = pairs[index]?.parent;
      return index === undefined ? undefined : pairs[index];
    },
  };
}

/** Longer words are paragraphs; who speaks in a paragraph's middle is not whom the bracket is attributed to. */
const LONGEST_ATTRIBUTED = 20_000;

function parentsOf(
  pairs: readonly { readonly open: number; readonly close: number }[],
): readonly (number | undefined)[] {
  const stack: number[] = [];
  return pairs.map(({ open }, index) => {
    while (stack.length > 0 && (pairs[stack.at(-1) ?? 0]?.close ?? 0) < open) stack.pop();
    const parent = stack.at(-1);
    stack.push(index);
    return parent;
  });
}

function groupsOf(
  pairs: readonly { readonly open: number; readonly close: number }[],
  { kind }: Gathered,
): ReadonlyMap<number, number> {
  const byOpen = new Map(pairs.map(({ open }, index) => [open, index]));
  const groups = new Map<number, number>();
  pairs.forEach(({ close }, index) => {
    const next = kind[close + 1] === GATHERED.open ? byOpen.get(close + 1) : undefined;
    if (next === undefined) return;
    const group = groups.get(index) ?? index;
    groups.set(index, group);
    groups.set(next, group);
  });
  return groups;
}

function lastBefore(sorted: readonly number[], at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
