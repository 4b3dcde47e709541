import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  type Connection,
  type Device,
  LiveRoom,
  accredit,
  connect,
  makeDeviceKeys,
  memoryLocalCopy,
  openDevice,
  prepareAdmission,
  prepareEpoch,
} from "@longtable/client";
import { type RunningNode, startNode } from "@longtable/node";
import { type DeviceId, idOf, readControl, readEntry } from "@longtable/protocol";
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

  /** Both heads' rooms, and a device of ours that theirs let in with a key that is not the room's. */
  async function deceive() {
    const { ours, theirs, table, dialogue } = seated;
    const [our, their] = [await ours.session.open(table), await theirs.session.open(table)];
    const device = await openDevice(makeDeviceKeys(random));
    const where = { dialogue, delegation: ours.head.delegation };
    const accredited = await accredit({ name: "", role: "adviser", device }, where, ours.head.signer, random);
    await their.record.reached(our.record.size);
    const { control } = their.record;
    if (control === null) throw new Error("the room is open");
    const admission = await prepareAdmission(control, random(32), [accredited], theirs.head.signer, random);
    await their.record.place(admission);
    await our.record.reached(their.record.size);
    return { our, device };
  }

  /** What a device has complained of, as our head's device has it in the record. */
  const complaintsOf = (our: LiveRoom, { signer }: Device): readonly string[] => {
    const id = idOf<DeviceId>(signer.publicKey);
    return (our.record.control?.complaints ?? []).flatMap((one) => (one.device === id ? [one.reason] : []));
  };

  async function beginEpoch(our: LiveRoom): Promise<void> {
    const { control, reader, size } = our.record;
    if (control === null || reader.currentKey === null) throw new Error("the room is open");
    const plan = { reason: "complaint", statements: [], parentKey: reader.currentKey.key } as const;
    await our.record.begin(await prepareEpoch(control, size, plan, seated.ours.head.signer, random));
  }

  const connectionOf = (live: LiveRoom, { signer }: Device): Promise<Connection> =>
    connect({
      origin: node.origin,
      device: signer,
      random,
      onPush: live.push.bind(live),
      onClose: () => live.detach(),
    });

  /** Follows the room over a connection that ends when a complaint is sent: before the node has it, or before it answers. */
  async function attachUntilComplaint(live: LiveRoom, device: Device, when: "before" | "after"): Promise<void> {
    const connection = await connectionOf(live, device);
    const cut: Connection = {
      ...connection,
      ask: async (question, expects) => {
        const entry = question.t === "append" ? readEntry(question.entry) : null;
        const isComplaint = entry?.form === "control" && readControl(entry).kind === "room.complain";
        if (isComplaint && when === "after") await connection.ask(question, expects);
        if (isComplaint) {
          connection.close();
          live.detach();
        }
        return await connection.ask(question, expects);
      },
    };
    await live.attach(cut).catch(() => undefined);
    await live.record.flush();
    expect(live.snapshot().isAttached).toBe(false);
  }

  it("does not use it, says so in the record, and reads everything once another device has begun a new epoch", async () => {
    const our = await seated.ours.session.open(seated.table);
    await our.sign({ type: "words.say", text: "Before the newcomer." });
    await our.record.settled();
    const { device } = await deceive();

    const session = sessionOf(node, device, { current: null });
    await session.online();
    const live = await session.open(seated.table);
    await expect.poll(() => complaintsOf(our, device)).toEqual(["wrong-commit"]);
    expect(live.record.reader.currentKey).toBeNull();
    expect(live.snapshot().alarm).toBeNull();

    await beginEpoch(our);
    await our.sign({ type: "words.say", text: "After the complaint." });
    await our.record.settled();
    await live.record.reached(our.record.size);
    await expect.poll(() => live.snapshot().held).toBe(0);
    const said = live.events.flatMap((event) => (event.kind === "act" ? [event.act["text"]] : []));
    expect(said).toEqual(["Before the newcomer.", "After the complaint."]);
    session.close();
  });

  const openOn = (device: Device, copy = memoryLocalCopy()) =>
    LiveRoom.open({ room: seated.table, device, copy, random, clock: Date.now });

  it.each(["before", "after"] as const)(
    "says it once, also where its connection was lost %s the node had placed it, and after it has started again",
    async (when) => {
      const { our, device } = await deceive();
      const copy = memoryLocalCopy();
      const live = await openOn(device, copy);
      await attachUntilComplaint(live, device, when);
      await expect.poll(() => complaintsOf(our, device).length).toBe(when === "before" ? 0 : 1);
      for (const again of [live, await openOn(device, copy)]) {
        const connection = await connectionOf(again, device);
        await again.attach(connection);
        await again.record.flush();
        await expect.poll(() => complaintsOf(our, device)).toEqual(["wrong-commit"]);
        await again.record.reached(our.record.size);
        connection.close();
        again.detach();
      }
    },
  );

  it("says nothing of it any more once another epoch has begun", async () => {
    const { our, device } = await deceive();
    const live = await openOn(device);
    await attachUntilComplaint(live, device, "before");
    await beginEpoch(our);
    const connection = await connectionOf(live, device);
    await live.attach(connection);
    await live.record.flush();
    expect(live.record.reader.currentKey).not.toBeNull();
    await live.sign({ type: "words.say", text: "In by the new key." });
    await live.record.settled();
    await our.record.reached(live.record.size);
    expect(complaintsOf(our, device)).toEqual([]);
    connection.close();
  });
});
