import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { toHex } from "@longtable/protocol";
import { leafHash } from "@longtable/record";
import { afterAll, describe, expect, it } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { reopenRoom } from "../src/room/placed-room.ts";
import { openSqliteStore } from "../src/store/sqlite-store.ts";
import { TracedDisk, deedsIn } from "./disk/traced-disk.ts";
import { traceNode } from "./disk/traced-node.ts";
import { openTable, sealedEntry } from "./table/founded-table.ts";

const folder = mkdtempSync(join(tmpdir(), "longtable-cut-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ENTRY = 200_000;
/** Enough for SQLite to carry its log over into the store's file in between, at 1,000 pages of 8 KiB. */
const APPENDS = 48;

describe.skipIf(lacks("strace"))("a store that lost its power", () => {
  it("has synced its log before each acknowledgement, and has everything acknowledged by then, whatever else came to the disk", async () => {
    const acknowledged: string[] = [];
    const dataFolder = join(folder, "node");
    const trace = await traceNode(folder, dataFolder, ["-xx", "-s", String(ENTRY * 2)], async (node) => {
      const table = await openTable(node);
      for (let n = 0; n < APPENDS; n++) {
        const entry = sealedEntry(table, table.ours, ENTRY);
        const answer = await table.wire.ask({ t: "append", room: table.room, entry, envelopes: [] });
        expect(answer).toMatchObject({ t: "appended", seq: n + 2 });
        acknowledged.push(toHex(leafHash(entry)));
      }
      table.wire.close();
    });

    const disk = new TracedDisk();
    let taken = 0;
    let answered = 0;
    let bytes = 0;
    let seed = 1;
    const chance = (): boolean => (seed = (seed * 48_271) % 2_147_483_647) % 2 === 0;
    let isCarriedOver = false;
    let isSynced = false;
    for (const deed of deedsIn(trace, join(dataFolder, "store.sqlite"))) {
      disk.do(deed);
      if (deed.is === "sync" && deed.file.endsWith(".sqlite") && answered > 0) isCarriedOver = true;
      if (deed.is === "sync" && deed.file.endsWith("-wal")) isSynced = true;
      // An entry comes in as more than one read; what is answered first after the last of them is that entry.
      if (deed.is === "took") {
        bytes += deed.length;
        while (bytes >= ENTRY) {
          bytes -= ENTRY;
          taken++;
          isSynced = false;
        }
      }
      if (deed.is !== "sent" || taken === answered) continue;
      answered = taken;
      expect(isSynced).toBe(true);
      const stays = answered % 2 === 0 ? chance : () => false;
      await opensWith(disk.afterPowerLoss(stays), acknowledged.slice(0, answered));
    }
    expect(answered).toBe(APPENDS);
    expect(isCarriedOver).toBe(true);
  });
});

/** Opens a store from these files, as a node would, and looks for the entries that were acknowledged. */
async function opensWith(files: ReadonlyMap<string, Buffer>, acknowledged: readonly string[]): Promise<void> {
  const where = join(folder, "cut");
  rmSync(where, { recursive: true, force: true });
  mkdirSync(where);
  for (const [file, content] of files) {
    if (basename(file).startsWith("store.sqlite")) writeFileSync(join(where, basename(file)), content);
  }
  const store = openSqliteStore(join(where, "store.sqlite"), where);
  try {
    const [stored] = store.load();
    if (stored === undefined) throw new Error("The room is gone.");
    expect(await reopenRoom(stored)).not.toBe(null);
    expect(
      stored.leaves
        .slice(2)
        .map((leaf) => toHex(leaf))
        .slice(0, acknowledged.length),
    ).toEqual(acknowledged);
    // The bytes, too, not only their hashes.
    const last = store.read(stored.room, acknowledged.length + 1, 1, ENTRY * 2)[0];
    expect(last === undefined ? null : toHex(leafHash(last))).toBe(acknowledged.at(-1));
  } finally {
    store.close();
  }
}
