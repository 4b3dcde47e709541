import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Connection, Device } from "@longtable/client";
import { chainOf, entryBytes, toHex } from "@longtable/protocol";
import { leafHash } from "@longtable/record";

import { type BenchRoom, makeBenchRoom, random } from "./bench-room.ts";
import { type Started, connectTo, foundOn, startNode } from "./node-process.ts";
import { type Row, row } from "./result.ts";
const WRITERS = 16;

/**
 * Kills a node with -9 while devices append, starts it again on the same folder, and looks for every entry
 * that it had acknowledged.
 */
export async function benchCrash(isQuick: boolean): Promise<readonly Row[]> {
  const kills = isQuick ? 10 : 50;
  const folder = mkdtempSync(join(tmpdir(), "longtable-bench-crash-"));
  const acknowledged = new Map<number, string>();
  let contradicted = 0;
  try {
    let node = await startNode(folder);
    const room = await makeBenchRoom(node.key, WRITERS);
    await foundOn(node, room);
    for (let kill = 0; kill < kills; kill++) {
      const writers = await Promise.all(room.devices.map((device) => connectTo(node.origin, device)));
      const writing = writers.map((writer, at) => writeUntilGone(writer, room, room.devices[at], acknowledged));
      await new Promise((resolve) => setTimeout(resolve, 60 + Math.floor(Math.random() * 120)));
      node.child.kill("SIGKILL");
      await once(node.child, "exit");
      await Promise.all(writing);
      node = await startNode(folder);
      contradicted += await missingOf(node, room, acknowledged);
    }
    node.child.kill("SIGTERM");
    await once(node.child, "exit");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return [
    row({
      what: `entries lost in ${kills} kills`,
      ours: contradicted,
      beside: "acknowledged",
      theirs: acknowledged.size,
      unit: "entries",
      goal: "<=0",
    }),
  ];
}

/** Appends one entry after another until the connection is gone, and notes the place of each acknowledged. */
async function writeUntilGone(
  writer: Connection,
  room: BenchRoom,
  device: Device | undefined,
  acknowledged: Map<number, string>,
): Promise<void> {
  if (device === undefined || room.control.epoch === null) return;
  const { room: id, epoch } = room.control;
  const chain = chainOf(device.signer.publicKey, random(8));
  try {
    for (;;) {
      // The node cannot tell this from a sealed act.
      const box = random(1040);
      const entry = entryBytes({ form: "sealed", room: id, epoch: epoch.hash, chain, nonce: random(12), box });
      const { seq } = await writer.ask({ t: "append", room: id, entry, envelopes: [] }, "appended");
      acknowledged.set(seq, toHex(leafHash(entry)));
    }
  } catch {
    // The kill: what was not acknowledged may be there or not.
  }
}

/** How many acknowledged entries the restarted node does not have at their places. */
async function missingOf(node: Started, room: BenchRoom, acknowledged: ReadonlyMap<number, string>): Promise<number> {
  const [first] = room.devices;
  if (first === undefined) return acknowledged.size;
  const connection = await connectTo(node.origin, first);
  const held: string[] = [];
  for (;;) {
    const asked = { t: "read", room: room.control.room, from: held.length, most: 1000 } as const;
    const { entries } = await connection.ask(asked, "entries");
    if (entries.length === 0) break;
    for (const entry of entries) held.push(toHex(leafHash(entry)));
  }
  connection.close();
  return [...acknowledged].filter(([seq, leaf]) => held[seq] !== leaf).length;
}
