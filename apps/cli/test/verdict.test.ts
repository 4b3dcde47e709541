import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Device, accredit, makeDeviceKeys, openDevice, prepareAdmission } from "@longtable/client";
import { type RunningNode, startNode } from "@longtable/node";
import { type RoomId, toHex } from "@longtable/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { random } from "../src/random.ts";
import { type SeatedHead, type TwoHeads, seatTwoHeads, sessionOf } from "./two-heads.ts";

const folder = mkdtempSync(join(tmpdir(), "longtable-verdict-"));
let node: RunningNode;
let seated: TwoHeads;

beforeAll(async () => {
  node = await startNode({ dataFolder: folder, host: "127.0.0.1", port: 0, logFile: join(folder, "node.log") });
  seated = await seatTwoHeads(node);
});
afterAll(async () => {
  seated.ours.session.close();
  seated.theirs.session.close();
  await node.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Lets a new device into the table and into its own side's caucus. */
async function letIn(side: SeatedHead): Promise<Device> {
  const device = await openDevice(makeDeviceKeys(random));
  const { head, session } = side;
  const where = { dialogue: seated.dialogue, delegation: head.delegation };
  const accredited = await accredit({ name: "", role: "adviser", device }, where, head.signer, random);
  for (const room of [seated.table, side.caucus]) {
    const { record } = await session.open(room);
    const { control, reader } = record;
    if (control === null || reader.currentKey === null) throw new Error("the room is open");
    await record.place(await prepareAdmission(control, reader.currentKey.key, [accredited], head.signer, random));
  }
  return device;
}

/** What the table is on a new device of a side that opens its caucus first, as a session does. */
async function tableOf(side: SeatedHead, size: number) {
  const session = sessionOf(node, await letIn(side), { current: null });
  await session.online();
  await (await session.open(side.caucus)).record.reached(3);
  const live = await session.open(seated.table);
  await live.record.reached(size);
  const snapshot = live.snapshot();
  session.close();
  return snapshot;
}

describe("a verdict given in the caucus", () => {
  it("opens the table for a new device of that side, and is nothing to the other side", async () => {
    const { ours, theirs, table } = seated;
    const id = toHex(table) as RoomId;
    const live = await ours.session.open(table);
    expect(await ours.session.giveVerdict(id)).toBe(false);
    for (let n = 0; n < 520; n++) await live.sign({ type: "words.say", text: `Word ${n}.` });
    await live.record.settled();
    expect(await ours.session.giveVerdict(id)).toBe(true);
    await (await ours.session.open(ours.caucus)).record.settled();
    const { size } = live.snapshot();
    const our = await tableOf(ours, size);
    expect(our).toMatchObject({ alarm: null, trusted: size });
    const their = await tableOf(theirs, size);
    expect(their).toMatchObject({ alarm: null, trusted: 0 });
  }, 60_000);
});
