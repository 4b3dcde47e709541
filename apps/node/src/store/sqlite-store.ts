import { closeSync, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { equalBytes } from "@longtable/protocol";
import { leafHash } from "@longtable/record";

import { LIMITS } from "../limits.ts";
import { NodeError } from "../error.ts";
import { writeBackup } from "./backup.ts";
import { unpackCommits } from "./commit-bytes.ts";
import type { Mailbox, StoreCalls, StoredRoom } from "./messages.ts";
import { MIGRATIONS } from "./schema.ts";
import { expireUploads, sqliteFiles } from "./sqlite-files.ts";

/**
 * Bytes of a new store's pages. In SQLite's 4096 an entry of the smallest padded size does not fit into a
 * quarter of a page and gets one of its own besides: three times the disk and twice the time.
 */
const PAGE_SIZE = 8192;

type Row = Record<string, unknown>;

function blob(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (value instanceof Uint8Array) return value;
  throw new NodeError("DAMAGED_STORE", `The store has no ${column} where one belongs: restore the newest backup.`);
}

/**
 * Opens a store's file: WAL with `synchronous=FULL`, so that a commit that returned is on the disk. An
 * older schema is backed up into `backups` and brought forward; a newer one is refused. `migrations` are the
 * numbered steps from an empty file to the schema of this version.
 */
export function openSqliteStore(file: string, backups: string, migrations: readonly string[] = MIGRATIONS): StoreCalls {
  const isNew = !existsSync(file);
  // Its log takes the same mode: nobody else on the machine reads either.
  if (isNew) closeSync(openSync(file, "wx", 0o600));
  const db = new DatabaseSync(file);
  try {
    db.exec(`PRAGMA page_size = ${PAGE_SIZE};`);
    db.exec(
      "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;",
    );
    // The first write takes the exclusive lock and keeps it: a second node on this folder fails here.
    db.exec("BEGIN IMMEDIATE; COMMIT;");
    migrate(db, isNew ? null : backups, migrations);
    return storeOn(db);
  } catch (error) {
    // What did not open holds no lock, and leaves the folder alone from here on.
    db.close();
    throw error;
  }
}

/** The store in an open database of this version's schema. */
function storeOn(db: DatabaseSync): StoreCalls {
  const insertRoom = db.prepare("INSERT INTO room VALUES (?)");
  const insertEntry = db.prepare("INSERT INTO entry VALUES (?, ?, ?, ?, ?)");
  const insertCheckpoint = db.prepare("INSERT INTO checkpoint VALUES (?, ?, ?, ?)");
  const insertEnvelope = db.prepare("INSERT INTO envelope VALUES (?, ?, ?)");
  const selectLast = db.prepare("SELECT seq FROM entry WHERE room = ? ORDER BY seq DESC LIMIT 1");
  const selectEntries = db.prepare("SELECT leaf, bytes FROM entry WHERE room = ? AND seq >= ? ORDER BY seq LIMIT ?");
  const selectEnvelopes = db.prepare("SELECT bytes FROM envelope WHERE entry = ? ORDER BY n");
  const selectEnvelope = db.prepare("SELECT bytes FROM envelope WHERE entry = ? AND n = ?");
  const selectLetters = db.prepare("SELECT bytes FROM letter WHERE box = ? AND n >= ? ORDER BY n");

  const transaction = <T>(change: () => T): T => {
    db.exec("BEGIN IMMEDIATE");
    try {
      const result = change();
      db.exec("COMMIT");
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK");
      throw error;
    }
  };
  const mailbox = (box: Uint8Array): Mailbox | null => {
    const row = db.prepare("SELECT * FROM mailbox WHERE box = ?").get(box);
    if (row === undefined) return null;
    return { box, owner: blob(row, "owner"), token: blob(row, "token"), until: Number(row["until"]) };
  };

  return {
    load: () => {
      const rooms = db.prepare("SELECT room FROM room").all();
      return rooms.map((row) => loadRoom(db, blob(row, "room")));
    },
    commit: (packed) =>
      transaction(() => {
        for (const { room, isNew: isNewRoom, entries, term, size, note } of unpackCommits(packed)) {
          const last = selectLast.get(room)?.["seq"] ?? -1;
          if (entries[0]?.seq !== Number(last) + 1) {
            throw new NodeError("OUT_OF_ORDER", "A commit does not follow on what the store has of its room.");
          }
          if (isNewRoom) insertRoom.run(room);
          for (const { seq, leaf, isControl, bytes, hash, envelopes } of entries) {
            insertEntry.run(room, seq, leaf, isControl ? 1 : 0, bytes);
            if (hash !== null) envelopes.forEach((envelope, n) => insertEnvelope.run(hash, n, envelope));
          }
          insertCheckpoint.run(room, term, size, note);
        }
      }),
    read: (room, from, most, mostBytes) => {
      const entries: Uint8Array[] = [];
      let total = 0;
      for (const row of selectEntries.iterate(room, from, most)) {
        const bytes = blob(row, "bytes");
        total += bytes.length;
        if (entries.length > 0 && total > mostBytes) break;
        // A disk can give back something else than it was given: better no entry than another one.
        if (!equalBytes(leafHash(bytes), blob(row, "leaf"))) {
          throw new NodeError("DAMAGED_STORE", "An entry in the store is damaged: restore the newest backup.");
        }
        entries.push(bytes);
      }
      return entries;
    },
    envelope: (entry, index) => {
      const row = selectEnvelope.get(entry, index);
      return row === undefined ? null : blob(row, "bytes");
    },
    envelopeLeaves: (entry) => selectEnvelopes.all(entry).map((row) => leafHash(blob(row, "bytes"))),
    openMailbox: ({ box, owner, token, until }) =>
      transaction(() => {
        if (mailbox(box) !== null) return "there";
        const count = Number(db.prepare("SELECT count(*) AS n FROM mailbox").get()?.["n"]);
        const owned = Number(db.prepare("SELECT count(*) AS n FROM mailbox WHERE owner = ?").get(owner)?.["n"]);
        if (count >= LIMITS.mailboxes || owned >= LIMITS.mailboxesPerOwner) return "full";
        db.prepare("INSERT INTO mailbox VALUES (?, ?, ?, ?)").run(box, owner, token, until);
        return "done";
      }),
    closeMailbox: (box, owner) =>
      transaction(() => {
        const removed = db.prepare("DELETE FROM mailbox WHERE box = ? AND owner = ?").run(box, owner);
        if (removed.changes > 0) db.prepare("DELETE FROM letter WHERE box = ?").run(box);
      }),
    mailbox,
    addLetter: (box, letter, most) =>
      transaction(() => {
        const n = Number(db.prepare("SELECT count(*) AS n FROM letter WHERE box = ?").get(box)?.["n"]);
        if (n >= most) return -1;
        db.prepare("INSERT INTO letter VALUES (?, ?, ?)").run(box, n, letter);
        return n;
      }),
    letters: (box, from) => selectLetters.all(box, from).map((row) => blob(row, "bytes")),
    expire: (now) =>
      transaction(() => {
        db.prepare("DELETE FROM letter WHERE box IN (SELECT box FROM mailbox WHERE until < ?)").run(now);
        db.prepare("DELETE FROM mailbox WHERE until < ?").run(now);
        expireUploads(db, now);
      }),
    ...sqliteFiles(db, transaction),
    backup: (target) => writeBackup(db, target),
    close: () => db.close(),
  };
}

function loadRoom(db: DatabaseSync, room: Uint8Array): StoredRoom {
  const leaves = db.prepare("SELECT leaf FROM entry WHERE room = ? ORDER BY seq").all(room);
  const controls = db.prepare("SELECT seq, bytes FROM entry WHERE room = ? AND control = 1 ORDER BY seq").all(room);
  const newest = db
    .prepare("SELECT note FROM checkpoint WHERE room = ? ORDER BY term DESC, size DESC LIMIT 1")
    .get(room);
  if (newest === undefined)
    throw new NodeError("DAMAGED_STORE", "A room has no checkpoint: restore the newest backup.");
  return {
    room,
    leaves: leaves.map((row) => blob(row, "leaf")),
    controls: controls.map((row) => ({ seq: Number(row["seq"]), bytes: blob(row, "bytes") })),
    note: blob(newest, "note"),
  };
}

/** Brings the schema forward. `backups` is where a copy goes first; null for a store just made. */
function migrate(db: DatabaseSync, backups: string | null, migrations: readonly string[]): void {
  const version = Number(db.prepare("PRAGMA user_version").get()?.["user_version"]);
  if (version > migrations.length) {
    throw new NodeError("NEWER_STORE", "A newer Longtable wrote this store: start that version, or restore a backup.");
  }
  if (version === migrations.length) return;
  if (backups !== null && version > 0) writeBackup(db, join(backups, `before-schema-${version + 1}.sqlite`));
  for (const [index, step] of migrations.entries()) {
    if (index < version) continue;
    db.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${index + 1}; COMMIT;`);
  }
}
