import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type TextError, emptyTexts, loadTexts, saveTexts, subjectHash } from "../src/index.ts";
import { at, emptyVector, itemsOf, push, set, vectorOf } from "../src/persistent/vector.ts";
import { unpackTabled } from "../src/tabled-tree.ts";
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
