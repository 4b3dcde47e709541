import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type DemoResult, playDemo, verifyFile } from "../src/index.ts";

describe("a whole dialogue on one node", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-test-"));
  const file = join(folder, "dialogue.longtable");
  let result: DemoResult;

  beforeAll(async () => {
    result = await playDemo(file, () => undefined);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("ends verified, sealed by both sides, with no word of it on the node's disk", () => {
    expect(result).toMatchObject({
      delegations: 2,
      devices: 6,
      rounds: 2,
      rooms: 5,
      verified: true,
      plaintextFoundInStore: 0,
    });
    expect(result.sealedBy).toHaveLength(2);
  });

  it("leaves a bundle that verifies offline", async () => {
    const found = await verifyFile(file);
    expect(found.exitCode).toBe(0);
    expect(found.rooms.map(({ kind }) => kind)).toEqual(["table", "caucus", "caucus", "press", "group"]);
    // Both heads sealed both rounds.
    expect(found.rooms[0]?.sealedBy).toHaveLength(4);
  });

  it("leaves a bundle in which no changed byte goes unnoticed, and an altered entry is named", async () => {
    const good = readFileSync(file);
    const damaged = join(folder, "damaged.longtable");
    const exitCodes = new Set<number>();
    for (let at = 20; at < good.length; at += Math.ceil(good.length / 150)) {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ 0x20;
      writeFileSync(damaged, bytes);
      const { exitCode } = await verifyFile(damaged);
      expect(exitCode, `byte ${at}`).not.toBe(0);
      exitCodes.add(exitCode);
    }
    expect(exitCodes).toContain(1);
  });

  it("says of a file that is no bundle that it cannot be read", async () => {
    const other = join(folder, "other");
    writeFileSync(other, "not a bundle");
    expect((await verifyFile(other)).exitCode).toBe(2);
    expect((await verifyFile(join(folder, "nowhere"))).exitCode).toBe(2);
  });
});
