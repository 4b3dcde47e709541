import { copyFileSync, existsSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { openDataFolder } from "../data-folder.ts";
import { NodeError } from "../error.ts";
import { flush, placeDurably, writeBackup } from "./backup.ts";
import { MIGRATIONS } from "./schema.ts";

/**
 * Puts a backup in the place of a stopped node's store. The store that was there moves to `backups/`. From
 * then on the node is frozen: it answers `FROZEN` to what would make it sign, because it may have signed
 * more than the backup holds (PROTOCOL.md §4). Refuses a file that is no whole store of this or an earlier
 * version (`NO_BACKUP`, `NEWER_STORE`) and a folder on which a node runs (`FOLDER_IN_USE`). The node's key
 * is not in a backup: it stays what it is in this folder.
 */
export function restoreBackup(dataFolder: string, file: string): void {
  examine(file);
  const folder = openDataFolder(dataFolder);
  refuseIfInUse(folder.store, dataFolder);
  // The mark comes first: whatever interrupts the rest, no thawed node stands on an older store.
  writeFileSync(folder.frozenMark, "restored\n", { mode: 0o600, flush: true });
  flush(dirname(folder.frozenMark));
  const part = `${folder.store}.part`;
  copyFileSync(file, part);
  const aside = join(folder.backups, `before-restore-${new Date().toISOString().replaceAll(":", "-")}.sqlite`);
  for (const ending of ["", "-wal", "-shm"]) {
    // A write-ahead log left behind would be replayed into the restored store.
    if (existsSync(folder.store + ending)) renameSync(folder.store + ending, aside + ending);
  }
  placeDurably(part, folder.store);
}

/**
 * Writes a backup of a stopped node's store; a running node is asked for one with SIGUSR2. Refuses a folder
 * without a store (`NO_BACKUP`), one on which a node runs (`FOLDER_IN_USE`), and what cannot be written
 * (`BACKUP_FAILED`); what stood at `file` before then still stands.
 */
export function backupStopped(dataFolder: string, file: string): void {
  const store = join(dataFolder, "store.sqlite");
  if (!existsSync(store)) throw new NodeError("NO_BACKUP", `There is no store in ${dataFolder}: nothing to back up.`);
  refuseIfInUse(store, dataFolder);
  try {
    const db = new DatabaseSync(store);
    try {
      writeBackup(db, file);
    } finally {
      db.close();
    }
  } catch (cause) {
    throw new NodeError("BACKUP_FAILED", `The backup ${file} could not be written; what stood there stands.`, {
      cause,
    });
  }
}

/** Refuses what is no backup: not there, not SQLite, damaged, empty, or of a version to come. */
function examine(file: string): void {
  if (!existsSync(file)) throw new NodeError("NO_BACKUP", `There is no file ${file}: give the path of a backup.`);
  let version: number;
  let isWhole: boolean;
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      version = Number(db.prepare("PRAGMA user_version").get()?.["user_version"]);
      isWhole = db.prepare("PRAGMA integrity_check").get()?.["integrity_check"] === "ok";
    } finally {
      db.close();
    }
  } catch (cause) {
    throw new NodeError("NO_BACKUP", `${file} is not a node's backup, or is damaged: choose another one.`, { cause });
  }
  if (version > MIGRATIONS.length) {
    throw new NodeError("NEWER_STORE", "A newer Longtable wrote this backup: restore it with that version.");
  }
  if (version === 0 || !isWhole) {
    throw new NodeError("NO_BACKUP", `${file} is not a node's backup, or is damaged: choose another one.`);
  }
}

function refuseIfInUse(store: string, dataFolder: string): void {
  if (!existsSync(store)) return;
  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(store);
    db.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT;");
  } catch (cause) {
    const SQLITE_BUSY = 5;
    const isBusy = cause instanceof Error && "errcode" in cause && Number(cause.errcode) === SQLITE_BUSY;
    // Anything else means a damaged store: the very thing a restore is for.
    if (isBusy) {
      throw new NodeError("FOLDER_IN_USE", `A node runs on ${dataFolder}: stop it before restoring.`, { cause });
    }
  } finally {
    db?.close();
  }
}
