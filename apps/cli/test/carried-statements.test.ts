import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  type AccreditedDevice,
  type Device,
  type DialogueSession,
  type LiveRoom,
  type OpenRoom,
  accredit,
  changeRole,
  linkSigner,
  makeDeviceKeys,
  makeInvitation,
  openDevice,
  placeRevocations,
  placeRoles,
  placeWithdrawal,
  prepareAdmission,
  revokeDevice,
  withdrawInvitation,
} from "@longtable/client";
import { type RunningNode, startNode } from "@longtable/node";
import { type DeviceId, type Role, detailsHash, idOf, readEntry, signAccreditation, toHex } from "@longtable/protocol";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { random } from "../src/delegate.ts";
import { type SeatedHead, type TwoHeads, foundRoom, seatTwoHeads, sessionOf } from "./two-heads.ts";

let folder: string;
let node: RunningNode;
let seated: TwoHeads;
let sessions: DialogueSession[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "longtable-carried-"));
  node = await startNode({ dataFolder: folder, host: "127.0.0.1", port: 0, logFile: join(folder, "node.log") });
  seated = await seatTwoHeads(node);
  sessions = [seated.ours.session, seated.theirs.session];
});

afterEach(async () => {
  for (const session of sessions) session.close();
  await node.close();
  rmSync(folder, { recursive: true, force: true });
});

const whereOurs = () => ({ dialogue: seated.dialogue, delegation: seated.ours.head.delegation });

async function accreditOurs(role: Role): Promise<{ readonly device: Device; readonly accredited: AccreditedDevice }> {
  const device = await openDevice(makeDeviceKeys(random));
  const { signer } = seated.ours.head;
  return { device, accredited: await accredit({ name: "One of ours", role, device }, whereOurs(), signer, random) };
}

async function admit(to: SeatedHead, room: Uint8Array, accredited: AccreditedDevice): Promise<void> {
  const { record } = await to.session.open(room);
  const key = record.reader.currentKey?.key ?? null;
  if (record.control === null) throw new Error("the room is open");
  await record.place(await prepareAdmission(record.control, key, [accredited], to.head.signer, random));
}

/** Waits for what the room's own control entries come to. */
function until(live: LiveRoom, isSo: (record: OpenRoom) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isSo(live.record)) return;
      stop();
      resolve();
    };
    const stop = live.subscribe(look);
    look();
  });
}

const isOut = (device: Device) => (record: OpenRoom) =>
  typeof record.control?.devices.get(idOf<DeviceId>(device.signer.publicKey))?.revokedAt === "number";

const line = (...besides: readonly AccreditedDevice[]) =>
  foundRoom("line", seated.founding, node, [seated.ours, seated.theirs], besides);

async function revokeAtTheTable(device: Device): Promise<void> {
  const { head, session } = seated.ours;
  const statement = await revokeDevice(device.signer.publicKey, whereOurs(), head.signer);
  await placeRevocations((await session.open(seated.table)).record, [statement], head.signer, random);
}

