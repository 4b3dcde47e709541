import { type DeviceId, idOf, toHex } from "@longtable/protocol";
import { applyStatements, foldControl, isOnRoster, mayReadRecord } from "@longtable/record";
import { beforeEach, describe, expect, it } from "vitest";

import {
  appointHead,
  changeRole,
  makeDelegationSecrets,
  makeHeadSecrets,
  nextRootOf,
  openHead,
  prepareEpoch,
  prepareStatements,
  readerOf,
  replaceRoot,
  revokeDevice,
} from "../src/index.ts";
import { type Attack, MadeRecord, makeAttack, random } from "./record/hostile-node.ts";

/** Statements that a room takes, and those that it refuses though somebody with a right to something signed them. */
describe("a room's statements", () => {
  let attack: Attack;
  let record: MadeRecord;

  beforeEach(async () => {
    attack = await makeAttack();
    record = await MadeRecord.found(attack);
  });

  const where = (side: 0 | 1) => ({ dialogue: attack.dialogue, delegation: attack.sides[side].head.delegation });
  const deviceOf = (side: 0 | 1) => {
    const device = record.control.devices.get(idOf<DeviceId>(attack.sides[side].device.signer.publicKey));
    if (device === undefined) throw new Error("both heads' devices are in");
    return device;
  };
  const appointed = (side: 0 | 1) => {
    const keys = record.control.delegations.get(deviceOf(side).delegation);
    if (keys === undefined) throw new Error("both delegations are in");
    const { nextRoot, reading, reader, appointment: n } = keys;
    return { delegation: attack.sides[side].head.delegation, nextRoot, reading, reader, n };
  };
  const apply = (...statements: readonly Uint8Array[]) => applyStatements(record.control, statements, 2);

  describe("a change of role", () => {
    it("gives a delegate another role and name, told as such to whoever reads the room", async () => {
      const [{ head }] = attack.sides;
      const to = { name: "The deputy now", role: "deputy" } as const;
      const changed = await changeRole(deviceOf(0), to, where(0), head.signer, random);
      const plan = { changed: [changed] };
      const { entry } = await prepareStatements(record.control, record.epochKey, plan, head.signer, random);
      record.entries.push(entry);
      const device = toHex(deviceOf(0).key);
      expect((await record.read()).events.at(-1)).toEqual({ kind: "role-changed", seq: 2, device, ...to });
    });

    it("is made by the device's own head only, and an old one never comes back", async () => {
      const [ours, theirs] = attack.sides;
      const to = { name: "", role: "adviser" } as const;
      const byOthers = await changeRole(deviceOf(0), to, where(1), theirs.head.signer, random);
      const inOurName = await changeRole(deviceOf(0), to, where(0), theirs.head.signer, random);
      for (const { statement } of [byOthers, inOurName]) {
        expect(await apply(statement)).toMatchObject({ ok: false, code: "BAD_STATEMENT" });
      }
      const first = await changeRole(deviceOf(0), to, where(0), ours.head.signer, random);
      const second = await changeRole({ ...deviceOf(0), roleN: 1 }, to, where(0), ours.head.signer, random);
      expect(await apply(first.statement, second.statement)).toMatchObject({ ok: true });
      expect(await apply(second.statement, first.statement)).toMatchObject({ ok: false, code: "STALE_ROLE" });
      const revoked = await revokeDevice(deviceOf(0).key, where(0), ours.head.signer);
      expect(await apply(revoked, first.statement)).toMatchObject({ ok: false, code: "DEVICE_REVOKED" });
    });

    it("takes the right to admit away with the role that had it", async () => {
      const [{ head, device }] = attack.sides;
      const changed = await changeRole(deviceOf(0), { name: "", role: "adviser" }, where(0), head.signer, random);
      const outcome = await apply(changed.statement);
      if (!outcome.ok) throw new Error(outcome.code);
      const plan = { reason: "round", parentKey: null } as const;
      const epoch = await prepareEpoch(outcome.control, 3, plan, device.signer, random);
      expect(await foldControl(outcome.control, 3, epoch.entry)).toMatchObject({ ok: false, code: "NOT_ENTITLED" });
      expect(
        (
          await foldControl(
            record.control,
            3,
            (await prepareEpoch(record.control, 3, plan, device.signer, random)).entry,
          )
        ).ok,
      ).toBe(true);
    });
  });

  describe("an appointment", () => {
    it("puts a successor in a head's place, whom the old head's key then no longer replaces", async () => {
      const [ours] = attack.sides;
      const secrets = makeHeadSecrets(random);
      const statement = await appointHead(ours.secrets.root, appointed(0), secrets);
      const successor = await openHead(ours.head.delegation, secrets);
      const plan = { appointments: [statement] };
      const placed = await prepareStatements(record.control, record.epochKey, plan, successor.signer, random);
      const outcome = await foldControl(record.control, 2, placed.entry);
      if (!outcome.ok) throw new Error(outcome.sentence);
      expect(outcome.control.appointments).toMatchObject([{ seq: 2, isRootReplaced: false }]);
      const old = await prepareStatements(outcome.control, record.epochKey, {}, ours.head.signer, random);
      expect(await foldControl(outcome.control, 3, old.entry)).toMatchObject({ ok: false, code: "NOT_ENTITLED" });
    });

    it("replaces a stolen root by the next one, and the thief's sheet is then worth nothing", async () => {
      const [ours] = attack.sides;
      const thief = makeHeadSecrets(random);
      const stolen = await appointHead(ours.secrets.root, appointed(0), thief);
      const before = { ...appointed(0), n: 1 };
      const rescued = await replaceRoot(ours.secrets, before, makeHeadSecrets(random));
      const outcome = await apply(stolen, rescued);
      if (!outcome.ok) throw new Error(outcome.code);
      expect(outcome.control.appointments.map(({ isRootReplaced }) => isRootReplaced)).toEqual([false, true]);
      const again = await appointHead(ours.secrets.root, { ...before, n: 2 }, thief);
      expect(await applyStatements(outcome.control, [again], 3)).toMatchObject({ ok: false, code: "BAD_STATEMENT" });
      // The next root takes both sheets: a thief of the authority sheet has no reading sheet.
      const guessed = { root: ours.secrets.root, reading: random(32) };
      expect(toHex(nextRootOf(guessed))).not.toBe(toHex(nextRootOf(ours.secrets)));
      expect(await apply(stolen, await replaceRoot(guessed, before, thief))).toMatchObject({ ok: false });
    });

    it("is refused from the other side's authority sheet, and from another dialogue's", async () => {
      const [, theirs] = attack.sides;
      for (const root of [theirs.secrets.root, makeDelegationSecrets(random).root]) {
        const statement = await appointHead(root, appointed(0), makeHeadSecrets(random));
        expect(await apply(statement)).toMatchObject({ ok: false, code: "BAD_STATEMENT" });
      }
    });
  });

  it("come in an admission, but for a revocation: taking a device back and its key away are one entry", async () => {
    const [ours] = attack.sides;
    const revocation = await revokeDevice(deviceOf(0).key, where(0), ours.head.signer);
    const plan = { appointments: [revocation] };
    const { entry } = await prepareStatements(record.control, record.epochKey, plan, ours.head.signer, random);
    expect(await foldControl(record.control, 2, entry)).toMatchObject({ ok: false, code: "BAD_STATEMENT" });
  });

  it("let a delegation's sheets read the record, and let nobody act by them", async () => {
    const [ours, theirs] = attack.sides;
    const caucus = await MadeRecord.found(attack, "group");
    const reader = idOf<DeviceId>((await readerOf(ours.secrets.reading)).publicKey);
    expect(mayReadRecord(caucus.control, reader)).toBe(true);
    expect(isOnRoster(caucus.control, reader)).toBe(false);
    expect(mayReadRecord(caucus.control, idOf<DeviceId>((await readerOf(random(32))).publicKey))).toBe(false);
    expect(mayReadRecord(caucus.control, idOf<DeviceId>(theirs.head.signer.publicKey))).toBe(false);
  });
});
