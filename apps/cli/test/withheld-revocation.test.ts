import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  type Device,
  type DialogueSession,
  type LiveRoom,
  accredit,
  makeDeviceKeys,
  openDevice,
  placeRevocations,
  prepareAdmission,
  prepareEpoch,
  revokeDevice,
} from "@longtable/client";
import { type RunningNode, startNode } from "@longtable/node";
import { type DeviceId, idOf, readAnswer, readEntry, readRequest, toHex } from "@longtable/protocol";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { random } from "../src/delegate.ts";
import { type SeatedHead, type TwoHeads, foundRoom, seatTwoHeads, sessionOf } from "./two-heads.ts";
import { type Tap, Wire } from "./wire.ts";

/** † A node that sides with a revoked device, and keeps what takes it out of a room from those who are in. */
describe("a node that withholds a carried revocation", () => {
  let folder: string;
  let wire: Wire;
  let node: RunningNode;
  let seated: TwoHeads;
  let sessions: DialogueSession[];
  /** Whose connection is kept from a room's new entries, and which room that is; null while the node is honest. */
  let withheld: { readonly device: Uint8Array; readonly room: Uint8Array } | null;
  /** What was kept back, in the order in which it is given once the node gives it. */
  let kept: (() => void)[];
  /** What that device has sent into that room meanwhile. */
  let sent: string[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "longtable-withheld-"));
    [withheld, kept, sent] = [null, [], []];
    wire = new Wire();
    wire.tap = withholding;
    await wire.open();
    const proxyOrigin = wire.origin;
    node = await startNode({ dataFolder: folder, host: "127.0.0.1", port: 0, logLevel: "silent", proxyOrigin });
    wire.node = `http://127.0.0.1:${node.port}`;
    seated = await seatTwoHeads(node);
    sessions = [seated.ours.session, seated.theirs.session];
  });
  afterEach(async () => {
    for (const session of sessions) session.close();
    await wire.close();
    await node.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function withholding(): Tap {
    let device = "";
    const isWithheld = (room: Uint8Array): boolean =>
      withheld !== null && toHex(withheld.device) === device && toHex(withheld.room) === toHex(room);
    return {
      toNode: (bytes) => {
        const frame = readRequest(bytes);
        if (frame.t === "hello") device = toHex(frame.device);
        if (frame.t === "append" && isWithheld(frame.room)) sent.push(readEntry(frame.entry).form);
        if (frame.t === "whisper" && isWithheld(frame.room)) sent.push("whisper");
      },
      toDevice: (bytes, send) => {
        const frame = readAnswer(bytes);
        if (frame.t !== "placed" || !isWithheld(frame.room)) return [bytes];
        kept.push(() => send(bytes));
        return [];
      },
    };
  }

  const whereOurs = () => ({ dialogue: seated.dialogue, delegation: seated.ours.head.delegation });

  async function admitAdviser(rooms: readonly Uint8Array[]): Promise<Device> {
    const { head, session } = seated.ours;
    const device = await openDevice(makeDeviceKeys(random));
    const accredited = await accredit({ name: "", role: "adviser", device }, whereOurs(), head.signer, random);
    for (const room of rooms) {
      const { record } = await session.open(room);
      if (record.control === null) throw new Error("the room is open");
      const key = record.reader.currentKey?.key ?? null;
      await record.place(await prepareAdmission(record.control, key, [accredited], head.signer, random));
    }
    return device;
  }

  const line = () => foundRoom("line", seated.founding, node, [seated.ours, seated.theirs]);

  async function revokeAtTheTable(device: Device): Promise<void> {
    const { head, session } = seated.ours;
    const statement = await revokeDevice(device.signer.publicKey, whereOurs(), head.signer);
    await placeRevocations((await session.open(seated.table)).record, [statement], head.signer, random);
  }

  const isOut = ({ record }: LiveRoom, { signer }: Device): boolean =>
    typeof record.control?.devices.get(idOf<DeviceId>(signer.publicKey))?.revokedAt === "number";

  it("hears nothing of whoever knows of it from another room: what they say waits until the device is out", async () => {
    const room = await line();
    const revoked = await admitAdviser([seated.table, room]);
    const honest = await admitAdviser([seated.table, room]);
    const session = sessionOf(node, honest, { current: null });
    sessions.push(session);
    const [table, live] = [await session.open(seated.table), await session.open(room)];
    await session.online();
    await live.record.reached((await seated.ours.session.open(room)).record.size);

    withheld = { device: honest.signer.publicKey, room };
    await revokeAtTheTable(revoked);
    // The others have it by now: what the node keeps back is this device's alone.
    const others = await seated.theirs.session.open(room);
    await expect.poll(() => [isOut(table, revoked), isOut(others, revoked)]).toEqual([true, true]);
    expect([isOut(live, revoked), live.record.isCompromised]).toEqual([false, true]);
    await live.sign({ type: "words.say", text: "Not for whoever was revoked." });
    await live.record.flush();
    expect(await session.whisper(live.room, { kind: "off-the-record", text: "Nor this." })).toBe(false);
    expect(sent).toEqual([]);
    expect(live.snapshot().waiting).toHaveLength(1);

    withheld = null;
    for (const give of kept) give();
    await live.record.settled();
    expect(isOut(live, revoked)).toBe(true);
    const said = live.events.flatMap((event) => (event.kind === "act" ? [event.act["text"]] : []));
    expect(said).toContain("Not for whoever was revoked.");
  });

  it("keeps it out of no other room by keeping one room from whoever carries it", async () => {
    const rooms = [await line(), await line()] as const;
    const revoked = await admitAdviser([seated.table, ...rooms]);
    const [first, second] = [await seated.ours.session.open(rooms[0]), await seated.ours.session.open(rooms[1])];
    withheld = { device: seated.ours.device.signer.publicKey, room: rooms[0] };
    await beginEpoch(seated.theirs, rooms[0]);
    // Their side leaves: ours alone carries it.
    seated.theirs.session.close();
    await revokeAtTheTable(revoked);
    await expect.poll(() => isOut(second, revoked)).toBe(true);
    // In the room that it was kept from, it has tried and is about to try again.
    expect(sent.length).toBeLessThan(5);
    expect([isOut(first, revoked), first.record.isCompromised]).toEqual([false, true]);
    withheld = null;
    for (const give of kept) give();
    await expect.poll(() => isOut(first, revoked)).toBe(true);
  });

  async function beginEpoch({ head, session }: SeatedHead, room: Uint8Array): Promise<void> {
    const { record } = await session.open(room);
    await record.reached((await seated.ours.session.open(room)).record.size);
    if (record.control === null || record.reader.currentKey === null) throw new Error("the room is open");
    const plan = { reason: "round", parentKey: record.reader.currentKey.key } as const;
    await record.begin(await prepareEpoch(record.control, record.size, plan, head.signer, random));
  }
});