describe("what a head said of a device in one room", () => {
  it("takes a revoked device out of every room that it is in, without anybody remembering them", async () => {
    const { device, accredited } = await accreditOurs("adviser");
    const rooms = [seated.table, seated.ours.caucus, await line()];
    for (const room of rooms) await admit(seated.ours, room, accredited);
    await revokeAtTheTable(device);
    for (const room of rooms) {
      const live = await seated.ours.session.open(room);
      await until(live, isOut(device));
      const { control } = live.record;
      const id = idOf<DeviceId>(device.signer.publicKey);
      // † Taking it back and taking the key away are one entry here, too.
      expect(control?.epoch?.seq).toBe(control?.devices.get(id)?.revokedAt);
    }
  });

  it("gives a changed role, with its name, to the rooms that had the old one", async () => {
    const { device, accredited } = await accreditOurs("adviser");
    const room = await line();
    for (const one of [seated.table, room]) await admit(seated.ours, one, accredited);
    const { head, session } = seated.ours;
    const to = { name: "The secretary", role: "secretary" } as const;
    const before = { key: device.signer.publicKey, roleN: 0 };
    const changed = await changeRole(before, to, whereOurs(), head.signer, random);
    await placeRoles((await session.open(seated.table)).record, [changed], head.signer, random);
    const live = await session.open(room);
    const id = idOf<DeviceId>(device.signer.publicKey);
    await until(live, ({ control }) => control?.devices.get(id)?.roleN === 1);
    expect(live.events.at(-1)).toMatchObject({ kind: "role-changed", device: id, ...to });
  });

  it("† keeps what one says from a device that the other side's head let into a room founded later", async () => {
    const { device, accredited } = await accreditOurs("adviser");
    await admit(seated.ours, seated.table, accredited);
    await revokeAtTheTable(device);
    // The attack: the old accreditation is good by itself, and the new room's record has no revocation.
    const room = await line(accredited);
    const live = await seated.ours.session.open(room);
    await until(live, ({ control }) => control?.devices.has(idOf<DeviceId>(device.signer.publicKey)) === true);
    await live.sign({ type: "words.say", text: "For those who may hear it" });
    await live.record.settled();
    expect(isOut(device)(live.record)).toBe(true);
    const { entries } = await connectionOf(seated.ours).ask({ t: "read", room, from: 0, most: 100 }, "entries");
    const sealedUnder = entries.flatMap((bytes) => {
      const entry = readEntry(bytes);
      return entry.form === "sealed" ? [toHex(entry.epoch)] : [];
    });
    expect(sealedUnder).toEqual([live.record.control?.epoch?.id]);
  });

  it("† keeps a revoked device out of a room that it was never in, also against the other side's head", async () => {
    const { device, accredited } = await accreditOurs("adviser");
    const room = await line();
    await admit(seated.ours, seated.table, accredited);
    await revokeAtTheTable(device);
    const theirs = await seated.theirs.session.open(room);
    await until(theirs, ({ control }) => control?.revocations.size === 1);
    // The history's key is what the attack is after: the room's record itself refuses it.
    await expect(admit(seated.theirs, room, accredited)).rejects.toMatchObject({ code: "CONTROL_REFUSED" });
    expect(theirs.record.control?.epochs.size).toBe(1);
  });

  it("† lets nobody into another room by a link that somebody else has used, or that was withdrawn", async () => {
    const { ours, theirs } = seated;
    const early = await line();
    const place = { origin: node.origin, node: node.nodeKey, founding: seated.founding };
    const invite = () =>
      makeInvitation({ name: "Invited", role: "adviser" }, place, ours.head, Date.now() + 60_000, random);
    const [used, withdrawn] = [await invite(), await invite()];
    const joining = async ({ link, offer }: typeof used): Promise<AccreditedDevice> => {
      const { signer, recipient } = await openDevice(makeDeviceKeys(random));
      const device = signer.publicKey;
      const asked = {
        v: 1,
        ...whereOurs(),
        device,
        identity: recipient,
        admits: false,
        via: offer.invitation,
      } as const;
      const by = await linkSigner(link.secret, link.id);
      const statement = await signAccreditation({ ...asked, details: detailsHash(offer.details) }, by, signer);
      return { statement, details: offer.details, device, recipient };
    };
    await admit(ours, seated.table, await joining(used));
    const withdrawal = await withdrawInvitation(withdrawn.link.id, whereOurs(), ours.head);
    await placeWithdrawal((await ours.session.open(seated.table)).record, withdrawal, ours.head.signer, random);
    const late = await line();
    for (const room of [early, late]) {
      await until(await theirs.session.open(room), ({ control }) => control?.spentInvitations.size === 2);
      for (const made of [used, withdrawn]) {
        await expect(admit(theirs, room, await joining(made))).rejects.toMatchObject({ code: "CONTROL_REFUSED" });
      }
    }
  });

  it("† silences nobody because the other side's head barred one's device somewhere", async () => {
    const { device, accredited } = await accreditOurs("adviser");
    await admit(seated.ours, seated.table, accredited);
    const room = await line();
    const { head, session } = seated.theirs;
    const where = { dialogue: seated.dialogue, delegation: head.delegation };
    const bar = await revokeDevice(device.signer.publicKey, where, head.signer);
    await placeRevocations((await session.open(room)).record, [bar], head.signer, random);
    const elsewhere = await seated.ours.session.open(room);
    await until(elsewhere, ({ control }) => control?.revocations.size === 1);
    const table = await seated.ours.session.open(seated.table);
    expect(table.record.isCompromised).toBe(false);
    expect(isOut(device)(table.record)).toBe(false);
  });

  it("† holds back acts and whispers while nobody who may admit has placed the revocation there", async () => {
    const { device, accredited } = await accreditOurs("adviser");
    const other = await accreditOurs("adviser");
    const room = await line();
    for (const one of [accredited, other.accredited]) await admit(seated.ours, seated.table, one);
    await admit(seated.ours, room, other.accredited);
    const session = sessionOf(node, other.device, { current: null });
    sessions.push(session);
    const table = await session.open(seated.table);
    const live = await session.open(room);
    await session.online();
    // Nobody carries it: both heads leave as soon as the table has it and the line has the device.
    const gone = until(table, isOut(device));
    const letIn = until(live, ({ control }) => control?.devices.has(idOf<DeviceId>(device.signer.publicKey)) === true);
    await admit(seated.theirs, room, accredited);
    await letIn;
    await revokeAtTheTable(device);
    seated.ours.session.close();
    seated.theirs.session.close();
    await gone;
    expect(live.record.isCompromised).toBe(true);
    await live.sign({ type: "words.say", text: "Not for whoever was revoked" });
    await live.record.flush();
    expect(live.snapshot().waiting).toHaveLength(1);
    expect(await session.whisper(live.room, { kind: "off-the-record", text: "Nor this." })).toBe(false);
    // A device that may admit comes back, and what waited goes out to those who are still in.
    const back = sessionOf(node, seated.ours.device, { current: null });
    sessions.push(back);
    for (const one of [seated.table, room]) await back.open(one);
    await live.record.settled();
    expect(isOut(device)(live.record)).toBe(true);
  });
});

function connectionOf({ session }: SeatedHead) {
  if (session.connection === null) throw new Error("the head is online");
  return session.connection;
}
