import { type DeviceId, detailsHash, idOf, signAccreditation, useBytes } from "@longtable/protocol";
import { type RoomControl, applyStatements, foldControl } from "@longtable/record";
import { beforeEach, describe, expect, it } from "vitest";

import {
  type Device,
  type Head,
  accredit,
  linkSigner,
  makeDeviceKeys,
  makeInvitation,
  openDevice,
  owedBars,
  prepareEpoch,
  prepareStatements,
  revokeDevice,
  withdrawInvitation,
} from "../src/index.ts";
import { type Attack, MadeRecord, makeAttack, random } from "./record/hostile-node.ts";

/** † What keeps somebody out of a room who is not in, said there by whoever knows it from another room. */
describe("what keeps a device, or an invitation, out of a room", () => {
  let attack: Attack;
  let record: MadeRecord;

  beforeEach(async () => {
    attack = await makeAttack();
    record = await MadeRecord.found(attack);
  });

  const where = ({ delegation }: Head) => ({ dialogue: attack.dialogue, delegation });
  const fresh = (): Promise<Device> => openDevice(makeDeviceKeys(random));
  const apply = (...statements: readonly Uint8Array[]) => applyStatements(record.control, statements, 2);
  const accreditedBy = async (head: Head, device: Device): Promise<Uint8Array> =>
    (await accredit({ name: "", role: "adviser", device }, where(head), head.signer, random)).statement;

  /** A link of a head's, and what a device makes of it that has it. */
  async function invite(head: Head) {
    const place = { origin: "https://talks.example", node: attack.node.publicKey, founding: attack.founding };
    const delegate = { name: "Invited", role: "adviser" } as const;
    const { link, offer } = await makeInvitation(delegate, place, head, 1, random);
    const by = await linkSigner(link.secret, link.id);
    const join = async (device: Device, asks: Partial<{ details: Uint8Array }> = {}): Promise<Uint8Array> => {
      const { publicKey } = device.signer;
      const details = asks.details ?? detailsHash(offer.details);
      const asked = {
        v: 1,
        ...where(head),
        device: publicKey,
        identity: device.recipient,
        details,
        admits: false,
      } as const;
      return await signAccreditation({ ...asked, via: offer.invitation }, by, device.signer);
    };
    return { link, join };
  }

  const has = (control: RoomControl, { signer }: Device): boolean =>
    control.devices.get(idOf<DeviceId>(signer.publicKey))?.revokedAt === null;

  describe("another side's head", () => {
    it("keeps out no device that is not its own, whatever it says of its key before it comes", async () => {
      const [ours, theirs] = attack.sides;
      const device = await fresh();
      const bar = await revokeDevice(device.signer.publicKey, where(theirs.head), theirs.head.signer);
      const own = await revokeDevice(device.signer.publicKey, where(ours.head), ours.head.signer);
      const accreditation = await accreditedBy(ours.head, device);
      expect(await apply(bar, accreditation)).toMatchObject({ ok: true });
      expect(await apply(own, accreditation)).toMatchObject({ ok: false, code: "DEVICE_REVOKED" });
      // Nor does it take the place of what our own head says, which other rooms are to be shown.
      expect(await apply(bar, own, accreditation)).toMatchObject({ ok: false, code: "DEVICE_REVOKED" });
    });

    it("uses up no invitation that is not its own, by withdrawing one of the same id", async () => {
      const [ours, theirs] = attack.sides;
      const { link, join } = await invite(ours.head);
      const theirWithdrawal = await withdrawInvitation(link.id, where(theirs.head), theirs.head);
      expect(await apply(theirWithdrawal, await join(await fresh()))).toMatchObject({ ok: true });
      const ourWithdrawal = await withdrawInvitation(link.id, where(ours.head), ours.head);
      const outcome = await apply(ourWithdrawal, await join(await fresh()));
      expect(outcome).toMatchObject({ ok: false, code: "INVITATION_SPENT" });
    });
  });

  describe("an invitation that was used in another room", () => {
    it("lets in the device that used it, and nobody else who has the link", async () => {
      const { join } = await invite(attack.sides[0].head);
      const [first, second] = [await fresh(), await fresh()];
      const use = useBytes(await join(first));
      const told = await apply(use);
      if (!told.ok) throw new Error(told.code);
      expect(has(told.control, first)).toBe(false);
      const thief = await applyStatements(told.control, [await join(second)], 3);
      expect(thief).toMatchObject({ ok: false, code: "INVITATION_SPENT" });
      const itself = await applyStatements(told.control, [await join(first)], 3);
      if (!itself.ok) throw new Error(itself.code);
      expect(has(itself.control, first)).toBe(true);
    });

    it("is believed of nobody who did not come by it: the accreditation must be good", async () => {
      const [ours, theirs] = attack.sides;
      const { join } = await invite(ours.head);
      const byHead = await accreditedBy(ours.head, await fresh());
      const inAnotherRole = await join(await fresh(), { details: random(32) });
      const good = await join(await fresh());
      const ofNobody = await signAccreditation(
        {
          v: 1,
          dialogue: random(32),
          delegation: theirs.head.delegation,
          device: theirs.device.signer.publicKey,
          identity: theirs.device.recipient,
          details: random(32),
          admits: false,
          via: random(300),
        },
        theirs.head.signer,
        theirs.device.signer,
      );
      for (const bytes of [byHead, inAnotherRole, ofNobody, random(600), good.slice(0, -1)]) {
        expect(await apply(useBytes(bytes))).toMatchObject({ ok: false, code: "BAD_STATEMENT" });
      }
    });

    it("lets in nobody once its head has withdrawn it", async () => {
      const [{ head }] = attack.sides;
      const { link, join } = await invite(head);
      const device = await fresh();
      const withdrawal = await withdrawInvitation(link.id, where(head), head);
      for (const order of [
        [withdrawal, await join(device)],
        [useBytes(await join(device)), withdrawal, await join(device)],
      ]) {
        expect(await apply(...order)).toMatchObject({ ok: false, code: "INVITATION_SPENT" });
      }
    });
  });

  it("is placed without a new epoch, while who is in goes out only with one", async () => {
    const [{ head, device: inside }] = attack.sides;
    const outsider = await fresh();
    const { link } = await invite(head);
    const bars = [
      await revokeDevice(outsider.signer.publicKey, where(head), head.signer),
      await withdrawInvitation(link.id, where(head), head),
    ];
    const { entry } = await prepareStatements(record.control, null, { bars }, head.signer, random);
    expect(await foldControl(record.control, 2, entry)).toMatchObject({ ok: true });
    const out = await revokeDevice(inside.signer.publicKey, where(head), head.signer);
    // † Nor one that the very same entry lets in.
    const inAndOut = [await accreditedBy(head, outsider), ...bars];
    for (const statements of [[out], inAndOut]) {
      const plan = { bars: statements };
      const taken = await prepareStatements(record.control, null, plan, head.signer, random);
      expect(await foldControl(record.control, 2, taken.entry)).toMatchObject({ ok: false, code: "BAD_STATEMENT" });
    }
  });

  it("is taken along by the first epoch of a room that is founded later, and is then owed no more", async () => {
    const [{ head }, theirs] = attack.sides;
    const [revoked, used] = [await fresh(), await fresh()];
    const [open, taken] = [await invite(head), await invite(head)];
    const statements = [
      await revokeDevice(revoked.signer.publicKey, where(head), head.signer),
      await withdrawInvitation(open.link.id, where(head), head),
      await taken.join(used),
    ];
    const table = await apply(...statements);
    if (!table.ok) throw new Error(table.code);
    const group = await MadeRecord.found(attack, "group");
    const source = { control: table.control, detailsOf: () => null };
    const bars = owedBars(group.control, [source]);
    expect(bars).toHaveLength(3);
    // † Whom a caucus alone knows is told to nobody else.
    expect(owedBars(group.control, [{ ...source, control: { ...table.control, kind: "caucus" } }])).toEqual([]);
    const plan = { reason: "opening", bars, parentKey: null } as const;
    const epoch = await prepareEpoch(group.control, 2, plan, theirs.head.signer, random);
    const begun = await foldControl(group.control, 2, epoch.entry);
    if (!begun.ok) throw new Error(begun.sentence);
    expect(owedBars(begun.control, [source])).toEqual([]);
    const thieves = [
      await accreditedBy(head, revoked),
      await open.join(await fresh()),
      await taken.join(await fresh()),
    ];
    for (const thief of thieves) expect(await applyStatements(begun.control, [thief], 3)).toMatchObject({ ok: false });
    expect(await applyStatements(begun.control, [await taken.join(used)], 3)).toMatchObject({ ok: true });
  });
});
