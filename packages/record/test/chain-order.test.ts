import { NOTHING_BEFORE, type SignedAct, sha256, utf8 } from "@longtable/protocol";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Chain, type ChainAct } from "../src/index.ts";

/** A chain of acts as one honest device would sign them, hashes standing for the signed bytes. */
function chainOfActs(length: number, label = "act"): readonly ChainAct[] {
  const acts: ChainAct[] = [];
  let prev: Uint8Array = NOTHING_BEFORE;
  for (let n = 0; n < length; n++) {
    const hash = sha256(utf8(`${label} ${n}`));
    const act: SignedAct = {
      v: 1,
      room: new Uint8Array(32),
      chain: new Uint8Array(40),
      n,
      prev,
      seenSize: n,
      seen: NOTHING_BEFORE,
      at: 0,
      act: { type: "words.say" },
    };
    acts.push({ hash, act, seq: n, counts: true });
    prev = hash;
  }
  return acts;
}

/** Places acts in this order and gives the counters of those that took effect, in order. */
function taken(order: readonly ChainAct[]): readonly number[] {
  const chain = new Chain();
  const counters: number[] = [];
  for (const act of order) {
    const placing = chain.place(act);
    if (placing.result === "taken") counters.push(...placing.acts.map((one) => one.act.n));
  }
  return counters;
}

describe("a chain in a room's record", () => {
  it("takes its acts in their own order, whatever order they are placed in and however often", () => {
    const acts = chainOfActs(12);
    const orders = fc.shuffledSubarray([...acts, ...acts], { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(orders, (order) => {
        expect(taken(order)).toEqual(acts.map((_, n) => n));
      }),
    );
  });

  it("holds back what comes before an act that is missing", () => {
    const [first, , third] = chainOfActs(3);
    expect(taken([first, third].filter((act) => act !== undefined))).toEqual([0]);
  });

  it("keeps the first of two acts with one counter, and shows the fork", () => {
    const [first] = chainOfActs(1);
    const [other] = chainOfActs(1, "other");
    if (first === undefined || other === undefined) throw new Error("two acts");
    const chain = new Chain();
    chain.place(first);
    expect(chain.place(other)).toEqual({ result: "fork", with: first.hash });
    expect(chain.place(first)).toEqual({ result: "again" });
  });

  it("lets a refused act use up its counter, placed early or in its turn, and takes what follows it", () => {
    const acts = chainOfActs(4);
    const marked = acts.map((act, n) => ({ ...act, counts: n !== 1 }));
    fc.assert(
      fc.property(fc.shuffledSubarray(marked, { minLength: 4, maxLength: 4 }), (order) => {
        expect(taken(order)).toEqual([0, 2, 3]);
      }),
    );
  });

  it("ends where an act names another one before it, or has seen less than the one before it", () => {
    const [first, second, third] = chainOfActs(3);
    if (first === undefined || second === undefined || third === undefined) throw new Error("three acts");
    const wrongPrev = { ...second, act: { ...second.act, prev: sha256(utf8("elsewhere")) } };
    const sawMore = { ...first, act: { ...first.act, seenSize: 5 } };
    for (const [before, wrong] of [
      [first, wrongPrev],
      [sawMore, second],
    ] as const) {
      const chain = new Chain();
      chain.place(before);
      expect(chain.place(wrong)).toEqual({ result: "taken", acts: [], broken: [wrong] });
      expect(chain.place(third)).toEqual({ result: "taken", acts: [], broken: [third] });
      expect(chain.place(third)).toEqual({ result: "again" });
    }
  });

  it("gives up what waits behind an act that breaks the chain, in the order of their places", () => {
    const [first, second, third, fourth] = chainOfActs(4);
    if (first === undefined || second === undefined || third === undefined || fourth === undefined)
      throw new Error("four acts");
    const wrong = { ...second, seq: 9, act: { ...second.act, prev: sha256(utf8("elsewhere")) } };
    const chain = new Chain();
    for (const act of [first, { ...fourth, seq: 5 }, { ...third, seq: 6 }]) chain.place(act);
    expect(chain.place(wrong)).toEqual({
      result: "taken",
      acts: [],
      broken: [{ ...fourth, seq: 5 }, { ...third, seq: 6 }, wrong],
    });
  });
});
