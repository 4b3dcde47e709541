import * as fc from "fast-check";
import { expect, it } from "vitest";

import {
  type TabledText,
  agreedText,
  bracketText,
  liveBrackets,
  tabledText,
  tableText,
  textAtRevision,
  provisions,
} from "../src/index.ts";
import { KNOTTY } from "./knotty.ts";
import { Chance } from "./random-talks.ts";
import { runs } from "./runs.ts";
import { NAMES, Talks } from "./talks.ts";

/** Talks that came back otherwise: a bracket of two provisions apart, an insertion in the second half of a split, a span older than a split, a bracket of parts far apart, a mark taken out, a bracket over a merger, words in an open split. */
const ONCE_UNEQUAL: [number][] = [
  [2954730580],
  [411090067],
  [2147483637],
  [1891960457],
  [1635077763],
  [1228837326],
  [707451538],
];
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const nameOf = (delegation: string): string => delegation.slice(0, 6);

function talksBy(seed: number): Talks {
  const room = new Talks(NAMES.slice(0, 2 + (seed % 3)), KNOTTY);
  const chance = new Chance(room, seed);
  const kinds = chance.kinds.filter((type) => type !== "text.compile");
  for (let at = 0; at < 60; at += 1) chance.step(kinds);
  return room;
}

const tabledAgain = (room: Talks, tabled: TabledText) =>
  tableText(tabled, room.now.tabled, { parties: room.parties }, { title: "Again" });

it("15: a text laid out for writing is tabled again with equal words and nesting", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const room = talksBy(seed);
      if (provisions(room.now).length === 0) return;
      const again = tabledAgain(room, tabledText(room.now, nameOf));
      expect(bracketText(again)).toBe(bracketText(room.now));
    }),
    { ...runs(60), examples: ONCE_UNEQUAL },
  );
});

it("a text as it was at a place is the text as it was then", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const room = talksBy(seed);
      const then = { agreed: room.agreed, drawn: room.drawn, live: [...liveBrackets(room.now)].toSorted() };
      const revision = room.compile(NAMES[0] ?? "");
      const compiled = { agreed: room.agreed, drawn: room.drawn };
      new Chance(room, seed + 1).many(40);
      const text = textAtRevision(room.now, revision);
      if (text === null) return expect.unreachable("there is such a revision");
      expect({ agreed: agreedText(text), drawn: bracketText(text) }).toEqual(compiled);
      expect([...liveBrackets(text)].toSorted()).toEqual(then.live);
      return undefined;
    }),
    runs(60),
  );
});
