import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type RunningNode, restoreBackup, startNode } from "../src/index.ts";
import { foundingEntry, openTable, sealedEntry } from "./table/founded-table.ts";
import { WireDevice } from "./table/wire-device.ts";

describe("backing up and restoring", () => {
  let folder: string;
  let dataFolder: string;
  const running = new Set<RunningNode>();
  const start = async (): Promise<RunningNode> => {
    const node = await startNode({ dataFolder, host: "127.0.0.1", port: 0, logLevel: "silent" });
    running.add(node);
    return node;
  };
  const stop = async (node: RunningNode): Promise<void> => {
    running.delete(node);
    await node.close();
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "longtable-node-"));
    dataFolder = join(folder, "node");
  });
  afterEach(async () => {
    for (const node of running) await stop(node);
    rmSync(folder, { recursive: true, force: true });
  });

  it("lets a restored node show what the backup holds, and place and found nothing", async () => {
    const backup = join(folder, "backup.sqlite");
    const first = await start();
    const table = await openTable(first);
    const { room } = table;
    await table.wire.ask({ t: "append", room, entry: sealedEntry(table, table.ours), envelopes: [] });
    await first.backup(backup);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    await table.wire.ask({ t: "append", room, entry: sealedEntry(table, table.ours), envelopes: [] });
    await stop(first);

    restoreBackup(dataFolder, backup);
    const restored = await start();
    expect(restored.nodeKey).toEqual(first.nodeKey);
    const wire = await WireDevice.signIn(restored.origin, table.ours);
    expect(await wire.ask({ t: "rooms" })).toMatchObject({ rooms: [{ room, size: 3 }] });
    expect(await wire.ask({ t: "read", room, from: 2, most: 10 })).toMatchObject({ t: "entries", from: 2 });
    const entry = sealedEntry(table, table.ours);
    const refused = { t: "refused", code: "FROZEN" };
    expect(await wire.ask({ t: "append", room, entry, envelopes: [] })).toMatchObject(refused);
    expect(await wire.ask({ t: "found", entry: await foundingEntry(restored.nodeKey), token: null })).toMatchObject(
      refused,
    );
    expect(await (await fetch(`${restored.origin}/health`)).json()).toMatchObject({ frozen: true });
    wire.close();
    await stop(restored);
    expect(readdirSync(join(dataFolder, "backups")).some((name) => name.startsWith("before-restore-"))).toBe(true);
  });

  it("replaces an earlier backup only by a whole one", async () => {
    const node = await start();
    const backup = join(folder, "backup.sqlite");
    await node.backup(backup);
    await node.backup(backup);
    expect(existsSync(`${backup}.part`)).toBe(false);
    await expect(node.backup(join(folder, "no", "such", "folder.sqlite"))).rejects.toMatchObject({
      code: "BACKUP_FAILED",
    });
  });

  it("refuses to restore under a running node, from nothing, from garbage and from a newer store", async () => {
    const node = await start();
    const backup = join(folder, "backup.sqlite");
    await node.backup(backup);
    const refusal = (file: string): unknown => {
      try {
        restoreBackup(dataFolder, file);
        return "restored";
      } catch (error) {
        return error;
      }
    };
    expect(refusal(backup)).toMatchObject({ code: "FOLDER_IN_USE" });
    expect(refusal(join(folder, "nothing"))).toMatchObject({ code: "NO_BACKUP" });
    writeFileSync(join(folder, "garbage"), "not a store at all ".repeat(1000));
    expect(refusal(join(folder, "garbage"))).toMatchObject({ code: "NO_BACKUP" });
    const db = new DatabaseSync(backup);
    db.exec("PRAGMA user_version = 999");
    db.close();
    expect(refusal(backup)).toMatchObject({ code: "NEWER_STORE" });
    expect(existsSync(join(dataFolder, "frozen"))).toBe(false);
  });
});

describe("starting", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-node-"));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("says in a code what stands in the way", async () => {
    const at = (dataFolder: string, host = "127.0.0.1", port = 0) =>
      startNode({ dataFolder, host, port, logLevel: "silent" });
    const one = join(folder, "one");
    const node = await at(one);
    const port = Number(new URL(node.origin).port);
    await expect(at(one)).rejects.toMatchObject({ code: "FOLDER_IN_USE" });
    await expect(at(join(folder, "two"), "127.0.0.1", port)).rejects.toMatchObject({ code: "PORT_TAKEN" });
    await expect(at(join(folder, "two"), "0.0.0.0")).rejects.toMatchObject({ code: "INSECURE_ADDRESS" });
    writeFileSync(join(folder, "file"), "");
    await expect(at(join(folder, "file"))).rejects.toMatchObject({ code: "UNWRITABLE_FOLDER" });
    await node.close();
    const db = new DatabaseSync(join(one, "store.sqlite"));
    db.exec("PRAGMA user_version = 999");
    db.close();
    await expect(at(one)).rejects.toMatchObject({ code: "NEWER_STORE" });
  });
});
