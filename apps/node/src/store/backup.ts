import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";

/**
 * Writes a consistent copy of an open store, readable by its user only. It is made beside `file` and takes
 * the name when it is whole and on the disk, so that half a copy is never taken for one.
 */
export function writeBackup(db: DatabaseSync, file: string): void {
  const part = `${file}.part`;
  rmSync(part, { force: true });
  db.prepare("VACUUM INTO ?").run(part);
  chmodSync(part, 0o600);
  placeDurably(part, file);
}

/** Gives a file that was written whole its final name; both the file and the name are then on the disk. */
export function placeDurably(part: string, file: string): void {
  flush(part);
  renameSync(part, file);
  flush(dirname(file));
}

/** Waits until a file, or a folder's list of names, is on the disk. */
export function flush(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
