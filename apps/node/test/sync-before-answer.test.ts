import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, it } from "vitest";

import { lacks } from "../../../scripts/needs.ts";
import { traceNode } from "./disk/traced-node.ts";
import { openTable, sealedEntry } from "./table/founded-table.ts";

const folder = mkdtempSync(join(tmpdir(), "longtable-sync-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An entry well above a frame that says anything else, so that the trace shows when one came in. */
const ENTRY = 20_000;
const APPENDS = 25;

type Seen = "entry" | "synced" | "answer";

/** What a trace shows of entries, syncs of the store's log and answers, in the order they were done. */
function seenIn(trace: string): readonly Seen[] {
  const syncing = new Set<string>();
  const seen: Seen[] = [];
  for (const line of trace.split("\n")) {
    const thread = /^\d+/.exec(line)?.[0] ?? "";
    const isOfLog = /\bf(?:data)?sync\(\d+<[^>]*store\.sqlite-wal>/.test(line);
    if (isOfLog && line.includes("<unfinished")) syncing.add(thread);
    else if (isOfLog && line.endsWith("= 0")) seen.push("synced");
    else if (/<\.\.\. f(?:data)?sync resumed>.*= 0$/.test(line) && syncing.delete(thread)) seen.push("synced");
    else if (/\bread\(\d+<TCP/.test(line) && Number(/= (\d+)$/.exec(line)?.[1] ?? 0) >= ENTRY) seen.push("entry");
    else if (/\bwritev?\(\d+<TCP/.test(line)) seen.push("answer");
  }
  return seen;
}

describe.skipIf(lacks("strace"))("a node under a tracer", () => {
  it("has synced the store's log between taking an entry and acknowledging it, each time", async () => {
    const trace = await traceNode(folder, join(folder, "node"), ["-s", "0"], async (node) => {
      const table = await openTable(node);
      const { room } = table;
      for (let n = 0; n < APPENDS; n++) {
        const entry = sealedEntry(table, table.ours, ENTRY);
        expect((await table.wire.ask({ t: "append", room, entry, envelopes: [] })).t).toBe("appended");
      }
      table.wire.close();
    });

    const seen = seenIn(trace);
    const entries = seen.flatMap((what, at) => (what === "entry" ? [at] : []));
    expect(entries).toHaveLength(APPENDS);
    for (const at of entries) {
      const after = seen.slice(at + 1);
      expect(after.indexOf("synced")).toBeGreaterThanOrEqual(0);
      expect(after.indexOf("synced")).toBeLessThan(after.indexOf("answer"));
    }
  });
});
