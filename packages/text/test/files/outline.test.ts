import { expect, test } from "vitest";
import type { OutlineEntry } from "../../src/files/outline.ts";
import { readDocument } from "../../src/files/read.ts";

/** The outline as indented lines: labels, or the first words of what has none. */
function outlineOf(text: string, name = "a.txt"): string {
  const reading = readDocument(new TextEncoder().encode(text), name);
  if (!reading.ok) throw new Error(reading.message);
  const lines: string[] = [];
  const show = (entries: readonly OutlineEntry[], depth: number): void => {
    for (const entry of entries) {
      const nodes = entry.kind === "node" ? [entry.node] : entry.choice.options;
      if (entry.kind === "choice") lines.push(`${"  ".repeat(depth)}choice`);
      const at = entry.kind === "choice" ? depth + 1 : depth;
      for (const { unit, children } of nodes) {
        lines.push(
          `${"  ".repeat(at)}${unit.name ?? reading.gathered.text.slice(unit.bodyFrom, unit.to).trim().split(" ")[0] ?? ""}`,
        );
        show(children, at + 1);
      }
    }
  };
  show(reading.outline.children, 0);
  return lines.join("\n");
}

test("numbers, letters and Roman numerals nest; (i) after (h) is a letter, after (a) a numeral", () => {
  expect(
    outlineOf("1. One:\n(a) first:\n(i) deep\n(ii) deeper\n(b) second\n2. Two:\n(h) eight\n(i) nine\n(j) ten\n"),
  ).toBe(["1.", "  (a)", "    (i)", "    (ii)", "  (b)", "2.", "  (h)", "  (i)", "  (j)"].join("\n"));
});

test("3 bis and 3 ter stand beside 3; 3.1 under it", () => {
  expect(outlineOf("3. Three.\n3.1 Under it.\n3 bis. Beside.\n3 ter. Beside too.\n4. Four.\n")).toBe(
    ["3.", "  3.1", "3 bis.", "3 ter.", "4."].join("\n"),
  );
});

test("options end at the bracket around them, and nest by style", () => {
  expect(
    outlineOf(
      "16. [Option 1: one\n\nOption 2: two\n\nOption (a): inner\n\nOption (b): inner\n\nOption 3: three]\n\nafter\n\n17. Next\n",
    ),
  ).toBe(
    [
      "16.",
      "  choice",
      "    Option 1",
      "    Option 2",
      "      choice",
      "        Option (a)",
      "        Option (b)",
      "    Option 3",
      "after",
      "17.",
    ].join("\n"),
  );
});

test("numbering goes on through options without ending them", () => {
  expect(outlineOf("16. Before;\n\nOption 1\n\n17. a\n\n18. b\n\nOption 2\n\n19. c\n")).toBe(
    ["16.", "choice", "  Option 1", "    17.", "    18.", "  Option 2", "    19."].join("\n"),
  );
});

test("the next number of an outer list ends a choice; a heading does", () => {
  expect(
    outlineOf("1. Goal:\n\nOption 1: a\n\nOption 2: b\n\n2. Efforts\n\nArticle 3\n\nOption 1: c\n\nOption 2: d\n"),
  ).toBe(
    [
      "1.",
      "  choice",
      "    Option 1",
      "    Option 2",
      "2.",
      "Article 3",
      "  choice",
      "    Option 1",
      "    Option 2",
    ].join("\n"),
  );
});

test("a bracket that only a missing partner pairs over headings parts no options", () => {
  const text =
    "Article 1\n\n1. They [act in good time.\n\nArticle 2\n\nOption I:\n\n1. They meet often.]\n\n2. They report.\n\nOption II: No text.\n\nArticle 3\n";
  expect(outlineOf(text)).toBe(
    [
      "Article 1",
      "  1.",
      "Article 2",
      "  choice",
      "    Option I",
      "      1.",
      "      2.",
      "    Option II",
      "Article 3",
    ].join("\n"),
  );
});

test("a numbered provision goes on after options that have said their words", () => {
  expect(outlineOf("1. They meet.\n\nOption 1: Here.\n\nOption 2: No text.\n\n2. They report.\n")).toBe(
    ["1.", "choice", "  Option 1", "  Option 2", "2."].join("\n"),
  );
});

test("{End of options} ends the innermost choice", () => {
  expect(outlineOf("Option 1: a\n\nOption 2: b\n\n{End of options}\n\nOption 1: c\n\nOption 2: d\n")).toBe(
    ["choice", "  Option 1", "  Option 2", "{End", "choice", "  Option 1", "  Option 2"].join("\n"),
  );
});

test("a label and an option may share a line", () => {
  expect(outlineOf("16.1 Option 1: a\n\nOption 2: b\n\n16.2 Next\n")).toBe(
    ["16.1", "  choice", "    Option 1", "    Option 2", "16.2"].join("\n"),
  );
});

test("Markdown's indentation says what is under what", () => {
  expect(
    outlineOf(
      "1. **Goal**\n\n    **Option 1:** a\n\n    **Option 2:**\n\n    1. inner\n    2. inner\n\n2. **Efforts**\n",
      "a.md",
    ),
  ).toBe(["1.", "  choice", "    Option 1", "    Option 2", "      1.", "      2.", "2."].join("\n"));
});

test("words taken from a page layout run on over the page's foot", () => {
  const page = (words: string, number: number): string => `${words} \n\n${number} \n\fADP 2-8 - item 3 \n\n`;
  const text = `${page("1. Parties shall cooperate in the long and winding matters that are before them, with a view to", 1)}${page("the end of the matter and of all that follows from it, in every sense of the word.\n\n2. Next words", 2)}3. Last\n`;
  expect(outlineOf(text)).toBe(["1.", "2.", "3."].join("\n"));
});
