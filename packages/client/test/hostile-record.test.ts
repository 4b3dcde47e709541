import {
  NOTHING_BEFORE,
  type SignedAct,
  type Signer,
  chainOf,
  encodeCanonical,
  readAccreditation,
  readCheckpoint,
  sha256,
  signAccreditation,
  signAct,
  signControl,
  signWhisper,
  signerOf,
} from "@longtable/protocol";
import { applyStatements, foldControl } from "@longtable/record";
import { beforeEach, describe, expect, it } from "vitest";

import { accredit, makeDeviceKeys, openDevice, prepareRoom, prepareSeal, revokeDevice } from "../src/index.ts";
import { type Attack, MadeRecord, makeAttack, random } from "./record/hostile-node.ts";

/** † The attacks on a record that whoever holds the node's key, or a seat in the room, can mount. */
describe("a record made by whoever holds the node's key", () => {
  let attack: Attack;
  let record: MadeRecord;
  let author: Signer;
  let chain: Uint8Array;

  beforeEach(async () => {
    attack = await makeAttack();
    record = await MadeRecord.found(attack);
    author = attack.sides[0].device.signer;
    chain = chainOf(author.publicKey, random(8));
  });

  const act = (more: Partial<SignedAct> = {}, by: Signer = author): Promise<Uint8Array> =>
    signAct(
      {
        v: 1,
        room: record.room,
        chain,
        n: 0,
        prev: NOTHING_BEFORE,
        seenSize: 0,
        seen: NOTHING_BEFORE,
        at: 0,
        act: { type: "words.say", text: "One." },
        ...more,
      },
      by,
    );
  const refusedIn = async (made: MadeRecord) => (await made.read()).refused.map(({ seq, code }) => [seq, code]);
  const actsIn = async (made: MadeRecord) =>
    (await made.read()).events.flatMap((event) => (event.kind === "act" ? [event.n] : []));

  it("shows an act whose author had verified another record: a split view does not join unseen", async () => {
    const other = record.fork();
    record.seal(await act(), chain);
    other.seal(await act({ act: { type: "words.say", text: "Another." } }), chain);
    const seen = readCheckpoint(await other.note());
    const second = await act({ n: 1, seenSize: seen.size, seen: seen.hash });
    record.seal(second, chain);
    expect(await refusedIn(record)).toEqual([[3, "SEEN_ELSEWHERE"]]);
    expect(await actsIn(record)).toEqual([0]);
  });

  it("refuses what names a checkpoint larger than its own place", async () => {
    record.seal(await act({ seenSize: 9, seen: random(32) }), chain);
    expect(await refusedIn(record)).toEqual([[2, "SEEN_ELSEWHERE"]]);
  });

  it("counts the first of two acts with one number, and shows the fork, whatever the device's store went back to", async () => {
    record.seal(await act(), chain);
    record.seal(await act({ act: { type: "words.say", text: "Instead." } }), chain);
    expect(await refusedIn(record)).toEqual([[3, "FORK"]]);
  });

  it("counts the same bytes once, however often the node places them", async () => {
    const signed = await act();
    for (let n = 0; n < 3; n++) record.seal(signed, chain);
    expect(await actsIn(record)).toEqual([0]);
    expect(await refusedIn(record)).toEqual([]);
  });

  it("does not take another member's words for an author's, though members hold the same key", async () => {
    const insider = attack.sides[1].device.signer;
    record.seal(await act({}, insider), chain);
    expect(await refusedIn(record)).toEqual([[2, "BAD_SIGNATURE"]]);
  });

  it("does not take words said off the record into it", async () => {
    const content = { type: "words.say", text: "Off the record." };
    const whisper = await signWhisper({ v: 1, room: record.room, chain, n: 0, at: 0, content }, author);
    record.seal(whisper, chain);
    expect(await refusedIn(record)).toEqual([[2, "UNREADABLE"]]);
  });

  it("refuses an act signed for another room, and one sealed for another chain than it names", async () => {
    const elsewhere = await MadeRecord.found(attack);
    record.seal(await act({ room: elsewhere.room }), chain);
    record.seal(await act(), chainOf(author.publicKey, random(8)));
    expect(await refusedIn(record)).toEqual([
      [2, "WRONG_ROOM"],
      [3, "WRONG_ROOM"],
    ]);
  });

  it("refuses a stranger's entry", async () => {
    const stranger = await signerOf(random(32));
    const theirs = chainOf(stranger.publicKey, random(8));
    record.seal(await act({ chain: theirs }, stranger), theirs);
    expect(await refusedIn(record)).toEqual([[2, "NOT_ADMITTED"]]);
  });

  it("stops at a checkpoint of another key, term, size or root", async () => {
    record.seal(await act(), chain);
    const shorter = record.fork();
    shorter.entries.pop();
    const altered = record.fork();
    altered.entries.push(altered.entries.pop()?.map((byte, at) => (at === 200 ? byte ^ 1 : byte)) ?? random(1));
    const notes = [await record.note(await signerOf(random(32))), await record.note(record.node, 1)];
    for (const note of [...notes, await shorter.note(), await altered.note(), random(100)]) {
      await expect(record.read(note)).rejects.toMatchObject({ code: "RECORD_CONTRADICTS" });
    }
  });

  it("takes a seal only over the checkpoint that its size and root make", async () => {
    const { size, root, hash } = readCheckpoint(await record.note());
    const [ours] = attack.sides;
    for (const [note, ok] of [
      [hash, true],
      [random(32), false],
    ] as const) {
      const entry = await prepareSeal(record.room, { size, root, note, state: random(32) }, ours.head);
      expect((await foldControl(record.control, 2, entry)).ok).toBe(ok);
    }
  });

  it("founds no table on a node that the heads did not sign for", async () => {
    const node = (await signerOf(random(32))).publicKey;
    const delegations = attack.sides.map(({ head }) => head.delegation);
    const [ours] = attack.sides;
    const entry = await prepareRoom(
      { kind: "table", founding: attack.founding, delegations, node },
      ours.head.signer,
      random,
    );
    expect(await foldControl(null, 0, entry)).toMatchObject({ ok: false, code: "BAD_FOUNDING" });
  });

  it("lets no head bring in another delegation's device as its own, where that device is not admitted yet", async () => {
    const [ours, theirs] = attack.sides;
    const theirDelegate = await openDevice(makeDeviceKeys(random));
    const where = { dialogue: attack.dialogue, delegation: theirs.head.delegation };
    const delegate = { name: "", role: "adviser", device: theirDelegate } as const;
    const honest = await accredit(delegate, where, theirs.head.signer, random);
    // Our head knows the device's key and identity, and everything that device ever signed for its own side.
    const { value, consent } = readAccreditation(honest.statement);
    const stolen = { ...value, delegation: ours.head.delegation };
    const bytes = await signAccreditation(stolen, ours.head.signer, ours.device.signer);
    const made = readAccreditation(bytes);
    const replayed = encodeCanonical([made.payload, made.signature, consent]);
    for (const statement of [bytes, replayed]) {
      expect(await applyStatements(record.control, [statement], 2)).toMatchObject({ ok: false, code: "NOT_CONSENTED" });
    }
    expect(await applyStatements(record.control, [honest.statement], 2)).toMatchObject({ ok: true });
  });

  it("takes no revocation of a head whose delegation is not in the room", async () => {
    const [ours, theirs] = attack.sides;
    const plan = { kind: "caucus", founding: attack.founding, node: attack.node.publicKey } as const;
    const entry = await prepareRoom({ ...plan, delegations: [ours.head.delegation] }, ours.head.signer, random);
    const founded = await foldControl(null, 0, entry);
    if (!founded.ok) throw new Error(founded.sentence);
    const where = { dialogue: attack.dialogue, delegation: theirs.head.delegation };
    const revocation = await revokeDevice(ours.device.signer.publicKey, where, theirs.head.signer);
    const epoch = await signControl(
      {
        v: 1,
        by: ours.head.signer.publicKey,
        kind: "room.epoch",
        room: sha256(entry),
        parent: sha256(entry),
        reason: "revocation",
        statements: [revocation],
        roster: random(32),
        envelopes: random(32),
        commit: random(32),
        parentKey: null,
        details: null,
      },
      ours.head.signer,
    );
    expect(await foldControl(founded.control, 1, epoch)).toMatchObject({ ok: false, code: "BAD_STATEMENT" });
  });
});
