import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, describe, test } from "vitest";

import { memoryLocalCopy } from "../../src/local-copy.ts";
import { openSqliteLocalCopy } from "../../src/sqlite-local-copy.ts";
import { type CopyUnderTest, PROMISES } from "./conformance.ts";

describe("a copy in memory", () => {
  test.each(PROMISES)("$name", ({ run }) => run({ copy: memoryLocalCopy(), again: async () => null }));
});

describe("a copy in SQLite", () => {
  const opened: { close(): void }[] = [];
  const folders: string[] = [];
  afterEach(() => {
    for (const copy of opened.splice(0)) copy.close();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });
  const open = (file: string): CopyUnderTest => {
    const copy = openSqliteLocalCopy(file);
    opened.push(copy);
    return {
      copy,
      again: async () => {
        opened.splice(opened.indexOf(copy), 1);
        copy.close();
        return open(file);
      },
    };
  };
  test.each(PROMISES)("$name", async ({ run }) => {
    const folder = mkdtempSync(join(tmpdir(), "longtable-copy-"));
    folders.push(folder);
    await run(open(join(folder, "copy.sqlite")));
  });
});
