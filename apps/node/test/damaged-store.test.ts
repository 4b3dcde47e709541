import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { toHex } from "@longtable/protocol";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { NodeError, type RunningNode, startNode } from "../src/index.ts";
import { openTable, sealedEntry } from "./table/founded-table.ts";
import { WireDevice, random } from "./table/wire-device.ts";

describe("a store with a bit flipped in it", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-damaged-"));
  const whole = join(folder, "whole");
  const entries: string[] = [];
  let table: Awaited<ReturnType<typeof openTable>>;

  const start = (dataFolder: string): Promise<RunningNode> =>
    startNode({ dataFolder, host: "127.0.0.1", port: 0, logLevel: "silent" });

  beforeAll(async () => {
    const node = await start(whole);
    table = await openTable(node);
    const { room, wire } = table;
    for (let n = 0; n < 6; n++)
      await wire.ask({ t: "append", room, entry: sealedEntry(table, table.ours), envelopes: [] });
    const read = await wire.ask({ t: "read", room, from: 0, most: 100 });
    if (read.t === "entries") entries.push(...read.entries.map((entry) => toHex(entry)));
    wire.close();
    await node.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts a node on the store as `damage` leaves it: what it shows then is what was placed, or a refusal. */
  const startsWith = async (damage: (store: string) => void): Promise<"refused" | "whole"> => {
    const changed = mkdtempSync(join(folder, "changed-"));
    for (const file of ["store.sqlite", "node-key"]) copyFileSync(join(whole, file), join(changed, file));
    damage(join(changed, "store.sqlite"));
    let node: RunningNode;
    try {
      node = await start(changed);
    } catch (error) {
      expect(error).toBeInstanceOf(NodeError);
      expect(error).toMatchObject({ message: expect.stringMatching(/\S/) as string });
      return "refused";
    }
    try {
      const wire = await WireDevice.signIn(node.origin, table.ours);
      const read = await wire.ask({ t: "read", room: table.room, from: 0, most: 100 });
      wire.close();
      if (read.t !== "entries") {
        expect(read).toMatchObject({
          t: "refused",
          code: expect.stringMatching(/^(UNAVAILABLE|NO_SUCH_ROOM|NOT_ADMITTED)$/) as string,
        });
        return "refused";
      }
      expect(read.entries.map((entry) => toHex(entry))).toEqual(entries);
      return "whole";
    } finally {
      await node.close();
    }
  };

  it("shows no other entry than was placed, whichever entry, leaf or checkpoint it is in", async () => {
    expect(entries).toHaveLength(8);
    expect(await startsWith(() => undefined)).toBe("whole");
    const place = fc.constantFrom(
      ["entry", "bytes", "seq"] as const,
      ["entry", "leaf", "seq"] as const,
      ["checkpoint", "note", "size"] as const,
    );
    const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    await fc.assert(
      fc.asyncProperty(place, at, at, async ([what, column, by], row, bit) => {
        const outcome = await startsWith((store) => {
          const db = new DatabaseSync(store);
          const rows = db.prepare(`SELECT ${by} AS n, ${column} AS bytes FROM ${what} ORDER BY ${by}`).all();
          // Of the checkpoints only the newest is ever shown.
          const chosen = what === "checkpoint" ? rows.at(-1) : rows[Math.floor(row * rows.length)];
          const bytes = chosen?.["bytes"];
          if (!(bytes instanceof Uint8Array)) throw new Error("it is there");
          const flip = Math.floor(bit * bytes.length * 8);
          bytes[flip >> 3] = (bytes[flip >> 3] ?? 0) ^ (1 << (flip & 7));
          db.prepare(`UPDATE ${what} SET ${column} = ? WHERE ${by} = ?`).run(bytes, Number(chosen?.["n"]));
          db.close();
        });
        expect(outcome).toBe("refused");
      }),
      { numRuns: 30 },
    );
  });

  it("is refused in a sentence, or shows what was placed, wherever in its file the bit is", async () => {
    const { length } = readFileSync(join(whole, "store.sqlite"));
    await fc.assert(
      fc.asyncProperty(fc.nat(length * 8 - 1), async (bit) => {
        await startsWith((store) => {
          const bytes = readFileSync(store);
          bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          writeFileSync(store, bytes);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("is not opened beside another node's key: what it signed, no device would take", async () => {
    const changed = mkdtempSync(join(folder, "changed-"));
    copyFileSync(join(whole, "store.sqlite"), join(changed, "store.sqlite"));
    writeFileSync(join(changed, "node-key"), random(32));
    await expect(start(changed)).rejects.toMatchObject({ code: "WRONG_KEY" });
  });
});
