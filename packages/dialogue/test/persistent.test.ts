import type { ActId } from "@longtable/protocol";
import { array, assert, nat, property, uniqueArray } from "fast-check";
import { describe, expect, it } from "vitest";

import { digestLog, digestMap } from "../src/persistent/digest.ts";
import { type IdMap, emptyMap, entries, get, set } from "../src/persistent/id-map.ts";
import { itemWithId } from "../src/persistent/log-index.ts";
import { type Log, append, emptyLog, itemAt, items } from "../src/persistent/log.ts";
import { idOf } from "./room.ts";

interface Item {
  readonly id: ActId;
}
const item = (word: string | number): Item => ({ id: idOf<ActId>(`item ${word}`) });

function logOf(words: readonly (string | number)[], from: Log<Item> = emptyLog<Item>()): Log<Item> {
  return words.reduce<Log<Item>>((log, word) => append(log, item(word)), from);
}

describe("a log", () => {
  it("is what an array is, across all its levels", () => {
    const size = 34_000;
    const numbers = Array.from({ length: size }, (_, index) => index);
    const log = logOf(numbers);
    for (const index of [0, 31, 32, 1023, 1024, 1055, 1056, 32_767, 32_768, 32_799, 32_800, size - 1]) {
      expect(itemAt(log, index)).toEqual(item(index));
    }
    expect(itemAt(log, size)).toBeUndefined();
    expect(itemAt(log, -1)).toBeUndefined();
    expect([...items(log, size - 2)]).toEqual([item(size - 2), item(size - 1)]);
  });

  it("stays as it was when something is appended to it, also twice", () => {
    assert(
      property(nat({ max: 1200 }), nat({ max: 80 }), nat({ max: 80 }), (size, more, other) => {
        const words = Array.from({ length: size }, (_, index) => index);
        const log = logOf(words);
        const digest = digestLog(log);
        const one = logOf(
          Array.from({ length: more }, (_, index) => `one ${index}`),
          log,
        );
        const two = logOf(
          Array.from({ length: other }, (_, index) => `two ${index}`),
          log,
        );
        expect([log.length, one.length, two.length]).toEqual([size, size + more, size + other]);
        expect(digestLog(log)).toEqual(digest);
        if (other > 0) expect(itemAt(two, size)).toEqual(item("two 0"));
        if (more > 0) expect(itemWithId(one, item("one 0").id)).toEqual(item("one 0"));
        if (more > 0) expect(itemWithId(two, item("one 0").id)).toBeNull();
        if (other > 0) expect(itemWithId(two, item(`two ${other - 1}`).id)).toEqual(item(`two ${other - 1}`));
        if (more > 0) expect(itemWithId(one, item("one 0").id)).toEqual(item("one 0"));
      }),
      { numRuns: 40 },
    );
  });
});

describe("a map of ids", () => {
  const keys = uniqueArray(nat({ max: 400 }), { maxLength: 120 }).map((list) => list.map((one) => idOf(`${one}`)));

  it("is what a Map is, in the order of its ids, however it came to be", () => {
    assert(
      property(keys, array(nat({ max: 400 })), (first, changes) => {
        const model = new Map<string, number>();
        let map: IdMap<string, number> = emptyMap();
        for (const [index, key] of [...first, ...changes.map((one) => idOf(`${one}`))].entries()) {
          model.set(key, index);
          map = set(map, key, index);
        }
        expect(map.size).toBe(model.size);
        expect([...entries(map)]).toEqual([...model].toSorted(([a], [b]) => (a < b ? -1 : 1)));
        let again: IdMap<string, number> = emptyMap();
        for (const [key, value] of [...model].toReversed()) again = set(again, key, value);
        expect(again).toEqual(map);
        expect(digestMap(again)).toBe(digestMap(map));
      }),
      { numRuns: 60 },
    );
  });

  it("stays as it was when something is set in it", () => {
    const before = set(emptyMap<string, number>(), idOf("a"), 1);
    const after = set(before, idOf("a"), 2);
    expect([get(before, idOf("a")), get(after, idOf("a"))]).toEqual([1, 2]);
    expect(digestMap(before)).not.toBe(digestMap(after));
  });

  it("refuses what is no id, loudly", () => {
    expect(() => set(emptyMap<string, number>(), "no id", 1)).toThrow("lower-case hex");
  });
});
