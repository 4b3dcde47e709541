import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type TextError, digestTexts, emptyTexts, historyOf, loadTexts, saveTexts, subjectHash } from "../src/index.ts";
import { at, emptyVector, itemsOf, push, set, vectorOf } from "../src/persistent/vector.ts";
import { numbersIn, numbersOut } from "../src/state/numbers.ts";
import { unpackTabled } from "../src/tabled-tree.ts";
import { WIDER, WIDER_FROM } from "./doings.ts";
import { KNOTTY } from "./knotty.ts";
import { Chance } from "./random-talks.ts";
import { NAMES, Talks, paragraphs } from "./talks.ts";

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as TextError).code;
  }
  return "none";
};

describe("a saved state", () => {
  it("that this software did not save is refused, whatever its bytes", () => {
    const saved = saveTexts(new Talks(NAMES.slice(0, 2), paragraphs("One.", "Two.")).state);
    for (const length of [0, 1, saved.length >> 1, saved.length - 1]) {
      expect(codeOf(() => loadTexts(saved.slice(0, length)))).toBe("BAD_SAVED_STATE");
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => codeOf(() => loadTexts(bytes)) === "BAD_SAVED_STATE"),
    );
    expect(loadTexts(saveTexts(emptyTexts))).toEqual(emptyTexts);
  });

  it("of which one bit was damaged in keeping is refused, and never another text", () => {
    const room = new Talks(NAMES.slice(0, 3), KNOTTY);
    new Chance(room, WIDER_FROM + 5).many(100);
    const saved = saveTexts(room.state);
    const damage = fc.tuple(fc.nat(saved.length - 1), fc.nat(7));
    fc.assert(
      fc.property(damage, ([at, bit]) => {
        const damaged = saved.with(at, (saved[at] ?? 0) ^ (1 << bit));
        expect(codeOf(() => loadTexts(damaged))).toBe("BAD_SAVED_STATE");
      }),
      { numRuns: 500 },
    );
    expect(digestTexts(loadTexts(saved))).toBe(digestTexts(room.state));
  });

  it("equals what was saved after every kind of act, and what is folded on from it", () => {
    const room = new Talks(NAMES.slice(0, 3), KNOTTY);
    const chance = new Chance(room, WIDER_FROM + 77);
    const done = new Set<string>();
    // A reservation of each, so that whoever lifts has something to lift.
    for (const [at, word] of ["mandate", "Nothing", "five"].entries()) room.reserve(NAMES[at] ?? "", room.words(word));
    for (let at = 0; at < 150 || (at < 1000 && done.size < new Set(WIDER).size); at += 1) {
      const step = chance.step();
      if (step === null || step.refused !== null) continue;
      done.add(step.type);
      const loaded = loadTexts(saveTexts(room.state));
      expect(digestTexts(loaded)).toBe(digestTexts(room.state));
      if (at % 3 === 0) room.state = loaded;
    }
    expect(digestTexts(room.foldedAnew())).toBe(digestTexts(room.state));
    expect(new Set(WIDER).difference(done)).toEqual(new Set());
  });

  it("is the same bytes when it was loaded and is saved again, with who placed what, and where", () => {
    const room = new Talks(NAMES.slice(0, 2), paragraphs("The Parties shall reduce their stocks.", "Two."));
    const target = [room.words("reduce", "stocks")];
    const deletion = room.propose(NAMES[0] ?? "", { kind: "replace", target, words: ["act"] });
    room.reserve(NAMES[1] ?? "", room.words("Two"));
    const before = historyOf(room.now, deletion);
    const saved = saveTexts(room.state);
    room.state = loadTexts(saved);
    expect(saveTexts(room.state)).toEqual(saved);
    expect(historyOf(room.now, deletion)).toEqual(before);
    room.state = loadTexts(saveTexts(room.state));
    room.accept(NAMES[1] ?? "", deletion);
    expect(historyOf(room.now, deletion).map(({ what }) => what)).toEqual(["opened", "accepted", "agreed"]);
    room.state = loadTexts(saveTexts(room.state));
    expect(historyOf(room.now, deletion).slice(0, 1)).toEqual(before);
  });
});

describe("numbers as bytes", () => {
  const number = fc.oneof(
    fc.maxSafeInteger(),
    fc.double(),
    fc.integer({ min: -200, max: 200 }),
    fc.constantFrom(2 ** 50, -(2 ** 50) - 1, -0),
  );

  it("are the same numbers again, and none after the last", () => {
    fc.assert(
      fc.property(fc.array(number), (numbers) => {
        const out = numbersOut();
        for (const one of numbers) out.write(one);
        const back = numbersIn(out.bytes());
        expect(numbers.every((one) => Object.is(back.read(), one))).toBe(true);
        expect(back.isAtEnd()).toBe(true);
        expect(codeOf(() => back.read())).toBe("BAD_SAVED_STATE");
      }),
    );
  });

  it("that are cut off or never end are refused, and a length never promises more than is there", () => {
    for (const bytes of [[], [0], [0, 1, 2, 3], [0x81], Array.from({ length: 40 }, () => 0xff)]) {
      expect(codeOf(() => numbersIn(Uint8Array.from(bytes)).read())).toBe("BAD_SAVED_STATE");
    }
    const out = numbersOut();
    out.write(2 ** 40);
    expect(codeOf(() => numbersIn(out.bytes()).readLength())).toBe("BAD_SAVED_STATE");
  });
});

describe("a tabled tree", () => {
  it("that is no tree is refused, whatever its bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => unpackTabled(bytes) === null));
  });
});

describe("a subject", () => {
  it("has the hash it always had", () => {
    const room = new Talks(NAMES.slice(0, 2), paragraphs("The Parties shall reduce their stocks."));
    room.reserve(NAMES[1] ?? "", room.words("stocks"));
    const deletion = room.propose(NAMES[0] ?? "", {
      kind: "replace",
      target: [room.words("reduce", "stocks")],
      words: ["act"],
    });
    expect(subjectHash(room.now, deletion)).toMatchInlineSnapshot(
      `"a745fe294808c1d7ce2e56d150eb66ddd5c67c5f6f9b122e91ed5db36c651997"`,
    );
  });
});

describe("a list that shares structure", () => {
  it("holds what a plain list would, and the one before stays as it was", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { maxLength: 2500 }),
        fc.array(fc.tuple(fc.nat(2600), fc.integer())),
        (items, changes) => {
          let plain = [...items];
          let list = vectorOf(items);
          expect(items.reduce((grown, item) => push(grown, item), emptyVector<number>())).toEqual(list);
          for (const [index, item] of changes) {
            const before = list;
            if (index < plain.length) {
              list = set(list, index, item);
              plain = plain.with(index, item);
            } else {
              list = push(list, item);
              plain = [...plain, item];
            }
            expect(before.length).toBeLessThanOrEqual(list.length);
          }
          expect([...itemsOf(list)]).toEqual(plain);
          expect(plain.every((item, index) => at(list, index) === item)).toBe(true);
          expect(at(list, plain.length)).toBeUndefined();
          expect([...itemsOf(list, 40)]).toEqual(plain.slice(40));
        },
      ),
      { numRuns: 50 },
    );
  });
});
