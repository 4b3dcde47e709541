import { assert, integer, property, uint8Array } from "fast-check";
import { describe, expect, test } from "vitest";

import { wordlist } from "@scure/bip39/wordlists/english.js";
import { COMPARED_WORDS, comparedWords } from "../src/comparison.ts";

const root = uint8Array({ minLength: 32, maxLength: 32 });

describe("the words that heads compare", () => {
  test("a frozen root has these words", () => {
    expect(comparedWords(new Uint8Array(32).fill(7)).join(" ")).toBe(
      "harsh dilemma ridge bird very insane couch thing",
    );
  });

  test("every root has eight words of the list, and always the same", () => {
    assert(
      property(root, (bytes) => {
        const words = comparedWords(bytes);
        expect(words).toHaveLength(COMPARED_WORDS);
        expect(words.every((word) => wordlist.includes(word))).toBe(true);
        expect(comparedWords(bytes.slice())).toEqual(words);
      }),
    );
  });

  test("a root that differs in one bit has other words", () => {
    assert(
      property(root, integer({ min: 0, max: 255 }), (bytes, bit) => {
        const other = bytes.slice();
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(comparedWords(other)).not.toEqual(comparedWords(bytes));
      }),
    );
  });
});
