import { DatabaseSync } from "node:sqlite";

import type { LocalCopy } from "./local-copy.ts";

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS entry (room TEXT, seq INTEGER, bytes BLOB NOT NULL, PRIMARY KEY (room, seq)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS note (room TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS key (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS outbox (n INTEGER PRIMARY KEY, id TEXT UNIQUE, room TEXT NOT NULL, signed BLOB NOT NULL);
`;

/** A device's copy in one SQLite file; `:memory:` keeps none. Close it when the device is put away. */
export function openSqliteLocalCopy(file: string): LocalCopy & { close(): void } {
  const db = new DatabaseSync(file);
  db.exec(SCHEMA);
  const bytesOf = (row: Record<string, unknown> | undefined, column: string): Uint8Array | null => {
    const value = row?.[column];
    return value instanceof Uint8Array ? value : null;
  };
  const addEntry = db.prepare("INSERT OR IGNORE INTO entry VALUES (?, ?, ?)");
  const setNote = db.prepare("INSERT INTO note VALUES (?, ?) ON CONFLICT DO UPDATE SET bytes = excluded.bytes");
  const within = (change: () => void): void => {
    db.exec("BEGIN IMMEDIATE");
    try {
      change();
      db.exec("COMMIT");
    } catch (error) {
      db.exec("ROLLBACK");
      throw error;
    }
  };
  return {
    readRoom: async (room) => {
      const rows = db.prepare("SELECT bytes FROM entry WHERE room = ? ORDER BY seq").all(room);
      const entries = rows.flatMap((row) => bytesOf(row, "bytes") ?? []);
      return { entries, note: bytesOf(db.prepare("SELECT bytes FROM note WHERE room = ?").get(room), "bytes") };
    },
    addEntries: async (room, from, entries, note) =>
      within(() => {
        entries.forEach((entry, index) => addEntry.run(room, from + index, entry));
        setNote.run(room, note);
      }),
    readKey: async (name) => bytesOf(db.prepare("SELECT bytes FROM key WHERE name = ?").get(name), "bytes"),
    writeKey: async (name, key) =>
      void db.prepare("INSERT INTO key VALUES (?, ?) ON CONFLICT DO UPDATE SET bytes = excluded.bytes").run(name, key),
    readOutbox: async (room) =>
      db
        .prepare("SELECT id, signed FROM outbox WHERE room = ? ORDER BY n")
        .all(room)
        .flatMap((row) => {
          const signed = bytesOf(row, "signed");
          return signed === null ? [] : [{ id: String(row["id"]), room, signed }];
        }),
    writeOutbox: async ({ id, room, signed }) =>
      void db.prepare("INSERT OR IGNORE INTO outbox (id, room, signed) VALUES (?, ?, ?)").run(id, room, signed),
    clearOutbox: async (ids) => {
      const remove = db.prepare("DELETE FROM outbox WHERE id = ?");
      within(() => ids.forEach((id) => remove.run(id)));
    },
    close: () => db.close(),
  };
}
