import { NOTHING_BEFORE, type SignedAct, sha256, utf8 } from "@longtable/protocol";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type ChainAct, emptyChain, placeInChain } from "../src/index.ts";

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
    acts.push({ hash, act });
    prev = hash;
  }
  return acts;
}

/** Places acts in this order and gives the counters of those that took effect, in order. */
function taken(order: readonly ChainAct[]): readonly number[] {
  let chain = emptyChain();
  const counters: number[] = [];
  for (const act of order) {
    const placed = placeInChain(chain, act);
    ({ chain } = placed);
    if (placed.placing.result === "taken") counters.push(...placed.placing.acts.map((one) => one.act.n));
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
    const { chain } = placeInChain(emptyChain(), first);
    expect(placeInChain(chain, other).placing).toEqual({ result: "fork", with: first.hash });
    expect(placeInChain(chain, first).placing).toEqual({ result: "again" });
  });

  it("stops where an act names another one before it, or has seen less than the one before it", () => {
    const [first, second] = chainOfActs(2);
    if (first === undefined || second === undefined) throw new Error("two acts");
    const wrongPrev = { ...second, act: { ...second.act, prev: sha256(utf8("elsewhere")) } };
    const { chain } = placeInChain(emptyChain(), { ...first, act: { ...first.act, seenSize: 5 } });
    expect(placeInChain(chain, wrongPrev).placing).toEqual({ result: "broken" });
    expect(placeInChain(chain, second).placing).toEqual({ result: "broken" });
  });
});
