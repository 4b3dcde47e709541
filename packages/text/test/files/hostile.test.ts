import { expect, test } from "vitest";
import { convertDocument } from "../../src/files/documents.ts";
import { manuscriptFrom } from "../../src/files/manuscript-from.ts";
import { readAttribution } from "../../src/files/attribution.ts";
import { summarize } from "../../src/files/summary.ts";
import { tabledOf } from "../../src/files/tabled-of.ts";
import { readBytes, readWords } from "./invented.ts";

const MANY = 70_000;

/** Each took minutes, or overran the stack, where a step cost all that was read before it. */
test.each([
  ["opening brackets", "[".repeat(MANY)],
  ["closing brackets", "]".repeat(MANY)],
  ["nested brackets", "[".repeat(MANY) + "a" + "]".repeat(MANY)],
  ["brackets across headings", "Article 1 [\n\nwords\n\n".repeat(5000) + "]".repeat(5000)],
  ["empty pairs", "[]".repeat(MANY)],
  ["braces", "{".repeat(MANY)],
  ["brackets and notes in turn", "[{".repeat(MANY) + "]}".repeat(MANY)],
  ["escapes", "\\[".repeat(MANY)],
  ["links that go nowhere", "[a](".repeat(MANY)],
  ["links around links", "[".repeat(MANY) + "](#b)".repeat(MANY)],
  ["footnote marks that never close", "[^".repeat(MANY)],
  ["control characters", "\u0000".repeat(MANY)],
  ["one long word", "a".repeat(MANY)],
  ["form feeds", "\f\n".repeat(MANY)],
  ["comments that never end", "<!--".repeat(MANY)],
  ["one row of many cells", `${"|a".repeat(30_000)}|\n`],
  ["emphasis of two sorts", "*a ".repeat(MANY / 2) + "b_ ".repeat(MANY / 2)],
  ["footnotes without marks", "\n\n1 x".repeat(MANY / 2)],
])("%s by the thousand are read whole, and made a tree", (_, words) => {
  for (const name of ["a.txt", "a.md"]) {
    const reading = readWords(words, name);
    const { brackets, unbalanced } = summarize(reading);
    const own = reading.draft.tokens.filter(({ what }) => what === "open" || what === "close");
    expect(2 * brackets + unbalanced).toBe(own.length);
    expect(manuscriptFrom(tabledOf(reading)).brackets.length).toBeGreaterThanOrEqual(0);
  }
});

test.each([
  "A and ".repeat(2000),
  `${" -a".repeat(2000)}!`,
  `a${" +a-b".repeat(2000)}!`,
  `${"A and B has ".repeat(1000)}reserv!`,
  "a proposes ".repeat(2000),
  "(by ".repeat(2000),
  " ( a".repeat(2000),
])("no words make the search for an attribution go back and forth (%#)", (words) => {
  expect(readAttribution(words)).toBeUndefined();
});

test.each(["text", "markdown", "html", "akn", "docx"] as const)(
  "deeply nested brackets are written as %s",
  async (format) => {
    const bytes = new TextEncoder().encode("[".repeat(2000) + "a" + "]".repeat(2000));
    const written = await convertDocument(bytes, "a.txt", format, { title: "a", date: "2026-11-24" });
    expect(written).toMatchObject({ ok: true });
  },
);

test("no bytes at all are a text", () => {
  for (const name of ["a.txt", "a.md", "a"]) expect(summarize(readBytes(new Uint8Array(), name)).provisions).toBe(0);
});
