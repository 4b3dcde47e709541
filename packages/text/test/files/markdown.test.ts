import { describe, expect, test } from "vitest";
import { draftMarkdown } from "../../src/files/read-markdown.ts";
import { gather } from "../../src/files/gathered.ts";

const wordsOf = (text: string): readonly string[] =>
  gather(draftMarkdown(new TextEncoder().encode(text)))
    .text.split("\n")
    .filter((line) => line !== "");
const marksOf = (text: string): number =>
  draftMarkdown(new TextEncoder().encode(text)).tokens.filter(({ kind }) => kind === "mark").length;

describe("Markdown's own square brackets", () => {
  test.each([
    ["a footnote's mark", "Parties shall[^5] act.", 0],
    ["a footnote", "Parties[^5]\n\n[^5]: See [below].", 2],
    ["an escape", "Parties \\[shall\\] act.", 0],
    ["a link to a URL", "See [the draft](https://example.org/a_(b)).", 0],
    ["a link to a path", "See [the draft](drafts/one.md).", 0],
    ["a link to a fragment", "See [Article 2](#article-2).", 0],
    ["a link with a title", 'See [the draft](<a.md> "The draft").', 0],
    ["an image", "![a map](map.png)", 0],
    ["a reference whose target is defined", "See [the draft][d].\n\n[d]: https://example.org", 0],
    ["a shortcut reference", "See [d].\n\n[d]: https://example.org", 0],
    ["brackets inside a link's words", "See [the [draft] text](a.md).", 2],
  ])("%s", (_, text, own) => {
    expect(marksOf(text)).toBe(own);
  });

  test.each([
    ["alternatives", "Parties [shall][should] act.", 4],
    ["a bracket before a parenthesis", "[Parties](developed) and [and](or) [x](and/or)", 6],
    ["a reference that is not defined", "[shall][d] act.", 4],
    ["a definition that leads nowhere", "[Option 1]: words", 2],
    ["an empty bracket", "by [ ] per cent", 2],
    ["a caret with words", "[^ not a mark]", 2],
    ["a bracket in code", "`[shall]`", 2],
    ["a bracket in a table", "| [a] | b |\n|---|---|\n| [c] | d |", 4],
  ])("%s are the text's", (_, text, own) => {
    expect(marksOf(text)).toBe(own);
  });
});

test("emphasis, headings, attributes and front matter are no words", () => {
  expect(
    wordsOf(
      "---\ntitle: x\n---\n\n## Article 2 *(purpose)*\n{:.no_toc}\n\n* TOC\n{:toc}\n\n*[Taking* account] of **this**, NDMC* and 2*3.\n",
    ),
  ).toEqual(["Article 2 (purpose)", "[Taking account] of this, NDMC* and 2*3."]);
});

test("a bold option without a space after it is read all the same", () => {
  expect(wordsOf("**Option 3:**Building on it")).toEqual(["Option 3:Building on it"]);
});

test("a lone asterisk or underscore is a word", () => {
  expect(wordsOf("* not a list\\\n\nsnake_case_name *open")).toEqual(["not a list\\", "snake_case_name *open"]);
});

test("a table's cells are blocks with their place", () => {
  const draft = draftMarkdown(new TextEncoder().encode("| a | b |\n|---|---|\n| c \\| d | e |\n"));
  expect(draft.blocks.map(({ cell }) => cell)).toEqual([
    { table: 0, row: 0, column: 0 },
    { table: 0, row: 0, column: 1 },
    { table: 0, row: 1, column: 0 },
    { table: 0, row: 1, column: 1 },
  ]);
});
