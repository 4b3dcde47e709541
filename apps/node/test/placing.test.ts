import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  type AnswerFrame,
  chainOf,
  entryBytes,
  isNoteSignedBy,
  nodeName,
  readCheckpoint,
  toHex,
} from "@longtable/protocol";
import { leafHash, verifyInclusion } from "@longtable/record";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type RunningNode, startNode } from "../src/index.ts";
import { foundTable, foundingEntry, openTable, sealedEntry } from "./table/founded-table.ts";
import { WireDevice, random } from "./table/wire-device.ts";

type Table = Awaited<ReturnType<typeof openTable>>;

describe("placing entries", () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "longtable-node-"));
  let node: RunningNode;
  let table: Table;

  beforeAll(async () => {
    node = await startNode({ dataFolder, host: "127.0.0.1", port: 0, logLevel: "silent" });
    table = await openTable(node);
  });
  afterAll(async () => {
    await node.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  const append = (wire: WireDevice, entry: Uint8Array): Promise<AnswerFrame> =>
    wire.ask({ t: "append", room: table.room, entry, envelopes: [] });

  async function expectProved(answer: AnswerFrame, entry: Uint8Array): Promise<number> {
    if (answer.t !== "appended") throw new Error(`not placed: ${JSON.stringify(answer)}`);
    const { note, size, root } = readCheckpoint(answer.note);
    expect(await isNoteSignedBy(note, nodeName(node.nodeKey), node.nodeKey)).toBe(true);
    expect(verifyInclusion(leafHash(entry), answer.seq, size, root, answer.proof)).toBe(true);
    return answer.seq;
  }

  it("answers with a place, a signed checkpoint and a proof that holds under it", async () => {
    const entry = sealedEntry(table, table.ours);
    await expectProved(await append(table.wire, entry), entry);
  });

  it("places the same bytes once, and says each time where, while others are being placed", async () => {
    const entry = sealedEntry(table, table.ours);
    const asked: { readonly entry: Uint8Array; readonly answer: Promise<AnswerFrame> }[] = [];
    for (let i = 0; i < 100; i++) {
      for (const sent of [entry, sealedEntry(table, table.ours), table.epochEntry]) {
        asked.push({ entry: sent, answer: append(table.wire, sent) });
      }
    }
    const places = new Map<string, Set<number>>();
    for (const { entry: sent, answer } of asked) {
      const at = await expectProved(await answer, sent);
      const key = toHex(leafHash(sent));
      places.set(key, (places.get(key) ?? new Set()).add(at));
    }
    expect(places.size).toBe(102);
    for (const at of places.values()) expect(at.size).toBe(1);
  });

  it("founds a room once, also when its founding is sent twice at once", async () => {
    const entry = await foundingEntry(node.nodeKey);
    const answers = await Promise.all([0, 1].map(() => table.wire.ask({ t: "found", entry, token: null })));
    for (const answer of answers) expect(await expectProved(answer, entry)).toBe(0);
  });

  it("founds no room that names another node", async () => {
    const { publicKey } = table.theirs;
    const answer = await table.wire.ask({ t: "found", entry: await foundingEntry(publicKey), token: null });
    expect(answer).toMatchObject({ t: "refused", code: "WRONG_TERM" });
  });

  it("neither takes from nor shows to a device that is not on the roster", async () => {
    const stranger = await WireDevice.signIn(node.origin);
    const { room } = table;
    const refused = { t: "refused", code: "NOT_ADMITTED" };
    expect(await append(stranger, sealedEntry(table, stranger.signer))).toMatchObject(refused);
    expect(await stranger.ask({ t: "read", room, from: 0, most: 1 })).toMatchObject(refused);
    expect(await stranger.ask({ t: "watch", room, from: 0 })).toMatchObject(refused);
    expect(await stranger.ask({ t: "envelope", room, entry: table.epoch, index: 0 })).toMatchObject(refused);
    expect(await stranger.ask({ t: "consistency", room, from: 0, to: 1 })).toMatchObject(refused);
    stranger.close();
  });

  it("refuses an entry on another device's chain", async () => {
    const answer = await append(table.wire, sealedEntry(table, table.theirs));
    expect(answer).toMatchObject({ t: "refused", code: "BAD_ENTRY" });
  });

  it("refuses an entry under an epoch that is not the current one", async () => {
    const chain = chainOf(table.ours.publicKey, random(8));
    const entry = entryBytes({
      form: "sealed",
      room: table.room,
      epoch: random(32),
      chain,
      nonce: random(12),
      box: random(64),
    });
    expect(await append(table.wire, entry)).toMatchObject({ t: "refused", code: "OLD_EPOCH" });
  });

  it("refuses a control entry whose envelopes are not those it commits to", async () => {
    const fresh = await foundTable(node);
    const { room, epochEntry, envelopes } = fresh;
    for (const wrong of [[], envelopes.slice(1), envelopes.toReversed()]) {
      const answer = await fresh.wire.ask({ t: "append", room, entry: epochEntry, envelopes: wrong });
      expect(answer).toMatchObject({ t: "refused", code: "BAD_ENTRY" });
    }
    const answer = await fresh.wire.ask({ t: "append", room, entry: epochEntry, envelopes: [...envelopes] });
    expect(answer).toMatchObject({ t: "appended", seq: 1 });
    fresh.wire.close();
  });

  it("gives an envelope of this room with its proof, and none of another room's", async () => {
    const { room, epoch, envelopes } = table;
    const answer = await table.wire.ask({ t: "envelope", room, entry: epoch, index: 1 });
    expect(answer).toMatchObject({ t: "envelope", count: envelopes.length, envelope: envelopes[1] });
    const other = await openTable(node);
    const crossing = await table.wire.ask({ t: "envelope", room, entry: other.epoch, index: 1 });
    expect(crossing).toMatchObject({ t: "refused", code: "NO_SUCH_THING" });
    other.wire.close();
  });

  it("reads nothing that the note beside it does not cover, while entries are being placed", async () => {
    const watcher = await WireDevice.signIn(node.origin, table.theirs);
    await watcher.ask({ t: "watch", room: table.room, from: 0 });
    const writing = Array.from({ length: 300 }, () => append(table.wire, sealedEntry(table, table.ours)));
    let next = 0;
    for (let i = 0; i < 40; i++) {
      const answer = await watcher.ask({ t: "read", room: table.room, from: next, most: 100 });
      if (answer.t !== "entries") throw new Error("entries");
      next += answer.entries.length;
      expect(next).toBeLessThanOrEqual(readCheckpoint(answer.note).size);
    }
    const last = await Promise.all(writing);
    const size = Math.max(...last.map((answer) => (answer.t === "appended" ? answer.seq + 1 : 0)));
    let watched = 0;
    await watcher.until((frame) => frame.t === "placed" && frame.from + frame.entries.length === size);
    for (const frame of watcher.frames) {
      if (frame.t !== "placed") continue;
      expect(frame.from).toBe(watched);
      watched += frame.entries.length;
      expect(watched).toBeLessThanOrEqual(readCheckpoint(frame.note).size);
    }
    expect(watched).toBe(size);
    watcher.close();
  });
});
