import { type SignedAct, equalBytes } from "@longtable/protocol";

import { HashList } from "./hash-list.ts";

/** An act of a chain as it was placed: its hash is its id and the next one's `prev`. */
export interface ChainAct {
  readonly hash: Uint8Array;
  readonly act: SignedAct;
  /** Its own place. It takes effect there, or later when an act before it was placed later. */
  readonly seq: number;
  /** False for an act already refused: it uses up its `n` and does nothing else. */
  readonly counts: boolean;
}

const NO_ACTS: readonly ChainAct[] = [];

/** What placing an act did to its chain. */
export type Placing =
  /** Those that take effect now, in order; and those that waited and turned out not to follow. */
  | { readonly result: "taken"; readonly acts: readonly ChainAct[]; readonly broken: readonly ChainAct[] }
  | { readonly result: "waiting" }
  | { readonly result: "again" }
  | { readonly result: "fork"; readonly with: Uint8Array };

/**
 * A chain as far as a room's record has it (PROTOCOL.md §5). An act takes effect at the first place where
 * it and all before it are placed, so one placing may take several. The same bytes again do nothing; the
 * same `n` with other bytes is a fork, and the first stays. An act whose `prev` names another act than the
 * one before it ends the chain: neither it nor any later one takes effect. A refused act uses up its `n`.
 */
export class Chain {
  #next = 0;
  #head: Uint8Array = new Uint8Array(32);
  #seenSize = 0;
  #isBroken = false;
  /** Hashes of the acts that used up their `n`, from 0 on, so that a fork can be shown. */
  readonly #used = new HashList();
  /** Those of acts that waited when the chain broke. */
  readonly #givenUp = new Map<number, Uint8Array>();
  /** Acts placed before an earlier one of theirs, by `n`. */
  readonly #waiting = new Map<number, ChainAct>();

  /** The next `n`, and the `prev` that its act must carry. */
  get head(): { readonly next: number; readonly head: Uint8Array } {
    return { next: this.#next, head: this.#head };
  }

  /** Places an act, and says what that did. */
  place(placed: ChainAct): Placing {
    const { n } = placed.act;
    // Nearly always: the next one, with none waiting.
    if (n === this.#next && this.#waiting.size === 0 && !this.#isBroken && this.#follows(placed)) {
      this.#take(placed);
      return { result: "taken", acts: placed.counts ? [placed] : NO_ACTS, broken: NO_ACTS };
    }
    const there = this.#used.at(n) ?? this.#givenUp.get(n) ?? this.#waiting.get(n)?.hash;
    if (there !== undefined) {
      return equalBytes(there, placed.hash) ? { result: "again" } : { result: "fork", with: there };
    }
    this.#waiting.set(n, placed);
    if (n > this.#next && !this.#isBroken) return { result: "waiting" };
    const acts: ChainAct[] = [];
    for (let act = this.#nextUp(); act !== undefined && !this.#isBroken; act = this.#nextUp()) {
      this.#isBroken = !this.#follows(act);
      if (this.#isBroken) break;
      this.#waiting.delete(this.#next);
      this.#take(act);
      if (act.counts) acts.push(act);
    }
    return { result: "taken", acts, broken: this.#isBroken ? this.#giveUp() : [] };
  }

  #follows({ act }: ChainAct): boolean {
    return equalBytes(act.prev, this.#head) && act.seenSize >= this.#seenSize;
  }

  #take({ act, hash, counts }: ChainAct): void {
    this.#used.push(hash);
    this.#next++;
    this.#head = hash;
    if (counts) this.#seenSize = act.seenSize;
  }

  #nextUp(): ChainAct | undefined {
    return this.#waiting.get(this.#next);
  }

  /** Once broken, whatever waits is refused, in the order of its places. */
  #giveUp(): readonly ChainAct[] {
    const given = [...this.#waiting.values()].filter((act) => act.counts);
    // Kept among the used, so that the same bytes placed again are told from a fork.
    for (const [n, act] of this.#waiting) this.#givenUp.set(n, act.hash);
    this.#waiting.clear();
    return given.toSorted((a, b) => a.seq - b.seq);
  }
}
