import { DatabaseSync } from "node:sqlite";

import { chainOf, entryBytes } from "@longtable/protocol";
import { leafHash } from "@longtable/record";

import { random } from "../bench-room.ts";
import { answerMessages } from "../program.ts";
import type { Done } from "./writers.ts";

/** What the floor is asked to do: so many inserts a commit, until time or commits are up. */
export interface Inserting {
  readonly file: string;
  readonly batch: number;
  /** Bytes of a page; SQLite's own choice when null. */
  readonly pageSize: number | null;
  readonly milliseconds: number;
  readonly mostEach: number;
}

/** The store's own insert of such entries, and nothing else: no socket, no hash tree, no checkpoint. */
function insert({ file, batch, pageSize, milliseconds, mostEach }: Inserting): Promise<Done> {
  const db = new DatabaseSync(file);
  if (pageSize !== null) db.exec(`PRAGMA page_size = ${pageSize};`);
  db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  db.exec(
    "CREATE TABLE entry (room BLOB NOT NULL, seq INTEGER NOT NULL, leaf BLOB NOT NULL, control INTEGER NOT NULL, " +
      "bytes BLOB NOT NULL, PRIMARY KEY (room, seq)) WITHOUT ROWID",
  );
  const statement = db.prepare("INSERT INTO entry VALUES (?, ?, ?, 0, ?)");
  const room = random(32);
  const chain = chainOf(random(32), random(8));
  const made = Array.from({ length: 512 }, () => {
    const bytes = entryBytes({ form: "sealed", room, epoch: room, chain, nonce: random(12), box: random(1040) });
    return { bytes, leaf: leafHash(bytes) };
  });
  const started = performance.now();
  let seq = 0;
  while (performance.now() - started < milliseconds && seq < mostEach * batch) {
    db.exec("BEGIN IMMEDIATE");
    for (let n = 0; n < batch; n++, seq++) {
      const one = made[seq % made.length];
      if (one !== undefined) statement.run(room, seq, one.leaf, one.bytes);
    }
    db.exec("COMMIT");
  }
  const seconds = (performance.now() - started) / 1000;
  db.close();
  return Promise.resolve({ count: seq, seconds });
}

answerMessages(insert);
