import { array, assert, constantFrom, integer, nat, oneof, property, tuple, uint8Array } from "fast-check";
import { describe, expect, test } from "vitest";
import { draftMarkdown } from "../../src/files/read-markdown.ts";
import { draftText } from "../../src/files/read-text.ts";
import { decodeSource, sourceBytes } from "../../src/files/source-text.ts";
import type { Draft } from "../../src/files/draft.ts";
import { gather } from "../../src/files/gathered.ts";
import { readDocument } from "../../src/files/read.ts";
import { summarize } from "../../src/files/summary.ts";

const utf8 = new TextEncoder();

/** Text made of what drafts are made of, so that every rule of the readers meets every other. */
const drafting = array(
  constantFrom(
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\f",
    "\t",
    " ",
    "  ",
    "shall",
    "Parties",
    "Option 1:",
    "Option 2",
    "**",
    "*",
    "_",
    "# ",
    "## Article 3",
    "1. ",
    "(a) ",
    "i. ",
    "16.1 ",
    "15 bis. ",
    "[^1]",
    "[^1]: note",
    "\\[",
    "\\",
    "[x](http://e.org)",
    "[a](b)",
    "[r]: http://e.org",
    "[r]",
    "- ",
    "> ",
    "| a | b |",
    "|---|---|",
    "```",
    "---",
    "{:toc}",
    "<br>",
    "<!--",
    "-->",
    "：",
    "［",
    "］",
    "\uFEFF",
    "é",
    "\u{1F600}",
    "US: ",
    "No text",
    "{End of options}",
    "12\n",
    "\u0000",
    "\u2028",
  ),
  { maxLength: 60 },
).map((parts) => parts.join(""));

const anyBytes = oneof(
  uint8Array({ maxLength: 200 }),
  drafting.map((text) => utf8.encode(text)),
  // Valid text with bytes struck into it.
  tuple(drafting, array(tuple(nat(), integer({ min: 0, max: 255 })), { maxLength: 4 })).map(([text, strikes]) => {
    const bytes = utf8.encode(text);
    for (const [at, byte] of strikes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
    return bytes;
  }),
  tuple(constantFrom([0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]), uint8Array({ maxLength: 60 })).map(
    ([mark, rest]) => Uint8Array.from([...mark, ...rest]),
  ),
);

function rewrite(draft: Draft): Uint8Array {
  const { source } = draft;
  if (source === undefined) return new Uint8Array();
  return Uint8Array.from(draft.tokens.flatMap(({ from, to }) => [...sourceBytes(source, from, to)]));
}

describe.each([
  ["plain text", draftText],
  ["Markdown", draftMarkdown],
] as const)("%s", (_, take) => {
  test("tokens tile the source and write it back byte for byte, whatever the bytes", () => {
    assert(
      property(anyBytes, (bytes) => {
        const draft = take(bytes);
        let at = 0;
        for (const token of draft.tokens) {
          expect(token.from).toBe(at);
          expect(token.to).toBeGreaterThan(token.from);
          at = token.to;
        }
        expect(at).toBe(draft.text.length);
        expect(rewrite(draft)).toEqual(bytes);
      }),
      { numRuns: 400 },
    );
  });

  test("every word and mark of the source is in exactly one block", () => {
    assert(
      property(anyBytes, (bytes) => {
        const draft = take(bytes);
        const words = draft.tokens.flatMap(({ kind, from, to }) =>
          kind === "trivia" ? [] : [draft.text.slice(from, to)],
        );
        const bare = (text: string): string => text.replaceAll(/[ \n]/gu, "").split("").toSorted().join("");
        expect(bare(gather(draft).text)).toBe(bare(words.join("")));
      }),
      { numRuns: 400 },
    );
  });
});

test("reading never fails, and every bracket of the text is counted once", () => {
  assert(
    property(anyBytes, constantFrom("a.txt", "a.md"), (bytes, name) => {
      const reading = readDocument(bytes, name);
      if (!reading.ok) throw new Error(reading.message);
      const { brackets, unbalanced } = summarize(reading);
      const marks = reading.draft.tokens.filter(
        ({ kind, what }) => kind === "mark" && (what === "open" || what === "close"),
      );
      expect(2 * brackets + unbalanced).toBe(marks.length);
    }),
    { numRuns: 300 },
  );
});

test("a plain text's brackets are all its own", () => {
  assert(
    property(drafting, (text) => {
      const reading = readDocument(utf8.encode(text), "a.txt");
      if (!reading.ok) throw new Error(reading.message);
      const { brackets, unbalanced } = summarize(reading);
      expect(2 * brackets + unbalanced).toBe(text.replaceAll(/[^[\]［］]/gu, "").length);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["UTF-8", utf8.encode("naïve [shall]"), "utf-8", "naïve [shall]"],
  ["UTF-16 little-endian", Uint8Array.from([0xff, 0xfe, 0x5b, 0, 0x5d, 0]), "utf-16le", "\uFEFF[]"],
  ["UTF-16 big-endian", Uint8Array.from([0xfe, 0xff, 0, 0x5b, 0, 0x5d]), "utf-16be", "\uFEFF[]"],
  [
    "UTF-16 without its mark",
    Uint8Array.from(Array.from("[a]\n", (sign) => [sign.codePointAt(0) ?? 0, 0]).flat()),
    "utf-16le",
    "[a]\n",
  ],
  [
    "windows-1251",
    Uint8Array.from([0xd1, 0xf2, 0xee, 0xf0, 0xee, 0xed, 0xfb, 0x20, 0x5b, 0xe4, 0xe0, 0x5d]),
    "windows-1251",
    "Стороны [да]",
  ],
  ["windows-1252", Uint8Array.from([0x93, 0x5b, 0x94]), "windows-1252", "“[”"],
])("%s is recognised", (_, bytes, encoding, text) => {
  const source = decodeSource(bytes);
  expect(source.encoding).toBe(encoding);
  expect(source.text).toBe(text);
});

test("a byte that is no character is shown as one, reported with its place, and written back as it was", () => {
  const bytes = Uint8Array.from([...utf8.encode("é\n["), 0xc3, ...utf8.encode("]")]);
  const draft = draftText(bytes);
  expect(draft.text).toBe("é\n[\uFFFD]");
  expect(draft.problems).toContainEqual(expect.objectContaining({ code: "NOT_UTF8", line: 2, column: 2 }));
  expect(rewrite(draft)).toEqual(bytes);
});
