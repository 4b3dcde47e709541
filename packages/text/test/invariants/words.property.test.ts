import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { childrenOf, holdersOf } from "../../src/derive/standing.ts";
import { type BracketId, liveBrackets, wouldTake } from "../../src/index.ts";
import { itemsOf } from "../../src/persistent/vector.ts";
import { bracketAt } from "../../src/state/lookup.ts";
import type { Bracket } from "../../src/state/records.ts";
import { pointsInOrder } from "../naive.ts";
import { runs } from "../runs.ts";
import { seededRandom } from "../seeded-random.ts";
import { type Step, agreedBy, allBrackets, forEachAct, seeds, talksBy, undoneWayBack, wayBack } from "./each-act.ts";
import { touchedBy, wordsInForce } from "./words-in-force.ts";

/**
 * The brackets by which an act may put words into force or out of it: those that every party has accepted, that a call settled and nobody
 * held, that all repaired, that somebody reopened, and what a way back changed that somebody undid.
 */
function accountedFor(step: Step): readonly number[] {
  const { before, after, act } = step;
  const [undone, back] = [undoneWayBack(step), wayBack(step)];
  const isByAll = (index: number): boolean => {
    const accepted = new Set(bracketAt(after, index).accepts.map(({ by }) => by));
    return after.parties.every((party) => accepted.has(party));
  };
  return allBrackets(after).flatMap((is, index) => {
    const was = index < before.brackets.length ? bracketAt(before, index) : null;
    if (was?.state === is.state && undone?.changed.has(index) !== true) return [];
    if (undone?.changed.has(index) === true) return [index];
    if (back?.changed.has(index) === true) return isByAll(back.index) ? [index] : [];
    if (act.type === "seen") return was !== null && holdersOf(after, was).length === 0 ? [index] : [];
    if (act.type === "text.reopen") return was?.state === "agreed" && is.state === "open" ? [index] : [];
    if (act.type === "text.repair") return is.kind === "mark" ? [index] : [];
    return is.state === "agreed" && isByAll(agreedBy(step, index)) ? [index] : [];
  });
}

describe("over random acts by two to four delegations", () => {
  it("3: a word enters or leaves text in force only with every party's own act", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        forEachAct(seed, 120, (step) => {
          const { before, after } = step;
          if (bracketAt(after, 0).state !== "agreed") return;
          const accepted = new Set(bracketAt(after, 0).accepts.map(({ by }) => by));
          if (bracketAt(before, 0).state !== "agreed") {
            expect(after.parties.every((party) => accepted.has(party))).toBe(true);
            return;
          }
          const [was, is] = [wordsInForce(before), wordsInForce(after)];
          if (JSON.stringify([...was]) === JSON.stringify([...is])) return;
          const touched = new Set<number>();
          for (const index of accountedFor(step))
            for (const node of touchedBy([before, after], index)) touched.add(node);
          const untouched = (lines: ReadonlyMap<number, string>) => [...lines].filter(([node]) => !touched.has(node));
          expect(untouched(is)).toEqual(untouched(was));
        });
      }),
      { ...runs(60), examples: [[0], [8564793630]] },
    );
  });

  it("5: agreeing disjoint or nested proposals in any order gives the same visible words", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 1000 }), (seed, salt) => {
        const chance = talksBy(seed, 40);
        const { room } = chance;
        const kinds = new Set<Bracket["kind"]>(["insert", "delete", "replace", "newNode"]);
        const open = chance.brackets((bracket) => bracket.state === "open" && kinds.has(bracket.kind));
        const chosen: BracketId[] = [];
        for (const bracket of open.filter((one) => liveBrackets(room.now).includes(one))) {
          const takes = (one: BracketId, other: BracketId): boolean =>
            wouldTake(room.now, one).some(({ id }) => id === other);
          if (chosen.length < 4 && !chosen.some((other) => takes(bracket, other) || takes(other, bracket)))
            chosen.push(bracket);
        }
        const random = seededRandom(salt);
        const shuffled = chosen.map((bracket) => ({ bracket, by: random(1000) })).toSorted((a, b) => a.by - b.by);
        const endings = [chosen, chosen.toReversed(), shuffled.map(({ bracket }) => bracket)].map((order) => {
          const { state } = room;
          const agreed = order.map((bracket) => chance.settle(bracket));
          const ending = agreed.every(Boolean) ? wordsInForce(room.now) : null;
          room.state = state;
          return ending;
        });
        const [first, ...others] = endings.filter((ending) => ending !== null);
        for (const other of others) expect(other).toEqual(first);
      }),
      runs(60),
    );
  });

  it("7: no act changes what an earlier pointer denotes, and items never change order within a field", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        forEachAct(seed, 120, ({ before, after }) => {
          const later = pointsInOrder(after);
          for (const [field, points] of pointsInOrder(before)) {
            const known = new Set(points);
            expect((later.get(field) ?? []).filter((point) => known.has(point))).toEqual(points);
          }
          expect([...itemsOf(after.pieces)].slice(0, before.pieces.length)).toEqual([...itemsOf(before.pieces)]);
        });
      }),
      runs(20),
    );
  });

  it("9: the tree stays a tree, and every provision has one place", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        forEachAct(seed, 120, ({ after }) => {
          const seen = new Set<number>();
          const visit = (index: number): void => {
            for (const child of childrenOf(after, index)) {
              expect(seen.has(child)).toBe(false);
              seen.add(child);
              visit(child);
            }
          };
          visit(0);
        });
      }),
      runs(60),
    );
  });
});
