import { expect, test } from "vitest";
import { readDocument } from "../../src/files/read.ts";
import { type Summary, summarize } from "../../src/files/summary.ts";

function check(text: string, name = "a.txt"): Summary {
  const reading = readDocument(new TextEncoder().encode(text), name);
  if (!reading.ok) throw new Error(reading.message);
  return summarize(reading);
}

const problemsOf = (text: string, name?: string): readonly string[] =>
  check(text, name).problems.map(({ code, line, column }) => `${line}:${column} ${code}`);

test.each([
  ["[shall][should] act", { brackets: 2, alternatives: 1, maxDepth: 1, openPoints: 1 }],
  ["[shall] [should] act", { brackets: 2, alternatives: 0, openPoints: 2 }],
  ["member[s] and[/or] others[, as appropriate,] end].]", { brackets: 3, unbalanced: 2, openPoints: 5 }],
  ["[4][2]. Parties [[a][b]]", { brackets: 5, alternatives: 2, maxDepth: 2 }],
  ["[x]40-[y]70% by [20XX] or [ ] or ____ {Placeholder for more} {a note}", { placeholders: 6, notes: 1 }],
  ["Option 1: a\n\nOption 2: No text\n", { options: 2, provisions: 2, openPoints: 1 }],
  ["[Option 1: a][Option 2: b] and", { options: 2, brackets: 2 }],
  ["［shall］［should］", { brackets: 2, alternatives: 1 }],
  [
    "[US: shall] and [may -US, +EU]",
    {
      holders: [
        { name: "US", brackets: 2 },
        { name: "EU", brackets: 1 },
      ],
    },
  ],
])("%j is counted", (text, expected) => {
  expect(check(text)).toMatchObject(expected);
});

test("what is odd is said with its line and column and what to do", () => {
  const [problem] = check("one\ntwo ]three").problems;
  expect(problem).toEqual({
    code: "UNBALANCED_BRACKET",
    severity: "error",
    line: 2,
    column: 5,
    kind: "OPENING_MISSING",
    values: { sign: "]", near: "one two" },
    message: 'The bracket ] near "one two" has no opening partner.',
    suggestion: "Add the opening bracket where the bracketed words begin, or remove this one.",
  });
});

test.each([
  ["Article 1\n\n[One two.\n\nArticle 2\n\nThree four.]\n", ["3:1 SUSPECT_PAIR"]],
  ["Article 1\n\n{one two.\n", ["3:1 UNBALANCED_NOTE"]],
  ["commitments / contributions / actions shall", ["1:1 SLASHED_ALTERNATIVES"]],
  ["Option 1: a\n\nOption 3: c\n", ["3:1 OPTION_OUT_OF_ORDER"]],
  ["Option 1: a\n", ["1:1 OPTION_ALONE"]],
  ["{End of options}", ["1:1 END_WITHOUT_OPTIONS"]],
  ["【shall】", ["1:1 ODD_BRACKET", "1:7 ODD_BRACKET"]],
  ["a \u0007bell", ["1:3 ODD_CHARACTER"]],
])("%j has its problems", (text, expected) => {
  expect(problemsOf(text)).toEqual(expected);
});

test("a bracket around whole sections is no suspect", () => {
  expect(problemsOf("[Article 1\n\nOne two.\n\nArticle 2\n\nThree four.]\n\nArticle 3\n\nFive.\n")).toEqual([]);
  expect(
    problemsOf("# [Article 1\n\nOne two.\n\n## Under it\n\nThree four.]\n\n# Article 3\n\nFive.\n", "a.md"),
  ).toEqual([]);
});

test("a footnote that is referred to and not there is reported", () => {
  expect(problemsOf("Parties[^1] and[^2].\n\n[^1]: Yes.\n", "a.md")).toEqual(["1:16 MISSING_FOOTNOTE"]);
});
