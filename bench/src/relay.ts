import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { chainOf, entryBytes } from "@longtable/protocol";
import { leafHash } from "@longtable/record";

import { type BenchRoom, makeBenchRoom, random } from "./bench-room.ts";
import { connectTo, foundOn, startNode } from "./node-process.ts";
import { type Row, row } from "./result.ts";

/**
 * Durable appends per second from 1 and from 64 connections, each waiting for its acknowledgement, beside
 * bare `node:sqlite` inserting the same rows at `synchronous=FULL`: one a commit, and 64 a commit.
 */
export async function benchRelay(isQuick: boolean): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "longtable-bench-relay-"));
  const milliseconds = isQuick ? 3000 : 10_000;
  try {
    const node = await startNode(join(folder, "node"));
    const room = await makeBenchRoom(node.key, 64);
    await foundOn(node, room);
    const rows: Row[] = [];
    for (const writers of [1, 64]) {
      const before = bareInserts(join(folder, `before-${writers}.sqlite`), room, writers, milliseconds / 2);
      const ours = await appendsPerSecond(node.origin, room, writers, milliseconds);
      const after = bareInserts(join(folder, `after-${writers}.sqlite`), room, writers, milliseconds / 2);
      rows.push(
        row({
          what: `appends from ${writers} writer${writers === 1 ? "" : "s"}`,
          ours,
          beside: `bare inserts, ${writers} a commit`,
          theirs: Math.max(before, after),
          unit: "/s",
          goal: writers === 1 ? null : ">=0.5",
        }),
      );
    }
    node.child.kill("SIGTERM");
    await once(node.child, "exit");
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sealedFor(room: BenchRoom, key: Uint8Array): () => Uint8Array {
  const { room: id, epoch } = room.control;
  if (epoch === null) throw new RangeError("The room has an epoch.");
  const chain = chainOf(key, random(8));
  // The node cannot tell this from a sealed act of a few hundred letters.
  return () => entryBytes({ form: "sealed", room: id, epoch: epoch.hash, chain, nonce: random(12), box: random(1040) });
}

async function appendsPerSecond(origin: string, room: BenchRoom, writers: number, duration: number): Promise<number> {
  let count = 0;
  const devices = room.devices.slice(0, writers);
  const connections = await Promise.all(devices.map((device) => connectTo(origin, device)));
  const started = performance.now();
  await Promise.all(
    connections.map(async (connection, at) => {
      const make = sealedFor(room, devices[at]?.signer.publicKey ?? random(32));
      while (performance.now() - started < duration) {
        const { room: id } = room.control;
        await connection.ask({ t: "append", room: id, entry: make(), envelopes: [] }, "appended");
        count++;
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  for (const connection of connections) connection.close();
  return count / seconds;
}

/** The store's own insert of the same bytes, and nothing else: no socket, no hash tree, no checkpoint. */
function bareInserts(file: string, room: BenchRoom, batch: number, duration: number): number {
  const db = new DatabaseSync(file);
  db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  db.exec(
    "CREATE TABLE entry (room BLOB, seq INTEGER, leaf BLOB, control INTEGER, bytes BLOB, PRIMARY KEY (room, seq)) WITHOUT ROWID",
  );
  const insert = db.prepare("INSERT INTO entry VALUES (?, ?, ?, 0, ?)");
  const make = sealedFor(room, random(32));
  const made = Array.from({ length: 512 }, () => make());
  const leaves = made.map((entry) => leafHash(entry));
  const started = performance.now();
  let seq = 0;
  while (performance.now() - started < duration) {
    db.exec("BEGIN IMMEDIATE");
    for (let n = 0; n < batch; n++, seq++) {
      const at = seq % made.length;
      insert.run(room.control.room, seq, leaves[at] ?? null, made[at] ?? null);
    }
    db.exec("COMMIT");
  }
  const seconds = (performance.now() - started) / 1000;
  db.close();
  return seq / seconds;
}
