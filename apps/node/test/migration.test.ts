import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { afterAll, describe, expect, it } from "vitest";

import { MIGRATIONS } from "../src/store/schema.ts";
import { openSqliteStore } from "../src/store/sqlite-store.ts";

const folder = mkdtempSync(join(tmpdir(), "longtable-migration-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A column more, as a later version might need. */
const NEXT = [...MIGRATIONS, "ALTER TABLE mailbox ADD COLUMN opened INTEGER NOT NULL DEFAULT 0"];
/** A step that fails halfway. */
const BROKEN = [...MIGRATIONS, "CREATE TABLE half (a); INSERT INTO nowhere VALUES (1)"];

function versionOf(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return Number(db.prepare("PRAGMA user_version").get()?.["user_version"]);
  } finally {
    db.close();
  }
}

describe("a store of an older schema", () => {
  it("is backed up as it was, then brought forward with all that is in it", () => {
    const file = join(folder, "forward.sqlite");
    const box = new Uint8Array(32).fill(1);
    const before = openSqliteStore(file, folder);
    before.openMailbox({ box, owner: box, token: box, until: 5 });
    before.close();
    const after = openSqliteStore(file, folder, NEXT);
    expect(after.mailbox(box)).toMatchObject({ until: 5 });
    after.close();
    const backup = join(folder, `before-schema-${NEXT.length}.sqlite`);
    expect([versionOf(file), versionOf(backup)]).toEqual([NEXT.length, MIGRATIONS.length]);
    openSqliteStore(backup, folder).close();
  });

  it("stays as it was when a step fails", () => {
    const file = join(folder, "broken.sqlite");
    openSqliteStore(file, folder).close();
    expect(() => openSqliteStore(file, folder, BROKEN)).toThrow("nowhere");
    expect(versionOf(file)).toBe(MIGRATIONS.length);
    openSqliteStore(file, folder).close();
  });

  it("is refused when a newer version wrote it, and nothing is backed up for a store just made", () => {
    const file = join(folder, "newer.sqlite");
    openSqliteStore(file, folder, NEXT).close();
    expect(() => openSqliteStore(file, folder)).toThrow("newer Longtable");
    expect(readdirSync(folder).filter((name) => name.includes("schema-1"))).toEqual([]);
  });
});
