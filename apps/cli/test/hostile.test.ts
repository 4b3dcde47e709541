import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  OpenRoom,
  completeFounding,
  firstAppointment,
  foundingPayload,
  makeDelegationSecrets,
  memoryLocalCopy,
  openHead,
  prepareAdmission,
  prepareEpoch,
  prepareRoom,
  revokeDevice,
  signFounding,
  accredit,
  connect,
} from "@longtable/client";
import { type RunningNode, startNode } from "@longtable/node";
import { publicKeyOf, sha256, signerOf, toHex } from "@longtable/protocol";
import { type RoomControl, foldControl } from "@longtable/record";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type DelegateAtDevice, random, sitDown } from "../src/delegate.ts";

/** Two delegations with a head's device and a secretary's each, at one table on a real node. */
async function seatTable(node: RunningNode) {
  const sides = await Promise.all(
    [0, 1].map(async () => {
      const secrets = makeDelegationSecrets(random);
      return {
        appointment: await firstAppointment(secrets),
        head: await openHead(publicKeyOf(secrets.root), secrets.head),
        delegate: await sitDown({ name: "The head", role: "head" }, node.origin),
      };
    }),
  );
  const [ours, theirs] = sides;
  if (ours === undefined || theirs === undefined) throw new Error("two sides");
  const payload = foundingPayload({
    nonce: random(32),
    rules: "longtable/1",
    node: node.nodeKey,
    appointments: sides.map((side) => side.appointment),
  });
  const founding = completeFounding(payload, [
    await signFounding(payload, ours.head.signer),
    await signFounding(payload, theirs.head.signer),
  ]);
  const dialogue = sha256(founding);
  const delegations = sides.map((side) => side.head.delegation);
  const entry = await prepareRoom(
    { kind: "table", founding, delegations, node: node.nodeKey },
    ours.head.signer,
    random,
  );
  const room = sha256(entry);
  await ours.delegate.connection.ask({ t: "found", entry, token: null }, "appended");
  const founded = await foldControl(null, 0, entry);
  if (!founded.ok) throw new Error(founded.sentence);
  const accreditOf = (side: typeof ours, delegate: DelegateAtDevice, role: "head" | "adviser") =>
    accredit(
      {
        name: delegate.name,
        role,
        device: delegate.device,
      },
      { dialogue, delegation: side.head.delegation },
      side.head.signer,
      random,
    );
  const admitted = await Promise.all(sides.map((side) => accreditOf(side, side.delegate, "head")));
  const plan = { reason: "opening", admitted, parentKey: null } as const;
  const epoch = await prepareEpoch(founded.control, 1, plan, ours.head.signer, random);
  const { envelopes } = epoch;
  await ours.delegate.connection.ask({ t: "append", room, entry: epoch.entry, envelopes: [...envelopes] }, "appended");
  const [ourTable, theirTable] = await Promise.all(sides.map((side) => side.delegate.open(room)));
  if (ourTable === undefined || theirTable === undefined) throw new Error("two tables");
  return { room, dialogue, ours, theirs, ourTable, theirTable, accreditOf };
}

function controlOf(open: OpenRoom): RoomControl {
  if (open.control === null) throw new Error("the room is open");
  return open.control;
}

