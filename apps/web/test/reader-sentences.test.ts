import { type ProblemKind, type ProblemValues, readDocument, summarize } from "@longtable/text";
import { createIntl } from "react-intl";
import { describe, expect, test } from "vitest";

import { LANGUAGES } from "../src/messages/languages.ts";
import { readerSentences } from "../src/messages/use-reader.ts";

/** What each sentence takes in, as the reader gives it. */
const VALUES = {
  CLOSING_MISSING: { sign: "[", near: "the Parties shall" },
  OPENING_MISSING: { sign: "]", near: "the Parties shall" },
  SUSPECT_PAIR: { line: 12, column: 7 },
  UNBALANCED_NOTE: { sign: "{" },
  OPTION_OUT_OF_ORDER: { name: "Option 3" },
  OPTION_ALONE: { name: "Option 1" },
  END_WITHOUT_OPTIONS: {},
  SLASHED_ALTERNATIVES: { words: "shall / should" },
  MISSING_FOOTNOTE: { mark: "4" },
  OTHER_FORMAT: { format: "pdf" },
  EMPTY: {},
  OTHER_ENCODING: { encoding: "windows-1251" },
  NO_CHARACTER: {},
  FULL_WIDTH_BRACKET: { sign: "［" },
  LIKE_A_BRACKET: { sign: "【" },
  ODD_CHARACTER: { character: "U+0007" },
  DEEP_NESTING: { deep: 12 },
  FILE_JOINED: {},
  PARAGRAPHS_JOINED: { author: "M. Dupont" },
  PARAGRAPHS_PARTED: { author: "M. Dupont" },
  BRACKETS_AT_EDGE: { words: "[draft]" },
  PART_DAMAGED: { part: "word/styles.xml" },
  HIDDEN_WORDS: { words: "not" },
  STRUCK_BY_LOOK: { words: "once a year" },
  MORE: { count: 1201, code: "ODD_BRACKET" },
} as const satisfies Readonly<Record<ProblemKind, ProblemValues>>;

/** Files with every problem that plain text can have. */
const ODD = [
  "one\ntwo ]three [four",
  "Article 1\n\n[One two.\n\nArticle 2\n\nThree four.]\n",
  "Article 1\n\n{one two.\n",
  "commitments / contributions / actions shall",
  "Option 1: a\n\nOption 3: c\n",
  "Option 1: a\n",
  "{End of options}",
  "【shall】 and ［should］",
  "a \u0007bell",
  `${"[".repeat(14)}a${"]".repeat(14)}`,
  "%PDF-1.7\nwords",
  "[ ".repeat(203),
];

const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words);

async function sentencesIn(tag: keyof typeof LANGUAGES): Promise<ReturnType<typeof readerSentences>> {
  const onError = (error: unknown): never => {
    throw error;
  };
  return readerSentences(createIntl({ locale: tag, messages: await LANGUAGES[tag].load(), onError }));
}

describe.each(Object.keys(LANGUAGES).map((tag) => tag as keyof typeof LANGUAGES))("a file read in %s", (tag) => {
  test("has a sentence for whatever is odd in it, with all that the sentence is about", async () => {
    const reader = await sentencesIn(tag);
    for (const [kind, values] of Object.entries(VALUES)) {
      const [says, does] = reader.problem({ kind: kind as ProblemKind, values });
      expect(does).toMatch(/[.]$/u);
      const shown = Object.values(values).filter((value) => value !== "pdf");
      for (const value of shown) expect(says.replaceAll(/[\u2066-\u2069]/gu, "")).toContain(String(value));
    }
  });

  test("and refused says what it is instead, or which part is damaged", async () => {
    const reader = await sentencesIn(tag);
    const picture = reader.unreadable({ code: "NOT_A_ZIP", format: "picture" });
    expect(picture).toMatch(/[.] .*[.]$/u);
    expect(reader.unreadable({ code: "NOT_A_ZIP", format: "archive" })).not.toBe(picture);
    expect(reader.unreadable({ code: "BROKEN_XML", part: "word/document.xml" })).toContain("word/document.xml");
  });
});

test("the app says in English what the reader itself says", async () => {
  const reader = await sentencesIn("en");
  const told = new Set<string>();
  for (const bytes of [...ODD.map(bytesOf), Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x20, 0x81)]) {
    const reading = readDocument(bytes, "draft.txt");
    if (!reading.ok) throw new Error(reading.message);
    for (const problem of summarize(reading).problems) {
      told.add(problem.kind);
      expect(reader.problem(problem).map((one) => one.replaceAll(/[\u2066-\u2069]/gu, ""))).toEqual([
        problem.message,
        problem.suggestion,
      ]);
    }
  }
  expect(told.size).toBeGreaterThanOrEqual(15);
});
