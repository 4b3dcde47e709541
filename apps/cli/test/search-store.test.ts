import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, it } from "vitest";

import { tellingParts, wordsFoundIn } from "../src/demo/search-store.ts";

describe("the search of a node's files", () => {
  const folder = mkdtempSync(join(tmpdir(), "longtable-search-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("finds words of any script and case, in UTF-8 and in UTF-16, among other bytes", () => {
    const text = "Verification ПРОВЕРКА Überprüfung vérification ÉTAPES проверка";
    for (const encoding of ["utf8", "utf16le"] as const) {
      const noise = Buffer.from([0xff, 0, 0xd0, 0x90, 0xc3]);
      writeFileSync(join(folder, "file"), Buffer.concat([noise, Buffer.from(text, encoding), noise]));
      const words = new Set(tellingParts(text));
      expect(new Set(wordsFoundIn(folder, words))).toEqual(words);
      expect(wordsFoundIn(folder, ["absent", "отсутствует"])).toEqual([]);
    }
  });
});
