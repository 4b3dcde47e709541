import { type SignedAct, equalBytes } from "@longtable/protocol";

/** An act of a chain, waiting or taken: its hash is its id and the next one's `prev`. */
export interface ChainAct {
  readonly hash: Uint8Array;
  readonly act: SignedAct;
}

/** A chain as far as this room's record has it. */
export interface Chain {
  /** The next `n` that may take effect. */
  readonly next: number;
  /** H of the act before it; 32 zero bytes at the start. */
  readonly head: Uint8Array;
  /** The largest checkpoint size that the author has named as seen. */
  readonly seenSize: number;
  /** Hashes of the acts taken, by `n`, so that a fork can be shown. */
  readonly taken: Uint8Array[];
  /** Acts placed before an earlier one of theirs, by `n`. */
  readonly waiting: Map<number, ChainAct>;
}

/** What placing an act did to its chain. */
export type Placing =
  | { readonly result: "taken"; readonly acts: readonly ChainAct[] }
  | { readonly result: "waiting" }
  | { readonly result: "again" }
  | { readonly result: "fork"; readonly with: Uint8Array }
  | { readonly result: "broken" };

/** A chain that no act of is placed yet. */
export function emptyChain(): Chain {
  return { next: 0, head: new Uint8Array(32), seenSize: 0, taken: [], waiting: new Map() };
}

/**
 * Places an act in its chain (PROTOCOL.md §5): it takes effect at the first place where it and all before
 * it are placed, so one placing may take several. The same bytes again do nothing; the same `n` with other
 * bytes is a fork, and the first stays; a `prev` that names another act breaks the chain there.
 */
export function placeInChain(chain: Chain, placed: ChainAct): { readonly chain: Chain; readonly placing: Placing } {
  const { n } = placed.act;
  const there = n < chain.next ? chain.taken[n] : chain.waiting.get(n)?.hash;
  if (there !== undefined) {
    const isSame = equalBytes(there, placed.hash);
    return { chain, placing: isSame ? { result: "again" } : { result: "fork", with: there } };
  }
  if (n > chain.next) {
    chain.waiting.set(n, placed);
    return { chain, placing: { result: "waiting" } };
  }
  const acts: ChainAct[] = [];
  let { next, head, seenSize } = chain;
  for (let act: ChainAct | undefined = placed; act !== undefined; act = chain.waiting.get(next)) {
    chain.waiting.delete(next);
    if (!equalBytes(act.act.prev, head) || act.act.seenSize < seenSize) {
      return {
        chain: { ...chain, next, head, seenSize },
        placing: acts.length > 0 ? { result: "taken", acts } : { result: "broken" },
      };
    }
    acts.push(act);
    chain.taken.push(act.hash);
    ({ hash: head } = act);
    seenSize = act.act.seenSize;
    next++;
  }
  return { chain: { ...chain, next, head, seenSize }, placing: { result: "taken", acts } };
}
