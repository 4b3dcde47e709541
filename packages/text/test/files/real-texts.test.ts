import { readFileSync } from "node:fs";
import { join } from "node:path";
import { concatBytes, equalBytes } from "@longtable/protocol";
import { describe, expect, test } from "vitest";
import { lacks, pathOf } from "../../../../scripts/needs.ts";
import { type Reading, readDocument } from "../../src/files/read.ts";
import { sourceBytes } from "../../src/files/source-text.ts";
import { summarize } from "../../src/files/summary.ts";

function read(name: string): Reading {
  const reading = readDocument(readFileSync(join(pathOf("texts"), name)), name);
  if (!reading.ok) throw new Error(reading.message);
  return reading;
}

/** Brackets of the files that are the text's: Markdown's own (footnotes, links, definitions) taken off by hand. */
const COUNTS = [
  ["geneva-negotiating-text-2015-02-12.txt", 1271, 4],
  ["paris-draft-2015-23-oct.md", 1024, 3],
  ["paris-draft-2015-4-dec.md", 1014, 5],
  ["paris-draft-2015-9-dec.md", 216, 3],
  ["paris-draft-2015-12-dec.md", 0, 0],
  ["article-6-2-draft-2024-11-14.docx", 415, 7],
] as const;

describe.skipIf(lacks("texts"))("the real texts come in whole", () => {
  test.each(COUNTS)("%s: %i pairs and %i alone", (name, brackets, unbalanced) => {
    expect(summarize(read(name))).toMatchObject({ brackets, unbalanced });
  });

  test.each(COUNTS.filter(([name]) => !name.endsWith(".docx")))("%s is written back byte for byte", (name) => {
    const { draft, bytes } = read(name);
    const { source } = draft;
    if (source === undefined) throw new Error("a text has its source");
    const parts = draft.tokens.map(({ from, to }) => sourceBytes(source, from, to));
    expect(equalBytes(concatBytes(...parts), bytes)).toBe(true);
  });

  test("the one missing bracket that would swallow half of the Geneva text is suspected", () => {
    const { problems } = read("geneva-negotiating-text-2015-02-12.txt");
    expect(problems).toContainEqual(expect.objectContaining({ code: "SUSPECT_PAIR", line: 717, column: 1 }));
  });

  test("Word's numbering is what Word shows", () => {
    const { draft } = read("article-6-2-draft-2024-11-14.docx");
    const labels = draft.blocks
      .map(({ label }) => label)
      .filter((label) => label !== undefined && /^\d+\.$/u.test(label));
    expect(labels.slice(0, 97)).toEqual(Array.from({ length: 97 }, (_, at) => `${at + 1}.`));
  });
});
