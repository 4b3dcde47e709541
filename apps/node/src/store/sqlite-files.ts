import type { DatabaseSync } from "node:sqlite";

import type { FileCalls, StoredFile, Upload } from "./messages.ts";

type Row = Record<string, unknown>;

function uploadOf(row: Row): Upload {
  const { upload, room, owner, length, held, hash } = row;
  if (!(upload instanceof Uint8Array && room instanceof Uint8Array && owner instanceof Uint8Array)) {
    throw new TypeError("An upload's ids are blobs.");
  }
  return {
    upload,
    room,
    owner,
    length: Number(length),
    held: Number(held),
    hash: hash instanceof Uint8Array ? hash : null,
  };
}

/**
 * Files' ciphertext in the store, piece by piece, so that a backup has them and no piece is half there. Of
 * what is in them, and of which entry names them, it knows nothing.
 */
export function sqliteFiles(db: DatabaseSync, transaction: <T>(change: () => T) => T): FileCalls {
  const selectUpload = db.prepare("SELECT * FROM upload WHERE upload = ?");
  const selectFile = db.prepare("SELECT * FROM upload WHERE room = ? AND hash = ?");
  const selectPiece = db.prepare("SELECT bytes FROM piece WHERE upload = ? AND n = ?");
  const insertPiece = db.prepare("INSERT INTO piece VALUES (?, ?, ?)");
  const find = (upload: Uint8Array): Upload | null => {
    const row = selectUpload.get(upload);
    return row === undefined ? null : uploadOf(row);
  };
  const sum = (where: string, ...values: readonly Uint8Array[]): number =>
    Number(db.prepare(`SELECT coalesce(sum(length), 0) AS n FROM upload ${where}`).get(...values)?.["n"]);
  const remove = (upload: Uint8Array): void => {
    db.prepare("DELETE FROM piece WHERE upload = ?").run(upload);
    db.prepare("DELETE FROM upload WHERE upload = ?").run(upload);
  };

  return {
    upload: find,
    beginUpload: ({ upload, room, owner, length }, until, quota) =>
      transaction(() => {
        const open = db.prepare("SELECT count(*) AS n FROM upload WHERE owner = ? AND hash IS NULL").get(owner)?.["n"];
        const isFull =
          Number(open) >= quota.openUploads ||
          sum("WHERE owner = ?", owner) + length > quota.ofDevice ||
          sum("WHERE room = ?", room) + length > quota.ofRoom ||
          sum("") + length > quota.ofNode;
        if (isFull) return false;
        db.prepare("INSERT INTO upload VALUES (?, ?, ?, ?, 0, NULL, ?)").run(upload, room, owner, length, until);
        return true;
      }),
    addPiece: (upload, n, bytes, until) =>
      transaction(() => {
        insertPiece.run(upload, n, bytes);
        db.prepare("UPDATE upload SET held = held + ?, until = ? WHERE upload = ?").run(bytes.length, until, upload);
      }),
    piece: (upload, n) => {
      const bytes = selectPiece.get(upload, n)?.["bytes"];
      return bytes instanceof Uint8Array ? bytes : null;
    },
    finishUpload: (upload, hash, until) =>
      transaction(() => {
        const found = find(upload);
        if (found === null || found.hash !== null) return;
        // The same bytes twice in one room are one file.
        if (selectFile.get(found.room, hash) !== undefined) remove(upload);
        else db.prepare("UPDATE upload SET hash = ?, until = ? WHERE upload = ?").run(hash, until, upload);
      }),
    dropUpload: (upload) => transaction(() => remove(upload)),
    file: (room, hash): StoredFile | null => {
      const row = selectFile.get(room, hash);
      return row === undefined ? null : { ...uploadOf(row), isKept: row["until"] === null };
    },
    keepFile: (room, hash) =>
      transaction(() => {
        db.prepare("UPDATE upload SET until = NULL WHERE room = ? AND hash = ?").run(room, hash);
      }),
    fileBytes: () => sum(""),
  };
}

/** Removes uploads whose time is over: begun and not finished, or finished and not kept. */
export function expireUploads(db: DatabaseSync, now: number): void {
  db.prepare("DELETE FROM piece WHERE upload IN (SELECT upload FROM upload WHERE until < ?)").run(now);
  db.prepare("DELETE FROM upload WHERE until < ?").run(now);
}
