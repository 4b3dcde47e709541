/**
 * The store's schema, one step a version. A step is never edited once released; a store of an earlier
 * version is backed up and brought forward when the node starts.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE room (room BLOB PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE entry (
    room BLOB NOT NULL, seq INTEGER NOT NULL, leaf BLOB NOT NULL, control INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (room, seq)
  ) WITHOUT ROWID;
  CREATE TABLE checkpoint (
    room BLOB NOT NULL, term INTEGER NOT NULL, size INTEGER NOT NULL, note BLOB NOT NULL,
    PRIMARY KEY (room, term, size)
  ) WITHOUT ROWID;
  CREATE TABLE envelope (
    entry BLOB NOT NULL, n INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (entry, n)
  ) WITHOUT ROWID;
  CREATE TABLE mailbox (
    box BLOB PRIMARY KEY, owner BLOB NOT NULL, token BLOB NOT NULL, until INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE letter (
    box BLOB NOT NULL, n INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (box, n)
  ) WITHOUT ROWID;
  `,
  `
  CREATE TABLE upload (
    upload BLOB PRIMARY KEY, room BLOB NOT NULL, owner BLOB NOT NULL, length INTEGER NOT NULL, held INTEGER NOT NULL,
    hash BLOB, until INTEGER
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX upload_of_file ON upload (room, hash);
  CREATE INDEX upload_of_owner ON upload (owner);
  CREATE TABLE piece (upload BLOB NOT NULL, n INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (upload, n));
  `,
];
