import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { accredit, makeDeviceKeys, openDevice, prepareAdmission, prepareEpoch } from "@longtable/client";
import { type RunningNode, startNode } from "@longtable/node";
import { idOf, type DeviceId } from "@longtable/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { random } from "../src/random.ts";
import { type TwoHeads, seatTwoHeads, sessionOf } from "./two-heads.ts";

/** † Whoever admits can give a newcomer another key than the room's, and the node cannot tell. */
describe("a device that is given another key than its room's", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-complaint-"));
  let node: RunningNode;
  let seated: TwoHeads;

  beforeAll(async () => {
    node = await startNode({ dataFolder: folder, host: "127.0.0.1", port: 0, logLevel: "silent" });
    seated = await seatTwoHeads(node);
  });
  afterAll(async () => {
    seated.ours.session.close();
    seated.theirs.session.close();
    await node.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("does not use it, says so in the record, and reads everything once another device has begun a new epoch", async () => {
    const { ours, theirs, table, dialogue } = seated;
    const [our, their] = [await ours.session.open(table), await theirs.session.open(table)];
    await our.sign({ type: "words.say", text: "Before the newcomer." });
    await our.record.settled();

    const device = await openDevice(makeDeviceKeys(random));
    const where = { dialogue, delegation: ours.head.delegation };
    const accredited = await accredit({ name: "", role: "adviser", device }, where, ours.head.signer, random);
    await their.record.reached(our.record.size);
    const { control } = their.record;
    if (control === null) throw new Error("the room is open");
    const admission = await prepareAdmission(control, random(32), [accredited], theirs.head.signer, random);
    await their.record.place(admission);

    const session = sessionOf(node, device, { current: null });
    await session.online();
    const live = await session.open(table);
    await expect.poll(() => our.record.control?.complaints.map(({ reason }) => reason)).toEqual(["wrong-commit"]);
    expect(our.record.control?.complaints[0]?.device).toBe(idOf<DeviceId>(device.signer.publicKey));
    expect(live.record.reader.currentKey).toBeNull();
    expect(live.snapshot().alarm).toBeNull();

    const { currentKey } = our.record.reader;
    const now = our.record.control;
    if (now === null || currentKey === null) throw new Error("the room is open");
    const plan = { reason: "complaint", statements: [], parentKey: currentKey.key } as const;
    await our.record.begin(await prepareEpoch(now, our.record.size, plan, ours.head.signer, random));
    await our.sign({ type: "words.say", text: "After the complaint." });
    await our.record.settled();
    await live.record.reached(our.record.size);
    await expect.poll(() => live.snapshot().held).toBe(0);
    const said = live.events.flatMap((event) => (event.kind === "act" ? [event.act["text"]] : []));
    expect(said).toEqual(["Before the newcomer.", "After the complaint."]);
    session.close();
  });
});
