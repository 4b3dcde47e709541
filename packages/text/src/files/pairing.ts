import type { Change } from "./draft.ts";
import type { Token } from "./token.ts";

/** Two brackets that belong together, by the UTF-16 offsets of the opening and the closing one. */
export interface Pair {
  readonly open: number;
  readonly close: number;
  /** How many pairs enclose it, itself included; from 1. */
  readonly depth: number;
}

/** Every bracket of a text: paired with one stack over the whole file, or alone. */
export interface Pairing {
  /** In the order of their opening brackets. */
  readonly pairs: readonly Pair[];
  /** Offsets of brackets without a partner, in order. */
  readonly alone: readonly number[];
  readonly maxDepth: number;
}

/**
 * Pairs marks of one sort with one stack: a closing mark takes the nearest opening one that is still open. Where the file has
 * tracked changes, a deleted mark never pairs with an inserted one, for they never stand in the text together.
 */
export function pairMarks(
  tokens: readonly Token[],
  opening: "open" | "noteOpen",
  changes: readonly Change[] = [],
): Pairing {
  const closing = opening === "open" ? "close" : "noteClose";
  // What is open, apart by how it is tracked: what may pair is the latest of the tops.
  const open: Readonly<Record<Tracked, number[]>> = { no: [], inserted: [], deleted: [] };
  const trackedAt = trackedIn(changes);
  const alone: number[] = [];
  const found: { open: number; close: number }[] = [];
  for (const token of tokens) {
    if (token.kind !== "mark") continue;
    const tracked = trackedAt(token.from);
    if (token.what === opening) open[tracked].push(token.from);
    else if (token.what === closing) {
      const stacks = tracked === "no" ? [open.no, open.inserted, open.deleted] : [open.no, open[tracked]];
      const latest = stacks.reduce((best, stack) => ((stack.at(-1) ?? -1) > (best.at(-1) ?? -1) ? stack : best));
      const partner = latest.pop();
      if (partner === undefined) alone.push(token.from);
      else found.push({ open: partner, close: token.from });
    }
  }
  for (const stack of Object.values(open)) for (const from of stack) alone.push(from);
  alone.sort((a, b) => a - b);
  found.sort((a, b) => a.open - b.open);
  // Depth counts pairs only: an opening bracket that never closes encloses nothing.
  const ends: number[] = [];
  let maxDepth = 0;
  const pairs = found.map(({ open, close }): Pair => {
    while (ends.length > 0 && (ends.at(-1) ?? 0) < open) ends.pop();
    ends.push(close);
    maxDepth = Math.max(maxDepth, ends.length);
    return { open, close, depth: ends.length };
  });
  return { pairs, alone, maxDepth };
}

type Tracked = "no" | "inserted" | "deleted";

function trackedIn(changes: readonly Change[]): (at: number) => Tracked {
  if (changes.length === 0) return () => "no";
  let next = 0;
  const sorted = changes.toSorted((a, b) => a.from - b.from);
  const open: Change[] = [];
  return (at) => {
    for (let change = sorted[next]; change !== undefined && change.from <= at; change = sorted[next]) {
      open.push(change);
      next += 1;
    }
    for (let i = open.length - 1; i >= 0; i -= 1) if ((open[i]?.to ?? 0) <= at) open.splice(i, 1);
    const last = open.at(-1);
    if (last === undefined) return "no";
    return last.kind === "delete" || last.kind === "moveFrom" ? "deleted" : "inserted";
  };
}
