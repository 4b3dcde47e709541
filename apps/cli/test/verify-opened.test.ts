import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Bundle, bundleBytes, readBundle } from "@longtable/record";

import { playDemo, verifyFile } from "../src/index.ts";

describe("a bundle that carries keys", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-opened-"));
  const file = join(folder, "dialogue.longtable");
  let bundle: Bundle;

  beforeAll(async () => {
    await playDemo(file, () => undefined);
    bundle = readBundle(readFileSync(file));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Verifies the bundle with the keys of its first room, the table, replaced. */
  async function withKeys(change: (keys: Bundle["rooms"][number]["keys"]) => Bundle["rooms"][number]["keys"]) {
    const rooms = bundle.rooms.map((room, at) => (at === 0 ? { ...room, keys: change(room.keys) } : room));
    const changed = join(folder, "changed.longtable");
    writeFileSync(changed, bundleBytes({ ...bundle, rooms }));
    return await verifyFile(changed);
  }

  it("is opened: who sat where, what was done, and the seals against the state the acts come to", async () => {
    const found = await verifyFile(file);
    expect(found).toMatchObject({ exitCode: 0, level: "opened" });
    const [table, caucus] = found.rooms;
    expect(table).toMatchObject({ kind: "table", level: "opened", withoutEffect: 6 });
    expect(table?.people).toContainEqual({ delegation: "Russian Federation", role: "interpreter", name: null });
    const heads = table?.people.filter(({ role }) => role === "head").map(({ name }) => name);
    expect(heads).toEqual([null, null]);
    expect(caucus).toMatchObject({ kind: "caucus", level: "keyless", people: [], acts: null });
  });

  it("opens from the newest key alone, which leads back through every epoch", async () => {
    expect(await withKeys((keys) => keys.slice(-1))).toMatchObject({ exitCode: 0, level: "opened" });
  });

  it(
    "does not pass with any bit of its file flipped, nor cut anywhere: exit code 1 or 2, and a sentence",
    { timeout: 120_000 },
    async () => {
      const whole = readFileSync(file);
      const changed = join(folder, "damaged.longtable");
      const verified = async (bytes: Uint8Array): Promise<void> => {
        writeFileSync(changed, bytes);
        const { exitCode, problem, rooms } = await verifyFile(changed);
        expect([1, 2]).toContain(exitCode);
        const sentences = [problem ?? "", ...rooms.flatMap(({ findings }) => findings.map(({ sentence }) => sentence))];
        expect(sentences.join("")).toMatch(/\w/);
      };
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length * 8 - 1), async (bit) => {
          const flipped = Buffer.from(whole);
          flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          await verified(flipped);
        }),
        { numRuns: 60 },
      );
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length - 1), async (length) => await verified(whole.subarray(0, length))),
        { numRuns: 15 },
      );
    },
  );

  it("does not pass with a key that its epoch never committed to, nor without the newest", async () => {
    for (const change of [
      (keys: Bundle["rooms"][number]["keys"]) => keys.map(({ epoch }) => ({ epoch, key: new Uint8Array(32).fill(7) })),
      (keys: Bundle["rooms"][number]["keys"]) => keys.slice(0, 1),
    ]) {
      const found = await withKeys(change);
      expect(found.exitCode).toBe(1);
      expect(found.rooms[0]?.findings[0]?.sentence).toMatch(/lacks the key for the last \d+ entries/);
    }
  });

  it("is none when it holds no room: nothing is not said to verify", async () => {
    const empty = join(folder, "empty.longtable");
    writeFileSync(empty, bundleBytes({ ...bundle, rooms: [] }));
    expect(await verifyFile(empty)).toMatchObject({ exitCode: 2 });
  });
});
