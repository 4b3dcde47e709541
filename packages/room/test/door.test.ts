import { LARGEST_ACT, chainOf, encodeCanonical, readEntry, entryBytes, toHex } from "@longtable/protocol";
import { identityToRecipient } from "age-encryption";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  commitToKey,
  entryKey,
  identityOfSeed,
  isCommittedKey,
  linkParent,
  openEntry,
  openParentLink,
  openWhisper,
  readSheet,
  sealEntry,
  sealWhisper,
  sheetWords,
  unwrapEpochKey,
  wrapEpochKey,
} from "../src/index.ts";

const fill = (byte: number, length = 32): Uint8Array<ArrayBuffer> => new Uint8Array(length).fill(byte);
const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));
const place = { room: fill(1), epoch: fill(2), chain: chainOf(fill(3), fill(4, 8)) };

describe("a sealed entry", () => {
  it("opens for whoever has the epoch's key, and for nobody else", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (signed) => {
        const entry = sealEntry(signed, place, entryKey(fill(9), place.chain), random);
        const read = readEntry(entryBytes(entry));
        expect(read.form).toBe("sealed");
        expect(toHex(openEntry(entry, entryKey(fill(9), place.chain)) ?? fill(0))).toBe(toHex(signed));
        expect(openEntry(entry, entryKey(fill(8), place.chain))).toBe(null);
      }),
      { numRuns: 50 },
    );
  });

  it("does not open in another room, epoch or chain, nor with any bit changed", () => {
    const key = entryKey(fill(9), place.chain);
    const entry = sealEntry(encodeCanonical("said"), place, key, random);
    expect(openEntry({ ...entry, room: fill(5) }, key)).toBe(null);
    expect(openEntry({ ...entry, epoch: fill(5) }, key)).toBe(null);
    expect(openEntry({ ...entry, chain: chainOf(fill(5), fill(4, 8)) }, key)).toBe(null);
    for (let bit = 0; bit < entry.box.length * 8; bit += 7) {
      const box = entry.box.slice();
      box[bit >> 3] = (box[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(openEntry({ ...entry, box }, key)).toBe(null);
    }
  });

  it("holds a signed act of the largest size, and none that is larger", () => {
    const key = entryKey(fill(9), place.chain);
    const bytesOf = (length: number): Uint8Array => entryBytes(sealEntry(fill(7, length), place, key, random));
    expect(readEntry(bytesOf(LARGEST_ACT)).form).toBe("sealed");
    expect(() => readEntry(bytesOf(LARGEST_ACT + 1))).toThrow(expect.objectContaining({ code: "TOO_LARGE" }));
  });

  it("shows no more of its length than a coarse step", () => {
    const key = entryKey(fill(9), place.chain);
    const sizes = [1, 10, 500, 1000].map((length) => sealEntry(fill(7, length), place, key, random).box.length);
    expect(new Set(sizes).size).toBe(1);
  });
});

describe("an epoch's key", () => {
  const context = { room: fill(1), parent: fill(2), roster: fill(3) };

  it("is bound to room, parent and roster by its commitment", () => {
    const commit = commitToKey(fill(9), context);
    expect(isCommittedKey(fill(9), context, commit)).toBe(true);
    expect(isCommittedKey(fill(8), context, commit)).toBe(false);
    for (const field of ["room", "parent", "roster"] as const) {
      expect(isCommittedKey(fill(9), { ...context, [field]: fill(4) }, commit)).toBe(false);
    }
  });

  it("hands on its parent's key to those who hold it", () => {
    const link = linkParent(fill(9), fill(6), context, random);
    expect(toHex(openParentLink(fill(9), link, context) ?? fill(0))).toBe(toHex(fill(6)));
    expect(openParentLink(fill(8), link, context)).toBe(null);
    expect(openParentLink(fill(9), link, { ...context, room: fill(4) })).toBe(null);
  });

  it("reaches its member in an envelope that no other identity opens and no other place accepts", async () => {
    const [ours, theirs] = [identityOfSeed(fill(10)), identityOfSeed(fill(11))];
    const content = { room: fill(1), commit: fill(2), member: fill(3), key: fill(9) };
    const envelope = await wrapEpochKey(content, await identityToRecipient(ours));
    expect(toHex(await unwrapEpochKey(envelope, ours, content))).toBe(toHex(fill(9)));
    await expect(unwrapEpochKey(envelope, theirs, content)).rejects.toMatchObject({ code: "NOT_FOR_US" });
    for (const field of ["room", "commit", "member"] as const) {
      const elsewhere = { ...content, [field]: fill(4) };
      await expect(unwrapEpochKey(envelope, ours, elsewhere)).rejects.toMatchObject({ code: "WRONG_ENVELOPE" });
    }
  });
});

describe("a whisper", () => {
  it("opens in its room, under its epoch, and says which chain it claims", () => {
    const whisper = sealWhisper(encodeCanonical("present"), fill(9), place.room, place.chain, random);
    const opened = openWhisper(whisper, fill(9), place.room);
    expect(toHex(opened?.chain ?? fill(0))).toBe(toHex(place.chain));
    expect(openWhisper(whisper, fill(9), fill(2))).toBe(null);
    expect(openWhisper(whisper, fill(8), place.room)).toBe(null);
    expect(openWhisper(whisper.subarray(0, 50), fill(9), place.room)).toBe(null);
  });
});

describe("a sheet of paper", () => {
  it("gives back its 32 bytes, however the words are spaced and written", () => {
    const seed = fill(12);
    const words = sheetWords(seed);
    expect(words.split(" ")).toHaveLength(24);
    expect(toHex(readSheet(`  ${words.toUpperCase().replaceAll(" ", "\n ")} `))).toBe(toHex(seed));
  });

  it("names a mistyped word by its number, and reads the words with the numbers that are printed before them", () => {
    const seed = random(32);
    const words = sheetWords(seed).split(" ");
    const numbered = words.map((word, at) => `${at + 1}. ${word}`).join("\n");
    expect(toHex(readSheet(numbered))).toBe(toHex(seed));
    const wrong = words.map((word, at) => (at === 6 || at === 20 ? `${word}x` : word));
    expect(() => readSheet(wrong.join(" "))).toThrow(/^Words 7, 21 are not on the list/);
    expect(() => readSheet(words.slice(0, 23).join(" "))).toThrow(/24 words, and these are 23/);
  });

  it("tells a wrong, missing or exchanged word, and does not repeat it", () => {
    const words = sheetWords(random(32)).split(" ");
    for (const wrong of [words.slice(1), [...words.slice(1), "longtable"], []]) {
      expect(() => readSheet(wrong.join(" "))).toThrow(expect.objectContaining({ code: "BAD_SHEET" }));
      expect(() => readSheet(wrong.join(" "))).not.toThrow(/longtable/);
    }
  });
});
