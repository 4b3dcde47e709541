import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type DialogueSession, type LiveRoom, connect, prepareRoom } from "@longtable/client";
import { stateHash } from "@longtable/dialogue";
import { type RunningNode, restoreBackup, startNode } from "@longtable/node";
import { signCheckpoint, signerOf } from "@longtable/protocol";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { random } from "../src/delegate.ts";
import { type TwoHeads, seatTwoHeads } from "./two-heads.ts";

/** † A node whose store is older than what it has signed: it must not sign another record beside the first. */
describe("a node restored from a backup", () => {
  let folder: string;
  let dataFolder: string;
  let port: number;
  let node: RunningNode;
  let seated: TwoHeads;
  let ours: LiveRoom;
  let theirs: LiveRoom;

  const start = async (): Promise<void> => {
    node = await startNode({ dataFolder, host: "127.0.0.1", port, logLevel: "silent" });
    ({ port } = node);
  };
  const say = async (live: LiveRoom, text: string): Promise<void> => {
    await live.sign({ type: "words.say", text });
    await live.record.settled();
  };
  /** Ends once the sessions know of it: started again before that, it would find them online over the old connection. */
  const stop = async (): Promise<void> => {
    await node.close();
    for (const { session } of [seated.ours, seated.theirs]) {
      await expect.poll(() => session.status().state, { timeout: 30_000 }).not.toBe("online");
    }
  };
  const back = async (session: DialogueSession): Promise<void> => {
    await session.connectNow();
    await session.online();
  };
  const isFrozen = async (): Promise<unknown> => {
    const health = (await (await fetch(`${node.origin}/health`)).json()) as { readonly frozen: unknown };
    return health.frozen;
  };
  const saidIn = (live: LiveRoom): readonly unknown[] =>
    live.events.flatMap((event) => (event.kind === "act" ? [event.act["text"]] : []));
  const hashOf = (live: LiveRoom): string => {
    const { state } = live.snapshot();
    return state === null ? "none" : stateHash(state);
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "longtable-restore-"));
    dataFolder = join(folder, "node");
    port = 0;
    await start();
    seated = await seatTwoHeads(node);
    [ours, theirs] = [await seated.ours.session.open(seated.table), await seated.theirs.session.open(seated.table)];
    await say(ours, "Before the backup.");
    const backup = join(folder, "backup.sqlite");
    await node.backup(backup);
    await say(theirs, "After the backup.");
    await say(ours, "And after it.");
    await theirs.record.reached(ours.record.size);
    await stop();
    restoreBackup(dataFolder, backup);
  });
  afterEach(async () => {
    seated.ours.session.close();
    seated.theirs.session.close();
    await node.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("takes back what it had lost from one side, signs again once the other has shown its checkpoint, and nothing is lost", async () => {
    seated.theirs.session.close();
    await start();
    expect(await isFrozen()).toBe(true);
    await back(seated.ours.session);
    // What was acknowledged is there again; for what is new, the other side has to have been there.
    expect(ours.snapshot()).toMatchObject({ alarm: null, isAttached: true });
    const { connection } = seated.ours.session;
    const read = await connection?.ask({ t: "read", room: seated.table, from: 0, most: 100 }, "entries");
    expect(read?.entries).toHaveLength(ours.record.size);
    await ours.sign({ type: "words.say", text: "While it was frozen." });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(ours.snapshot().waiting).toHaveLength(1);
    const plan = { kind: "caucus", founding: seated.founding, node: node.nodeKey } as const;
    const { head } = seated.ours;
    const entry = await prepareRoom({ ...plan, delegations: [head.delegation] }, head.signer, random);
    await expect(connection?.ask({ t: "found", entry, token: null }, "appended")).rejects.toMatchObject({
      code: "FROZEN",
    });

    // Their device comes back as it was when it was closed: with its copy.
    const their = await connect({
      origin: node.origin,
      device: seated.theirs.device.signer,
      random,
      onPush: (frame) => theirs.push(frame),
      onClose: () => undefined,
    });
    await theirs.attach(their);
    await ours.record.settled();
    await theirs.record.reached(ours.record.size);
    expect(saidIn(theirs)).toEqual([
      "Before the backup.",
      "After the backup.",
      "And after it.",
      "While it was frozen.",
    ]);
    expect([theirs.snapshot().alarm, hashOf(theirs)]).toEqual([null, hashOf(ours)]);
    their.close();
    // Their caucus has not been shown by their device: it stays frozen, alone, also over a restart.
    expect(await isFrozen()).toBe(true);
    await stop();
    await start();
    await back(seated.ours.session);
    await say(ours, "After another start.");
    expect(await isFrozen()).toBe(true);
  });

  it("is whole and unfrozen again by itself when the devices of both sides come back", async () => {
    await start();
    await Promise.all([back(seated.ours.session), back(seated.theirs.session)]);
    expect(await isFrozen()).toBe(false);
    expect(existsSync(join(dataFolder, "frozen"))).toBe(false);
    await say(theirs, "As if nothing had been.");
    await ours.record.reached(theirs.record.size);
    expect(hashOf(ours)).toBe(hashOf(theirs));
    expect([ours, theirs].map((live) => live.snapshot().alarm)).toEqual([null, null]);
  });

  it("takes back nothing that it has not signed, and stays frozen", async () => {
    await start();
    seated.ours.session.close();
    seated.theirs.session.close();
    const { signer } = seated.ours.device;
    const nobody = (): void => undefined;
    const connection = await connect({ origin: node.origin, device: signer, random, onPush: nobody, onClose: nobody });
    const room = seated.table;
    const stranger = await signerOf(random(32));
    const forged = await signCheckpoint({ room, size: 9, root: random(32), term: 0 }, stranger);
    const show = (note: Uint8Array, from: number, entries: Uint8Array[]) =>
      connection.ask({ t: "show", room, note, from, entries }, "shown");
    await expect(show(forged, 9, [])).rejects.toMatchObject({ code: "BAD_SIGNATURE" });
    await expect(show(random(100), 9, [])).rejects.toMatchObject({ code: "BAD_ENTRY" });
    // Its own note, over other entries than those it signed for.
    const held = theirs.record.reader.checkpoint;
    const note = theirs.record.note;
    if (held === null || note === null) throw new Error("it was read");
    const { size } = await show(note, held.size, []);
    expect(size).toBeLessThan(held.size);
    const others = Array.from({ length: held.size - size }, () => random(200));
    await expect(show(note, size, others)).rejects.toMatchObject({ code: "BAD_ENTRY" });
    expect(await show(note, held.size, [])).toMatchObject({ size, frozen: true });
    expect(await isFrozen()).toBe(true);
    connection.close();
  });
});
