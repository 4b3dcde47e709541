import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";

import {
  type Signer,
  type DeviceId,
  idOf,
  readControl,
  readEntry,
  sha256,
  signAccreditation,
  signControl,
  signerOf,
  toHex,
} from "@longtable/protocol";
import { HashTree, applyStatements, foldControl, leafHash, rosterHash, rosterOf } from "@longtable/record";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type RunningNode, startNode } from "../src/index.ts";
import { Freeze } from "../src/room/freeze.ts";
import type { PlacedRoom } from "../src/room/placed-room.ts";
import { Sequencer } from "../src/room/sequencer.ts";
import { openStore } from "../src/store/store.ts";
import { type FoundedTable, makeTable, openTable, sealedEntry } from "./table/founded-table.ts";
import { WireDevice, random } from "./table/wire-device.ts";

/** † A frozen room waits for each of its own delegations, and a room that freezes signs nothing more. */
describe("a frozen room", () => {
  let folder: string;
  let node: RunningNode;
  const start = async (): Promise<void> => {
    node = await startNode({ dataFolder: folder, host: "127.0.0.1", port: 0, logLevel: "silent" });
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "longtable-frozen-"));
    await start();
  });
  afterEach(async () => {
    await node.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Their head founds a group of both sides, and lets a device of ours into it that never was at the table. */
  async function letIntoAGroup(table: FoundedTable, wire: WireDevice, device: Signer): Promise<void> {
    const { ours, theirs } = table;
    const entry = readEntry(table.founding);
    if (entry.form !== "control") throw new Error("a founding is a control entry");
    const founded = readControl(entry);
    if (founded.kind !== "room.found") throw new Error("it founds");
    const group = await signControl({ ...founded, by: theirs.publicKey, roomKind: "group", nonce: random(32) }, theirs);
    const outcome = await foldControl(null, 0, group);
    if (!outcome.ok) throw new Error(outcome.sentence);
    const { control } = outcome;
    const [delegation] = founded.delegations;
    if (delegation === undefined) throw new Error("it names delegations");
    const accreditation = await signAccreditation(
      {
        v: 1,
        dialogue: control.dialogueHash,
        delegation,
        device: device.publicKey,
        identity: `age1${"p".repeat(58)}`,
        details: random(32),
        admits: false,
        via: null,
      },
      ours,
      device,
    );
    const applied = await applyStatements(control, [accreditation], 1);
    if (!applied.ok) throw new Error(applied.code);
    const roster = rosterOf(applied.control);
    const envelopes = roster.map(() => random(100));
    const tree = new HashTree();
    for (const envelope of envelopes) tree.append(leafHash(envelope));
    const room = sha256(group);
    const epoch = await signControl(
      {
        v: 1,
        by: theirs.publicKey,
        kind: "room.epoch",
        room,
        parent: room,
        reason: "opening",
        statements: [accreditation],
        roster: rosterHash(roster),
        envelopes: tree.root(),
        commit: random(32),
        parentKey: null,
        details: null,
      },
      theirs,
    );
    expect(await wire.ask({ t: "found", entry: group, token: null })).toMatchObject({ t: "appended" });
    expect(await wire.ask({ t: "append", room, entry: epoch, envelopes })).toMatchObject({ t: "appended" });
  }

  it("is not thawed for a delegation by a device that this room does not have, whatever other room has it", async () => {
    const table = await openTable(node);
    const elsewhere = await signerOf(random(32));
    await letIntoAGroup(table, table.wire, elsewhere);
    const { room, ours, theirs } = table;
    const read = await table.wire.ask({ t: "read", room, from: 0, most: 10 });
    if (read.t !== "entries") throw new Error("it is read");
    const { note, entries } = read;
    await node.close();
    writeFileSync(join(folder, "frozen"), "restored\n");
    await start();
    const show = async (device: Signer) => {
      const wire = await WireDevice.signIn(node.origin, device);
      return await wire.ask({ t: "show", room, note, from: entries.length, entries: [] });
    };
    expect(await show(theirs)).toMatchObject({ t: "shown", frozen: true });
    expect(await show(elsewhere)).toMatchObject({ t: "shown", frozen: true });
    expect(await show(ours)).toMatchObject({ t: "shown", frozen: false });
  });

  it("signs nothing more for what was being judged when it froze", async () => {
    const key = await signerOf(random(32));
    const table = await makeTable(key.publicKey);
    const rooms = new Map<string, PlacedRoom>();
    const own = mkdtempSync(join(tmpdir(), "longtable-freezing-"));
    const store = await openStore(join(own, "store.sqlite"), own);
    const freeze = Freeze.open(join(own, "frozen"), []);
    const sequencer = new Sequencer(store, key, rooms, freeze);
    await sequencer.found(table.founding);
    const room = rooms.get(toHex(table.room));
    if (room === undefined) throw new Error("founded");
    const { ours, room: id, epoch, epochEntry, envelopes } = table;
    const sender = idOf<DeviceId>(ours.publicKey);
    expect(await sequencer.append(room, epochEntry, envelopes, sender)).toMatchObject({ seq: 1 });
    const { note, control } = room;
    const complaint = { v: 1, by: ours.publicKey, kind: "room.complain", room: id, epoch, reason: "missing" } as const;
    // Its signature is checked over more than one turn of the loop: the room freezes meanwhile.
    const entries = [sealedEntry(table, ours), await signControl(complaint, ours)];
    const answers = entries.map((entry) => sequencer.append(room, entry, [], sender));
    await setImmediate();
    freeze.freeze(room.control.id);
    for (const answer of answers) expect(await answer).toMatchObject({ ok: false, code: "FROZEN" });
    expect([room.size, room.tree.size, room.note, room.control]).toEqual([2, 2, note, control]);
    await store.close();
    rmSync(own, { recursive: true, force: true });
  });
});
