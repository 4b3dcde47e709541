import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type RunningNode, startNode } from "../src/index.ts";
import { LIMITS } from "../src/limits.ts";
import { openTable, sealedEntry } from "./table/founded-table.ts";
import { WireDevice } from "./table/wire-device.ts";

const MEBIBYTE = 1024 * 1024;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** What buffers hold outside the heap, in bytes, without what nothing holds any more. */
function held(): number {
  collectGarbage();
  const { external, arrayBuffers } = process.memoryUsage();
  return external + arrayBuffers;
}

describe("a reader that does not read", () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "longtable-node-"));
  let node: RunningNode;

  beforeAll(async () => {
    node = await startNode({ dataFolder, host: "127.0.0.1", port: 0, logLevel: "silent" });
  });
  afterAll(async () => {
    await node.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  it("costs the node no memory as a room grows, holds nobody up, and gets everything once it reads", async () => {
    const table = await openTable(node);
    const { room } = table;
    const readers: WireDevice[] = [];
    for (let i = 0; i < 8; i++) {
      const reader = await WireDevice.signIn(node.origin, table.theirs);
      await reader.ask({ t: "watch", room, from: 0 });
      reader.socket.pause();
      readers.push(reader);
    }
    const before = held();
    const total = 160;
    for (let i = 0; i < total; i++) {
      const entry = sealedEntry(table, table.ours, 200_000);
      const answer = await table.wire.ask({ t: "append", room, entry, envelopes: [] });
      expect(answer.t).toBe("appended");
    }
    // Sent to all as it came, that would be 8 × 30 MiB; the bound is what each may have unsent, and slack.
    const grown = held() - before;
    const perReader = LIMITS.bufferedPerWatcher + LIMITS.answerBytes + MEBIBYTE;
    expect(grown).toBeLessThan(8 * perReader + 64 * MEBIBYTE);
    for (const reader of readers) {
      reader.socket.resume();
      await reader.until((frame) => frame.t === "placed" && frame.from + frame.entries.length === 2 + total);
      let next = 0;
      for (const frame of reader.frames) {
        if (frame.t !== "placed") continue;
        expect(frame.from).toBe(next);
        next += frame.entries.length;
      }
      expect(next).toBe(2 + total);
      reader.close();
    }
    table.wire.close();
  });

  it("cannot make the node hold answers it asks for and does not take", async () => {
    const table = await openTable(node);
    const { room } = table;
    for (let i = 0; i < 12; i++) {
      const entry = sealedEntry(table, table.ours, 200_000);
      await table.wire.ask({ t: "append", room, entry, envelopes: [] });
    }
    const greedy = await WireDevice.signIn(node.origin, table.theirs);
    greedy.socket.pause();
    const before = held();
    // 400 answers of 2 MiB: 800 MiB, were they all made.
    for (let id = 0; id < 400; id++) greedy.send({ t: "read", id, room, from: 0, most: 1000 });
    const until = Date.now() + 1500;
    let most = 0;
    while (Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      most = Math.max(most, held() - before);
    }
    expect(most).toBeLessThan(150 * MEBIBYTE);
    greedy.socket.resume();
    await greedy.until((frame) => frame.t === "entries" && frame.id === 399);
    greedy.close();
    table.wire.close();
  });
});
