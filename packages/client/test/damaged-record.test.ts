import { NOTHING_BEFORE, chainOf, sha256, signAct } from "@longtable/protocol";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { ClientError } from "../src/index.ts";
import { MadeRecord, makeAttack, random } from "./record/hostile-node.ts";

/** † What becomes of a record that is damaged after its node signed for it: on a disk, on a wire, by a host. */
describe("a record that is not the one its checkpoint covers", () => {
  const ACTS = 10;
  let record: MadeRecord;
  let note: Uint8Array;

  beforeAll(async () => {
    const attack = await makeAttack();
    record = await MadeRecord.found(attack);
    const author = attack.sides[0].device.signer;
    const chain = chainOf(author.publicKey, random(8));
    const { room } = record;
    let prev: Uint8Array = NOTHING_BEFORE;
    for (let n = 0; n < ACTS; n++) {
      const act = { type: "words.say", text: `number ${n}` };
      const signed = await signAct(
        { v: 1, room, chain, n, prev, seenSize: 0, seen: NOTHING_BEFORE, at: 0, act },
        author,
      );
      prev = sha256(signed);
      record.seal(signed, chain);
    }
    note = await record.note();
  });

  /** Reads other entries or another note than the record's, which must be refused with a code and a sentence. */
  const refuses = async (entries: readonly Uint8Array[], by: Uint8Array = note): Promise<void> => {
    const shown = record.fork();
    shown.entries.splice(0, shown.entries.length, ...entries);
    const error: unknown = await shown.read(by).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ClientError);
    expect(error).toMatchObject({ code: "RECORD_CONTRADICTS", message: expect.stringMatching(/\.$/) as string });
  };
  const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
    const changed = bytes.slice();
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return changed;
  };

  it("is read whole and undamaged, to compare with", async () => {
    const { events, refused } = await record.read(note);
    expect(refused).toEqual([]);
    expect(events.filter(({ kind }) => kind === "act")).toHaveLength(ACTS);
  });

  it("is refused with any bit of any entry flipped", async () => {
    const anyBit = fc
      .nat(record.entries.length - 1)
      .chain((seq) => fc.tuple(fc.constant(seq), fc.nat((record.entries[seq]?.length ?? 1) * 8 - 1)));
    await fc.assert(
      fc.asyncProperty(anyBit, async ([seq, bit]) => {
        await refuses(record.entries.map((entry, at) => (at === seq ? flipped(entry, bit) : entry)));
      }),
      { numRuns: 150 },
    );
  });

  it("is refused with any bit of its checkpoint flipped", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(note.length * 8 - 1), async (bit) => await refuses(record.entries, flipped(note, bit))),
      { numRuns: 200 },
    );
  });

  it("is refused with entries dropped, put elsewhere, placed again, cut short or cut off", async () => {
    const last = record.entries.length - 1;
    const two = fc.tuple(fc.nat(last), fc.nat(last)).filter(([one, other]) => one !== other);
    await fc.assert(
      fc.asyncProperty(two, fc.nat(50), async ([one, other], cut) => {
        const { entries } = record;
        await refuses(entries.filter((_, at) => at !== one));
        await refuses(entries.with(one, entries[other] ?? random(1)).with(other, entries[one] ?? random(1)));
        await refuses([...entries.slice(0, one), entries[other] ?? random(1), ...entries.slice(one)]);
        await refuses(entries.map((entry, at) => (at === one ? entry.subarray(0, cut) : entry)));
        await refuses(entries.slice(0, one));
      }),
      { numRuns: 40 },
    );
  });
});
