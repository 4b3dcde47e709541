import { describe, expect, test } from "vitest";

import { convertDocument } from "../../src/files/documents.ts";
import { tabledOf } from "../../src/files/tabled-of.ts";
import { type TabledText, packTabled, readDocument, summarize, wrongTree } from "../../src/index.ts";
import { readBytes, readWords } from "./invented.ts";
import { ODD_TEXTS } from "./odd-texts.ts";

const FORMATS = ["text", "markdown", "html", "docx", "akn"] as const;
const ABOUT = { title: "An odd text", date: "2026-11-24T10:00:00Z" };

/** Letters and digits of all that a tree holds: labels, words, notes, options, attributions apart. */
function lettersIn({ nodes, brackets }: TabledText): readonly string[] {
  const words = nodes.flatMap(({ label, heading, body }) =>
    [label, heading, body].flatMap((items) =>
      (items ?? []).flatMap((item) =>
        typeof item === "string" ? [item] : Object.values(item).filter((value) => typeof value === "string"),
      ),
    ),
  );
  const told = brackets.flatMap(({ option = "", names = [] }) => [option, ...names.map(({ name }) => name)]);
  return [...words, ...told].join(" ").match(/[\p{L}\p{N}]/gu) ?? [];
}

describe.each(ODD_TEXTS)("%s", (_, file, words) => {
  test("comes in whole: bytes, brackets, and a tree that can be tabled", async () => {
    for (const encoded of [new TextEncoder().encode(words), utf16(words, "le"), utf16(words, "be")]) {
      const reading = readBytes(encoded, file);
      const { brackets, unbalanced, inNotes } = summarize(reading);
      const own = reading.draft.tokens.filter(({ what }) => what === "open" || what === "close").length;
      expect(2 * (brackets + inNotes.brackets) + unbalanced + inNotes.unbalanced).toBe(own);
      if (file.endsWith(".txt")) expect(own).toBe(words.match(/[[\]［］]/gu)?.length ?? 0);
      const same = await convertDocument(encoded, file, reading.format, ABOUT);
      expect(same.ok && same.bytes).toEqual(encoded);
      expect(wrongTree(packTabled(tabledOf(reading)))).toBeNull();
    }
  });

  test("is written in every format, and what is written for people is read again with its brackets", async () => {
    const { draft, ...reading } = readWords(words, file);
    const before = summarize({ ...reading, draft });
    // Word has no sign for a bracket that is a character: what Markdown escapes, or has in an address, is a bracket there.
    const characters = words.match(/\\[[\]]|<https?:[^\s<>]*>/gu)?.join("") ?? "";
    const escaped = file.endsWith(".md") ? (characters.match(/[[\]]/gu) ?? []).length : 0;
    for (const format of FORMATS) {
      const written = await convertDocument(new TextEncoder().encode(words), file, format, ABOUT);
      expect({ format, ok: written.ok }).toEqual({ format, ok: true });
    }
    const typed = await convertDocument(new TextEncoder().encode(words), file, "docx", { ...ABOUT, style: "brackets" });
    if (!typed.ok) throw new Error(typed.message);
    const after = summarize(readBytes(typed.bytes, "a.docx"));
    expect(2 * (after.brackets + after.inNotes.brackets) + after.unbalanced + after.inNotes.unbalanced).toBe(
      2 * (before.brackets + before.inNotes.brackets) + before.unbalanced + before.inNotes.unbalanced + escaped,
    );
  });

  test("loses no letter on its way into the tree", () => {
    if (file.endsWith(".md")) return;
    const found = lettersIn(tabledOf(readWords(words, file))).length;
    expect(found).toBeGreaterThanOrEqual((words.match(/[\p{L}\p{N}]/gu) ?? []).length - ATTRIBUTING);
  });
});

/** Verbs of attributions ("proposes", "delete") and numbers of pages are no words of the tree. */
const ATTRIBUTING = 24;

/** Each character as the byte of its number. */
function byteFor(words: string): Uint8Array {
  return Uint8Array.from(words, (sign) => sign.codePointAt(0) ?? 0);
}

function utf16(words: string, order: "le" | "be"): Uint8Array {
  const units = `\uFEFF${words}`.split("").map((unit) => unit.charCodeAt(0));
  return Uint8Array.from(
    units.flatMap((unit) => (order === "le" ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff])),
  );
}

test("a draft in the code page of its capital is read in it", () => {
  const cyrillic = byteFor("Ñòîðîíû [îáÿçóþòñÿ][äîëæíû] äåéñòâîâàòü.");
  expect(readBytes(cyrillic, "a.txt").draft.text).toBe("Стороны [обязуются][должны] действовать.");
  const western = byteFor("L\u0092eau [\u00E9]");
  expect(readBytes(western, "a.txt").draft.text).toBe("L’eau [é]");
});

test.each([
  ["an OpenDocument text", "a.odt"],
  ["one under Word's name", "a.docx"],
  ["one without a name", "draft"],
])("%s is refused with what to do", async (_, name) => {
  const { zipSync, strToU8 } = await import("fflate");
  const odt = zipSync({
    mimetype: strToU8("application/vnd.oasis.opendocument.text"),
    "content.xml": strToU8("<office:document-content/>"),
  });
  const reading = readDocument(odt, name);
  expect(reading).toMatchObject({ ok: false, code: "NOT_A_DOCUMENT" });
  if (!reading.ok) expect(reading.message).toMatch(/OpenDocument.*[.]docx[^.]*[.]$/u);
});

