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

/** Pairs marks of one sort with one stack: a closing mark takes the nearest opening one that is still open. */
export function pairMarks(tokens: readonly Token[], opening: "open" | "noteOpen"): Pairing {
  const closing = opening === "open" ? "close" : "noteClose";
  const stack: number[] = [];
  const alone: number[] = [];
  const found: { open: number; close: number }[] = [];
  for (const token of tokens) {
    if (token.kind !== "mark") continue;
    if (token.what === opening) stack.push(token.from);
    else if (token.what === closing) {
      const open = stack.pop();
      if (open === undefined) alone.push(token.from);
      else found.push({ open, close: token.from });
    }
  }
  alone.push(...stack);
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