describe("a table with hostile company", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-test-"));
  let node: RunningNode;
  let seated: Awaited<ReturnType<typeof seatTable>>;

  beforeAll(async () => {
    node = await startNode({ dataFolder: folder, host: "127.0.0.1", port: 0, logLevel: "silent" });
    seated = await seatTable(node);
  });
  afterAll(async () => {
    await node.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("tells both sides what was said, in one order, with its author", async () => {
    const { ourTable, theirTable, ours } = seated;
    const id = await ourTable.room.act({ type: "words.say", text: "Good morning." });
    await ourTable.room.settled();
    await theirTable.room.reached(ourTable.room.size);
    const heard = theirTable.events.find((event) => event.kind === "act" && event.id === id);
    expect(heard).toMatchObject({ role: "head", name: "The head", act: { text: "Good morning." } });
    expect(heard).toMatchObject({ delegation: toHex(ours.head.delegation) });
  });

  it("refuses an admission whose accreditation another delegation's head signed", async () => {
    const { ourTable, ours, theirs, dialogue, accreditOf } = seated;
    const stranger = await sitDown({ name: "A stranger", role: "adviser" }, node.origin);
    const forged = await accredit(
      {
        name: "A stranger",
        role: "adviser",
        device: stranger.device,
      },
      { dialogue, delegation: theirs.head.delegation },
      ours.head.signer,
      random,
    );
    const key = ourTable.room.reader.currentKey?.key ?? null;
    const control = controlOf(ourTable.room);
    const admission = await prepareAdmission(control, key, [forged], ours.head.signer, random);
    await expect(ourTable.room.place(admission)).rejects.toMatchObject({ code: "CONTROL_REFUSED" });
    const honest = await prepareAdmission(
      control,
      key,
      [await accreditOf(theirs, stranger, "adviser")],
      theirs.head.signer,
      random,
    );
    await expect(seated.theirTable.room.place(honest)).resolves.toBeGreaterThan(0);
  });

  it("lets a newcomer read the history, and a revoked device nothing more", async () => {
    const { room, ourTable, ours, dialogue, accreditOf } = seated;
    const adviser = await sitDown({ name: "An adviser", role: "adviser" }, node.origin);
    const key = ourTable.room.reader.currentKey?.key ?? null;
    const accredited = await accreditOf(ours, adviser, "adviser");
    await ourTable.room.place(
      await prepareAdmission(controlOf(ourTable.room), key, [accredited], ours.head.signer, random),
    );
    const adviserTable = await adviser.open(room);
    expect(adviserTable.events.some((event) => event.kind === "act")).toBe(true);

    const where = { dialogue, delegation: ours.head.delegation };
    const revocation = await revokeDevice(adviser.device.signer.publicKey, where, ours.head.signer);
    const { control, size, reader } = ourTable.room;
    if (control === null) throw new Error("the room is open");
    const plan = { reason: "revocation", statements: [revocation], parentKey: reader.currentKey?.key ?? null } as const;
    await ourTable.room.begin(await prepareEpoch(control, size, plan, ours.head.signer, random));
    const before = adviserTable.events.filter((event) => event.kind === "act").length;
    await ourTable.room.act({ type: "words.say", text: "After." });
    await ourTable.room.settled();
    await expect(adviser.connection.ask({ t: "read", room, from: 0, most: 1 }, "entries")).rejects.toMatchObject({
      code: "NOT_ADMITTED",
    });
    expect(adviserTable.events.filter((event) => event.kind === "act")).toHaveLength(before);
    // The same accreditation does not bring the device back.
    const again = await prepareAdmission(
      controlOf(ourTable.room),
      reader.currentKey?.key ?? null,
      [accredited],
      ours.head.signer,
      random,
    );
    await expect(ourTable.room.place(again)).rejects.toMatchObject({ code: "CONTROL_REFUSED" });
  });

  it("places the same signed act once, however often it is sent", async () => {
    const { ourTable } = seated;
    const events = ourTable.events.length;
    const size = ourTable.room.size;
    await ourTable.room.act({ type: "words.say", text: "Once." });
    await Promise.all([ourTable.room.flush(), ourTable.room.flush(), ourTable.room.flush()]);
    await ourTable.room.settled();
    expect(ourTable.room.size).toBe(size + 1);
    expect(ourTable.events.slice(events).filter((event) => event.kind === "act")).toHaveLength(1);
  });

  it("stops with an alarm when an entry under the node's signature is not the one it signed for", async () => {
    const { room, ours } = seated;
    const { entries, note } = await ours.delegate.connection.ask({ t: "read", room, from: 0, most: 1000 }, "entries");
    const altered = entries.map((entry, seq) => {
      if (seq !== 2) return entry;
      const bytes = entry.slice();
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      return bytes;
    });
    for (const wrong of [altered, entries.slice(0, -1), [entries[1], entries[0], ...entries.slice(2)]]) {
      const copy = memoryLocalCopy();
      await copy.addEntries(
        toHex(room),
        0,
        wrong.filter((entry) => entry !== undefined),
        note,
      );
      const opening = OpenRoom.open({
        room,
        device: ours.delegate.device,
        copy,
        random,
        clock: () => 0,
        onSettled: () => undefined,
        onAlarm: () => undefined,
      });
      await expect(opening).rejects.toMatchObject({ code: "RECORD_CONTRADICTS" });
    }
  });

  it("refuses a sign-in meant for another origin", async () => {
    const device = await signerOf(random(32));
    const origin = node.origin.replace("127.0.0.1", "localhost");
    const connecting = connect({ origin, device, random, onPush: () => undefined, onClose: () => undefined });
    await expect(connecting).rejects.toMatchObject({ code: "SIGN_IN_FAILED" });
  });

  it("survives frames that are huge, half, random or text, and serves the next device", async () => {
    for (const frame of [
      "text",
      new Uint8Array(0),
      random(300),
      new Uint8Array(5 * 1024 * 1024),
      Uint8Array.of(0xa1, 0x61),
    ]) {
      const socket = new WebSocket(`${node.origin.replace("http", "ws")}/socket`);
      await new Promise((resolve) => socket.addEventListener("open", resolve));
      const ended = new Promise((resolve) => {
        socket.addEventListener("message", resolve);
        socket.addEventListener("close", resolve);
      });
      socket.send(frame);
      await ended;
      socket.close();
    }
    const next = await sitDown({ name: "Next", role: "adviser" }, node.origin);
    expect(next.connection.node).toEqual(node.nodeKey);
    next.leave();
  });
});