test.each([
  ["a PDF", "%PDF-1.7\n1 0 obj", "a.pdf", "OTHER_FORMAT"],
  ["Rich Text", "{\\rtf1\\ansi The [draft]}", "a.rtf", "OTHER_FORMAT"],
  ["Rich Text under Word's name", "{\\rtf1\\ansi The [draft]}", "a.docx", "NOT_A_ZIP"],
  ["a Word document of before 2007", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1", "a.doc", "OTHER_FORMAT"],
  ["the same under the new name", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1", "a.docx", "ENCRYPTED"],
  ["a picture", "\u0089PNG\r\n\u001A\n", "scan", "OTHER_FORMAT"],
  ["an archive", "\u001F\u008B\u0008", "a.gz", "OTHER_FORMAT"],
])("%s is no text, and is said to be none", (_, words, name, code) => {
  const reading = readDocument(byteFor(words), name);
  expect(reading).toMatchObject({ ok: false, code });
  if (!reading.ok) expect(reading.message).toMatch(/[.] (?:Open|Save|Ask|Have|Unpack) .*[.]$|save it unprotected/u);
});

test("what its name calls a text is read as one, byte for byte, and said to be something else", async () => {
  const bytes = byteFor("%PDF-1.7\n[a]\u00FF\n");
  const reading = readBytes(bytes, "a.txt");
  expect(reading.problems[0]).toMatchObject({ code: "OTHER_FORMAT", severity: "error", line: 1, column: 1 });
  const same = await convertDocument(bytes, "a.txt", "text", ABOUT);
  expect(same.ok && same.bytes).toEqual(bytes);
});

test("ten thousand unbalanced brackets in a line, and a line of five megabytes, are read whole", () => {
  for (const words of [`${"[".repeat(5_000)}words${"]x[".repeat(3_000)}`, "The [Parties] shall, ".repeat(250_000)]) {
    const reading = readWords(words, "a.txt");
    const { brackets, unbalanced } = summarize(reading);
    expect(2 * brackets + unbalanced).toBe(words.match(/[[\]]/gu)?.length);
    expect(reading.problems.length).toBeLessThan(1000);
  }
});

describe("what is odd in a new way is understood", () => {
  const drawn = (words: string, name = "a.txt"): readonly string[] => {
    const { nodes } = tabledOf(readWords(words, name));
    return nodes.map(
      ({ kind, label = [] }) => `${kind} ${label.map((item) => (typeof item === "string" ? item : "")).join("")}`,
    );
  };
  const holders = (words: string): readonly string[] => summarize(readWords(words)).holders.map(({ name }) => name);

  test("labels in the letters and digits of other scripts", () => {
    expect(drawn("1. Один\n\nа) первое;\n\nб) второе.\n\n(в) третье")).toEqual([
      "paragraph 1.",
      "subparagraph а)",
      "subparagraph б)",
      "subparagraph (в)",
    ]);
    expect(drawn("۱. طرف‌ها\n\n(الف) نخست\n\n(ب) دوم\n\n٢- ثانيا")).toEqual([
      "paragraph ۱.",
      "subparagraph (الف)",
      "subparagraph (ب)",
      "paragraph ٢-",
    ]);
    // A line that begins with an abbreviation is no label.
    expect(drawn("Встреча состоялась в 2025\nг. Женева, и с. Новое.")).toEqual(["text "]);
  });

  test("who speaks for whom, and with whose support", () => {
    expect(
      holders(
        "[AOSIS on behalf of 39: must] [Japan (supported by Canada): may] [Mexico, supported by Peru, proposes: will]",
      ),
    ).toEqual(["AOSIS on behalf of 39", "Canada", "Japan", "Mexico", "Peru"]);
    expect(holders("[США возражают: и контроль] [КНР предлагает: и надзор] [РФ: учёт]")).toEqual(["КНР", "РФ", "США"]);
    expect(holders("[SOURCE: ISO 31000:2018] [EXAMPLE: one]")).toEqual([]);
  });

  test("an option within its line keeps its own bracket, and a decimal number is no option's", () => {
    const { options, openPoints } = summarize(readWords("2.1 [[Option A: flat] OR [Option B: tiered]]"));
    expect({ options, openPoints }).toEqual({ options: 2, openPoints: 3 });
    expect(drawn("Alt 2.1: Members shall [endeavour to] reduce.")).toEqual(["text "]);
  });

  test("a line above footnotes is no blank to fill in, and each of them begins anew", () => {
    const words = "1. The Conference 1/ requests this.\n\n__________\n1/ [To be reviewed.]\n2/ Translated.\n";
    expect(summarize(readWords(words)).placeholders).toBe(0);
    expect(drawn(words)).toHaveLength(3);
    expect(summarize(readWords("For Asteria:\n\n__________\n\nThe head\n")).placeholders).toBe(1);
  });

  test("an address in Markdown stays words, and cells written in HTML stay apart", async () => {
    const words = "See <https://a.test/[x]>.\n\n<table><tr><td>one</td><td>two</td></tr></table>\n";
    expect(summarize(readWords(words, "a.md")).brackets).toBe(0);
    const text = await convertDocument(new TextEncoder().encode(words), "a.md", "text", ABOUT);
    if (!text.ok) throw new Error(text.message);
    expect(new TextDecoder().decode(text.bytes)).toMatch(/https:\/\/a\.test\/⟦x⟧[^]*one two/u);
  });
});
