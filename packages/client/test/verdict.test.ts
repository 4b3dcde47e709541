import { stateHash, foldRecord } from "@longtable/dialogue";
import {
  type DeviceId,
  NOTHING_BEFORE,
  type Signer,
  type Verdict,
  chainOf,
  chainsHash,
  fromHex,
  idOf,
  sha256,
  signAct,
  signVerdict,
  toHex,
} from "@longtable/protocol";
import { foldControl } from "@longtable/record";
import { beforeEach, describe, expect, it } from "vitest";

import {
  type Device,
  type GivenVerdict,
  LiveRoom,
  accredit,
  makeDeviceKeys,
  memoryLocalCopy,
  openDevice,
  prepareAdmission,
  prepareEpoch,
  revokeDevice,
} from "../src/index.ts";
import { type Attack, MadeRecord, makeAttack, random } from "./record/hostile-node.ts";

/** † A verdict stands for signatures up to its checkpoint, for its own side's devices, and for nothing else. */
describe("a verdict", () => {
  let attack: Attack;
  let record: MadeRecord;
  /** A second device of the first delegation: it reads, and believes the head's device. */
  let colleague: Device;

  beforeEach(async () => {
    attack = await makeAttack();
    record = await MadeRecord.found(attack);
    colleague = await openDevice(makeDeviceKeys(random));
    const [{ head }] = attack.sides;
    const where = { dialogue: attack.dialogue, delegation: head.delegation };
    const admitted = [await accredit({ name: "", role: "adviser", device: colleague }, where, head.signer, random)];
    await place((await prepareAdmission(record.control, record.epochKey, admitted, head.signer, random)).entry);
  });

  async function place(entry: Uint8Array): Promise<void> {
    const outcome = await foldControl(record.control, record.entries.length, entry);
    if (!outcome.ok) throw new Error(outcome.sentence);
    record.control = outcome.control;
    record.entries.push(entry);
  }

  const author = (): Signer => attack.sides[0].device.signer;
  /** The first act of a new chain of the head's device, signed by it or by somebody else in its name. */
  async function say(text: string, by: Signer = author()): Promise<{ chain: Uint8Array; signed: Uint8Array }> {
    const chain = chainOf(author().publicKey, random(8));
    const nothing = { n: 0, prev: NOTHING_BEFORE, seenSize: 0, seen: NOTHING_BEFORE, at: 0 };
    const signed = await signAct({ v: 1, room: record.room, chain, ...nothing, act: { type: "words.say", text } }, by);
    record.seal(signed, chain);
    return { chain, signed };
  }
  const given = (verdict: Uint8Array, reader: Device = colleague): GivenVerdict => ({
    verdict,
    reader: idOf<DeviceId>(reader.signer.publicKey),
  });
  async function findings(): Promise<Omit<Verdict, "v" | "device">> {
    const { reader, settled } = await record.readWhole();
    const found = reader.findings(fromHex(stateHash(foldRecord(settled.events))));
    if (found === null) throw new Error("the whole record is read");
    return found;
  }
  const codes = async (verdict?: GivenVerdict) =>
    (await record.read(undefined, verdict)).refused.map(({ seq, code }) => [seq, code]);

  it("gives a reader of its own side the same events and refusals as checking every signature", async () => {
    await say("One.");
    await say("Forged.", attack.sides[1].device.signer);
    await say("Two.");
    const verdict = await signVerdict(await findings(), author());
    await say("After it.");
    await say("Forged, too.", attack.sides[1].device.signer);
    const [checked, trusting] = [await record.read(), await record.read(undefined, given(verdict))];
    expect(trusting.events).toEqual(checked.events);
    expect(trusting.refused).toEqual(checked.refused);
    expect(trusting.refused.map(({ seq, code }) => [seq, code])).toEqual([
      [4, "BAD_SIGNATURE"],
      [7, "BAD_SIGNATURE"],
    ]);
    expect(trusting.trusted?.size).toBe(6);
  });

  it("stands for signatures before its size only: what comes after is checked", async () => {
    const before = await say("Forged before.", attack.sides[1].device.signer);
    const honest = await findings();
    const chains = chainsHash([{ chain: before.chain, next: 1, head: sha256(before.signed) }]);
    // A device that lies to its own side is believed up to there: that is what trusting it means.
    const lie = await signVerdict({ ...honest, refused: [], chains }, author());
    await say("Forged after.", attack.sides[1].device.signer);
    expect(await codes(given(lie))).toEqual([[4, "BAD_SIGNATURE"]]);
    expect(await codes()).toEqual([
      [3, "BAD_SIGNATURE"],
      [4, "BAD_SIGNATURE"],
    ]);
  });

  it("of another delegation, of another key, room, root or size stands for nothing", async () => {
    const forged = await say("Forged.", attack.sides[1].device.signer);
    const honest = await findings();
    const lie = {
      ...honest,
      refused: [],
      chains: chainsHash([{ chain: forged.chain, next: 1, head: sha256(forged.signed) }]),
    };
    const theirs = attack.sides[1].device;
    const verdicts = [
      await signVerdict(lie, theirs.signer),
      await signVerdict(lie, (await openDevice(makeDeviceKeys(random))).signer),
      await signVerdict({ ...lie, room: random(32) }, author()),
      await signVerdict({ ...lie, root: random(32) }, author()),
      await signVerdict({ ...lie, note: random(32) }, author()),
      await signVerdict({ ...lie, size: honest.size - 1 }, author()),
      await signVerdict({ ...lie, size: honest.size + 5 }, author()),
      random(100),
    ];
    const signed = await signVerdict(lie, author());
    verdicts.push(signed.map((byte, at) => (at === signed.length - 1 ? byte ^ 1 : byte)));
    for (const verdict of verdicts) expect(await codes(given(verdict))).toEqual([[3, "BAD_SIGNATURE"]]);
    // The other side does not believe ours either.
    expect(await codes(given(signed, theirs))).toEqual([[3, "BAD_SIGNATURE"]]);
  });

  it("of a device that was revoked since stands for nothing", async () => {
    const forged = await say("Forged.", attack.sides[1].device.signer);
    const chains = chainsHash([{ chain: forged.chain, next: 1, head: sha256(forged.signed) }]);
    const lie = await signVerdict({ ...(await findings()), refused: [], chains }, author());
    const [{ head }] = attack.sides;
    const where = { dialogue: attack.dialogue, delegation: head.delegation };
    const statements = [await revokeDevice(author().publicKey, where, head.signer)];
    const plan = { reason: "revocation", statements, parentKey: record.epochKey } as const;
    await place((await prepareEpoch(record.control, record.entries.length, plan, head.signer, random)).entry);
    expect(await codes(given(lie))).toEqual([[3, "BAD_SIGNATURE"]]);
  });

  it("that says otherwise than what is found of chains or refusals stops the room", async () => {
    await say("One.");
    const honest = await findings();
    for (const lie of [{ chains: random(32) }, { refused: [[2, "OLD_EPOCH"]] as [number, string][] }]) {
      const verdict = await signVerdict({ ...honest, ...lie }, author());
      await expect(record.read(undefined, given(verdict))).rejects.toMatchObject({ code: "VERDICT_DIFFERS" });
    }
  });

  it("is not given by whoever has not read everything", async () => {
    const { reader } = await record.readWhole();
    expect(reader.findings(random(32))).not.toBeNull();
    await reader.read([record.entries[0] ?? random(1)]);
    expect(reader.findings(random(32))).toBeNull();
  });

  it("is not given again, under its own name, by a device that took another's word", async () => {
    await say("One.");
    const honest = await findings();
    const { reader: checked } = await record.readWhole(undefined, given(await signVerdict(honest, colleague.signer)));
    expect(checked.findings(honest.state)).toEqual(honest);
    const { reader: trusting } = await record.readWhole(undefined, given(await signVerdict(honest, author())));
    // The author may be revoked one day: what rests on its word then has to fall with it.
    expect(trusting.findings(honest.state)).toBeNull();
  });

  describe("kept beside a device's own copy", () => {
    async function openFrom(state: Uint8Array | null): Promise<LiveRoom> {
      const copy = memoryLocalCopy();
      const room = toHex(record.room);
      await copy.addEntries(room, 0, record.entries, await record.note());
      const { epoch } = record.control;
      await copy.writeKey(`epoch/${room}/${epoch?.id ?? ""}`, record.epochKey);
      const found = await findings();
      await copy.writeKey(`verdict/${room}`, await signVerdict({ ...found, state: state ?? found.state }, author()));
      const options = { room: record.room, device: colleague, copy, random, clock: () => 0 };
      const live = await LiveRoom.open(options);
      const kept = await copy.readKey(`verdict/${room}`);
      expect(kept?.length === 0).toBe(state !== null);
      return live;
    }

    it("opens the room again with the state that it names", async () => {
      await say("One.");
      expect((await openFrom(null)).snapshot()).toMatchObject({ alarm: null, size: 4 });
    });

    it("is forgotten where the state is another one, and every signature is then checked", async () => {
      await say("One.");
      await say("Forged.", attack.sides[1].device.signer);
      const { alarm, size, refused } = (await openFrom(random(32))).snapshot();
      expect(alarm).toBeNull();
      expect(size).toBe(5);
      expect(refused.map(({ code }) => code)).toEqual(["BAD_SIGNATURE"]);
    });
  });
});
