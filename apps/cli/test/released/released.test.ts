import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

import { DialogueSession, type LiveRoom, memoryLocalCopy, openDevice } from "@longtable/client";
import { openSqliteLocalCopy } from "@longtable/client/sqlite";
import { stateHash } from "@longtable/dialogue";
import { type RunningNode, startNode } from "@longtable/node";
import { fromHex } from "@longtable/protocol";
import { sheetWords } from "@longtable/room";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { openBundleFile } from "../../src/bundle-file.ts";
import { verifyFile } from "../../src/index.ts";
import { random } from "../../src/random.ts";
import { readSeat } from "../../src/seat/seat-file.ts";
import { readWithSheet } from "../../src/sheet/read-sheet.ts";

interface Expected {
  readonly version: string;
  readonly rooms: readonly {
    readonly room: string;
    readonly kind: string;
    readonly size: number;
    readonly state: string;
    readonly seals: number;
  }[];
}

const here = fileURLToPath(new URL(".", import.meta.url));
const versions = readdirSync(here, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));

it("every released version's dialogue is here", () => {
  expect(versions).toContain("0.1.0");
});

describe.each(versions)("a dialogue that version %s wrote", (version) => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-released-"));
  const at = (name: string): string => join(folder, name);
  const expected = JSON.parse(readFileSync(join(here, version, "expected.json"), "utf8")) as Expected;
  let node: RunningNode;

  beforeAll(async () => {
    for (const file of readdirSync(join(here, version), { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".gz")) continue;
      const unpacked = at(file.slice(0, -".gz".length));
      mkdirSync(dirname(unpacked), { recursive: true });
      writeFileSync(unpacked, gunzipSync(readFileSync(join(here, version, file))), { mode: 0o600 });
    }
    node = await startNode({ dataFolder: at("node"), host: "127.0.0.1", port: 0, logFile: at("log") });
  });
  afterAll(async () => {
    await node.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function withRooms(copy: ReturnType<typeof memoryLocalCopy>, step: (rooms: readonly LiveRoom[]) => unknown) {
    const seat = readSeat(at("seat"));
    if (seat === null) throw new Error("the seat is there");
    const device = await openDevice(seat);
    const session = new DialogueSession({ origin: node.origin, device, copy, random, clock: Date.now });
    const rooms: LiveRoom[] = [];
    for (const { room } of expected.rooms) rooms.push(await session.open(fromHex(room)));
    await session.online();
    try {
      await step(rooms);
    } finally {
      session.close();
    }
  }

  function found(live: LiveRoom) {
    const { state, size, seals, alarm } = live.snapshot();
    expect(alarm).toBeNull();
    expect(seals.every(({ agrees }) => agrees)).toBe(true);
    const hash = state === null ? "none" : stateHash(state);
    return { room: live.room, kind: state?.kind, size, state: hash, seals: seals.length };
  }

  it("opens from its node for a new copy, each signature checked, and comes to the same state", async () => {
    await withRooms(memoryLocalCopy(), async (rooms) => {
      for (const [index, live] of rooms.entries()) await live.record.reached(expected.rooms[index]?.size ?? 0);
      expect(rooms.map(found)).toEqual(expected.rooms);
    });
  });

  it("opens from the copy that its device kept, and goes on from there", async () => {
    const copy = openSqliteLocalCopy(at("seat/copy.sqlite"));
    await withRooms(copy, async (rooms) => {
      expect(rooms.map(found)).toEqual(expected.rooms);
      const [table] = rooms;
      const size = expected.rooms[0]?.size ?? 0;
      await table?.sign({ type: "words.say", text: "Said by a later version." });
      await table?.record.settled();
      expect(table?.snapshot()).toMatchObject({ alarm: null, size: size + 1 });
    });
    copy.close();
  });

  it("verifies from its bundles: opened, without keys, and opened by the reading sheet", async () => {
    expect(await verifyFile(at("dialogue.longtable"))).toMatchObject({ exitCode: 0, level: "opened" });
    expect(await verifyFile(at("keyless.longtable"))).toMatchObject({ exitCode: 0 });
    expect(openBundleFile(at("keyless.longtable"))).toMatchObject({ ok: true });
    const seed = readSeat(at("seat"))?.secrets?.reading;
    if (seed === undefined || seed === null) throw new Error("the seat is a head's");
    const read = await readWithSheet(sheetWords(seed), { file: at("keyless.longtable") }, at("read.longtable"), null);
    expect(read).toMatchObject({ ok: true, opened: expected.rooms.length });
    expect(await verifyFile(at("read.longtable"))).toMatchObject({ exitCode: 0, level: "opened" });
  });
});
