import type { DelegationId } from "@longtable/protocol";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { manuscriptFrom } from "../../src/files/manuscript-from.ts";
import { readDocument } from "../../src/files/read.ts";
import { summarize } from "../../src/files/summary.ts";
import { tabledOf } from "../../src/files/tabled-of.ts";
import { writeTabled } from "../../src/files/documents.ts";
import { packTabled, tabledText, wrongTree } from "../../src/index.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";
import { paragraph, readBytes, run, wordFile } from "./invented.ts";

const by = (tag: string, author: string, inner: string): string =>
  `<w:${tag} w:id="1" w:author="${author}" w:date="2026-11-01T00:00:00Z">${inner}</w:${tag}>`;
const mark = (tag: string, author = "EU"): string => `<w:pPr><w:rPr>${by(tag, author, "")}</w:rPr></w:pPr>`;
const cell = (inner: string, properties = ""): string => `<w:tc>${properties}${inner}</w:tc>`;
const saidOf = (body: string, parts: Readonly<Record<string, string>> = {}): readonly string[] =>
  readBytes(wordFile(body, parts), "a.docx").problems.map(({ code, message }) => `${code} ${message}`);

describe("what a Word document holds and no words can tell is said", () => {
  test.each([
    ["a file joined to it", `${paragraph("a")}<w:altChunk r:id="rId9"/>`, /joined to the document here/u],
    [
      "two paragraphs that a change makes one",
      `<w:p>${mark("del")}${run("One")}</w:p>${paragraph("two")}`,
      /by EU joins this/u,
    ],
    ["one that a change makes two", `<w:p>${mark("ins")}${run("One")}</w:p>${paragraph("two")}`, /by EU parts this/u],
  ])("%s", (_, body, message) => {
    expect(saidOf(body)).toEqual([expect.stringMatching(message)]);
  });

  test("brackets at the head of each page, and no others there", () => {
    const header = (words: string) => ({ "word/header1.xml": `<w:root>${paragraph(words)}</w:root>` });
    expect(saidOf(paragraph("a"), header("[Draft 3]"))).toEqual([expect.stringMatching(/head or foot.*\[Draft 3\]/u)]);
    expect(saidOf(paragraph("a"), header("Draft 3"))).toEqual([]);
  });

  test("and the end of a paragraph that goes with its words is nobody's oddity", () => {
    expect(saidOf(`<w:p>${mark("del")}${by("del", "EU", run("gone", "delText"))}</w:p>${paragraph("left")}`)).toEqual(
      [],
    );
  });
});

test("a change around a paragraph and its typed number is one bracket around the provision", () => {
  const body = `<w:p>${mark("ins")}${by("ins", "EU", run("1. They [may] act."))}</w:p>${paragraph("2. They rest.")}`;
  const { nodes, brackets } = tabledOf(readBytes(wordFile(body), "a.docx"));
  expect(nodes[0]).toEqual({
    kind: "paragraph",
    parent: -1,
    before: [0],
    label: ["1."],
    body: ["They ", { open: 1 }, "may", { close: 1 }, " act."],
    after: [0],
  });
  expect(brackets.map(({ names }) => names?.[0]?.name)).toEqual(["EU", undefined]);
});

test("a cell that a change puts into a table or takes out of it is that change's", () => {
  const tracked = (tag: string): string => `<w:tcPr>${by(tag, "EU", "")}</w:tcPr>`;
  const table = `<w:tbl><w:tr>${cell(paragraph("new"), tracked("cellIns"))}${cell(paragraph("old"), tracked("cellDel"))}</w:tr></w:tbl>`;
  expect(tabledOf(readBytes(wordFile(table), "a.docx")).brackets).toMatchObject([
    { change: "insert" },
    { change: "delete" },
  ]);
});

test("tables in tables, moves, boxes, endnotes and comments over paragraphs lose no word and no bracket", () => {
  const inner = `<w:tbl><w:tr>${cell(paragraph("[in] x"))}${cell(paragraph("y]"))}</w:tr></w:tbl>`;
  const body = [
    `<w:tbl><w:tr>${cell(paragraph("[a"))}${cell(`${paragraph("b]")}${inner}${paragraph("[after")}`)}</w:tr></w:tbl>`,
    `<w:p><w:moveFromRangeStart w:name="m" w:id="5"/>${by("moveFrom", "EU", run("[moved] words"))}</w:p>`,
    `<w:p><w:moveToRangeStart w:name="m" w:id="6"/>${by("moveTo", "EU", run("[moved] words"))}</w:p>`,
    `<w:p>${run("a ")}<w:commentRangeStart w:id="3"/>${run("b")}</w:p>`,
    `<w:p>${run("c")}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/><w:endnoteReference w:id="2"/></w:r></w:p>`,
  ].join("");
  const reading = readBytes(
    wordFile(body, {
      "word/comments.xml": `<w:root><w:comment w:id="3" w:author="Jo">${paragraph("why [not]")}</w:comment></w:root>`,
      "word/endnotes.xml": `<w:root><w:endnote w:id="2">${paragraph("end [note]")}</w:endnote></w:root>`,
    }),
    "a.docx",
  );
  const { brackets, unbalanced, inNotes } = summarize(reading);
  expect(2 * (brackets + inNotes.brackets) + unbalanced + inNotes.unbalanced).toBe(12);
  const words = JSON.stringify(tabledOf(reading));
  for (const expected of ["in", "y", "after", "moved", " words", "why [not]", "end "])
    expect(words).toContain(`"${expected}"`);
});

/** Bodies made of what Word puts in documents, in any order and nesting, well-formed and no more. */
const bodies = fc.letrec<{ readonly block: string; readonly inline: string }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      run("[shall]"),
      run("["),
      run("] may"),
      run(" 1. "),
      "<w:r><w:br/><w:tab/></w:r>",
      `<w:r><w:footnoteReference w:id="4"/></w:r>`,
    ),
    fc.constantFrom(
      `<w:commentRangeStart w:id="1"/>`,
      `<w:commentRangeEnd w:id="1"/>`,
      `<w:moveToRangeStart w:name="m" w:id="2"/>`,
      "<w:bookmarkEnd/>",
    ),
    fc
      .tuple(fc.constantFrom("ins", "del", "moveFrom", "moveTo"), fc.constantFrom("EU", "US", ""), tie("inline"))
      .map(([tag, author, inner]) => by(tag, author, inner)),
    fc
      .tuple(fc.constantFrom("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "dir"), tie("inline"))
      .map(([tag, inner]) => `<w:${tag}>${inner}</w:${tag}>`),
    fc.tuple(tie("inline"), tie("inline")).map(([one, other]) => one + other),
  ),
  block: fc.oneof(
    { maxDepth: 4 },
    tie("inline").map((inner) => `<w:p>${inner}</w:p>`),
    fc
      .tuple(fc.constantFrom("ins", "del", "moveTo"), tie("inline"))
      .map(([tag, inner]) => `<w:p>${mark(tag)}${inner}</w:p>`),
    fc
      .tuple(tie("block"), tie("block"))
      .map(([one, other]) => `<w:tbl><w:tr>${cell(one)}${cell(other)}</w:tr></w:tbl>`),
    tie("block").map((inner) => `<w:sdt><w:sdtContent>${inner}</w:sdtContent></w:sdt>`),
    tie("block").map((inner) => `<w:p><w:r><w:pict><w:txbxContent>${inner}</w:txbxContent></w:pict></w:r></w:p>`),
    fc.tuple(tie("block"), tie("block")).map(([one, other]) => one + other),
  ),
})).block;

test("whatever Word puts together is read with every bracket, made a tree, and written again", async () => {
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      const reading = readDocument(wordFile(body), "a.docx");
      if (!reading.ok) throw new Error(reading.message);
      const { brackets, unbalanced, inNotes } = summarize(reading);
      expect(2 * (brackets + inNotes.brackets) + unbalanced + inNotes.unbalanced).toBe(
        body.match(/[[\]]/gu)?.length ?? 0,
      );
      const tree = tabledOf(reading);
      expect(manuscriptFrom(tree).blocks.length).toBeGreaterThanOrEqual(0);
      await writeTabled(tree, "docx", { title: "a", date: "2026-11-24" });
    }),
    { numRuns: 150 },
  );
});

test("damaged, cut or stirred, a Word file is read or refused, and never thrown at", () => {
  const whole = wordFile(paragraph("They [shall] act.").repeat(20), { "word/comments.xml": "<w:root/>" });
  const places = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 });
  fc.assert(
    fc.property(places, fc.nat(whole.length), (changes, length) => {
      const damaged = whole.slice(0, Math.max(4, whole.length - (length % 50)));
      for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte;
      const reading = readDocument(damaged, "a.docx");
      if (!reading.ok) expect(reading.message).toMatch(/[.]$/u);
      else tabledOf(reading);
    }),
    { numRuns: 300 },
  );
});

const [A = "", B = ""] = NAMES;
const nameOf = (delegation: DelegationId): string => NAMES.find((name) => idOf(name) === delegation) ?? "nobody";

test("two proposals of one delegation that touch are two in Word, by their dates", async () => {
  const room = new Talks([A, B], paragraphs("The Parties meet."));
  room.propose(A, { kind: "insert", at: { before: room.before("meet") }, words: ["often "] });
  room.clock += 60_000;
  room.propose(A, { kind: "insert", at: { before: room.before("meet") }, words: ["and gladly "] });
  const bytes = await writeTabled(tabledText(room.now, nameOf), "docx", { title: "A text", date: "2026-11-24" });
  const { brackets } = tabledOf(readBytes(bytes, "a.docx"));
  expect(brackets.map(({ date }) => date)).toEqual(["1970-01-01T00:00:00Z", "1970-01-01T00:01:00Z"]);
});

test("a comment goes through the table and comes out of it as a comment, with its author", async () => {
  const body = `<w:p>${run("They act")}<w:r><w:commentReference w:id="3"/></w:r>${run(" now.")}</w:p>`;
  const comments = {
    "word/comments.xml": `<w:root><w:comment w:id="3" w:author="Jo">${paragraph("why {now}")}</w:comment></w:root>`,
  };
  const tree = tabledOf(readBytes(wordFile(body, comments), "a.docx"));
  const room = new Talks([A, B], tree);
  const bytes = await writeTabled(tabledText(room.now, nameOf), "docx", { title: "A text", date: "2026-11-24" });
  const back = readBytes(bytes, "a.docx");
  expect(back.draft.comments).toMatchObject([{ author: "Jo", words: "why {now}" }]);
  expect(tabledOf(back).nodes).toEqual(tree.nodes);
});

describe("what Word alone can do to a text", () => {
  const worded = (body: string, parts: Readonly<Record<string, string>> = {}): readonly string[] =>
    manuscriptFrom(tabledOf(readBytes(wordFile(body, parts), "a.docx"))).blocks.map(({ before, label, body: words }) =>
      [...before, ...label, ...words]
        .map((inline) =>
          inline.kind === "open" ? "[" : inline.kind === "close" ? "]" : "text" in inline ? inline.text : "",
        )
        .join(""),
    );
  const styled = (words: string, look: string): string => `<w:r><w:rPr><w:${look}/></w:rPr><w:t>${words}</w:t></w:r>`;

  test("words that are hidden, or only drawn as struck out, are words, and it is said", () => {
    const body = `<w:p>${run("They shall ")}${styled("[not] ", "vanish")}${styled("soon ", "strike")}${run("act.")}</w:p>`;
    expect(worded(body)).toEqual(["They shall [not] soon act."]);
    expect(
      readBytes(wordFile(body), "a.docx").problems.map(({ code, kind, values }) => ({ code, kind, values })),
    ).toEqual([
      { code: "LOOKS_OTHERWISE", kind: "HIDDEN_WORDS", values: { words: "[not]" } },
      { code: "LOOKS_OTHERWISE", kind: "STRUCK_BY_LOOK", values: { words: "soon" } },
    ]);
  });

  test("a bracket across cells, rows that are put in and struck, and a table in a cell", () => {
    const row = (cells: string, properties = ""): string => `<w:tr>${properties}${cells}</w:tr>`;
    const put = `<w:trPr>${by("ins", "China", "")}</w:trPr>`;
    const gone = `<w:trPr>${by("del", "India", "")}</w:trPr>`;
    const inner = `<w:tbl>${row(cell(paragraph("[inner]")))}</w:tbl>`;
    const body = `<w:tbl>${row(cell(paragraph("act [now")) + cell(paragraph("or] later")))}${row(cell(paragraph("new")), put)}${row(cell(paragraph("old") + inner + paragraph("end")), gone)}</w:tbl>`;
    const reading = readBytes(wordFile(body), "a.docx");
    expect(summarize(reading)).toMatchObject({ brackets: 2, unbalanced: 0, problems: [] });
    expect(worded(body)).toEqual(["act [now", "or] later", "[new]", "[old]", "[[inner]]", "[end]"]);
  });

  test("fields, links, controls and tags give the words they show, and none of their codes", () => {
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF p_[3] </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("paragraph 3")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const link = `<w:hyperlink w:anchor="x">${run(" [link]")}</w:hyperlink>`;
    const control = `<w:sdt><w:sdtPr><w:alias w:val="[alias]"/></w:sdtPr><w:sdtContent>${run(" [choice]")}</w:sdtContent></w:sdt>`;
    const tag = `<w:smartTag w:element="place">${run(" [Geneva]")}</w:smartTag>`;
    expect(worded(`<w:p>${field}${link}${control}${tag}</w:p>`)).toEqual(["paragraph 3 [link] [choice] [Geneva]"]);
  });

  test("soft hyphens, directions and the brackets of the font Symbol", () => {
    const soft = `<w:r><w:t>[co</w:t><w:softHyphen/><w:t>operate]</w:t></w:r>`;
    const turned = `<w:bdo w:val="rtl">${run(" [سوف]")}</w:bdo>`;
    const symbol = `<w:r><w:sym w:font="Symbol" w:char="F05B"/><w:t>may</w:t><w:sym w:font="Symbol" w:char="F05D"/></w:r>`;
    expect(worded(`<w:p>${soft}${turned}${symbol}</w:p>`)).toEqual(["[cooperate] [سوف][may]"]);
  });

  test("numbers that begin anew, go on elsewhere, and count in other letters", () => {
    const list = (id: number, format: string, text: string): string =>
      `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum>`;
    const use = (id: number, of: number, start = ""): string =>
      `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${start === "" ? "" : `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${start}"/></w:lvlOverride>`}</w:num>`;
    const numbering = `<w:root>${list(0, "decimal", "%1.")}${list(1, "russianLower", "%1)")}${list(2, "arabicAbjad", "(%1)")}${list(3, "decimalZero", "[%1]")}${use(1, 0)}${use(2, 0, "1")}${use(3, 1)}${use(4, 2)}${use(5, 3)}</w:root>`;
    const numbered = (id: number, words: string): string =>
      paragraph(words, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`);
    const body = [1, 1, 2, 1, 3, 3, 4, 4, 5].map((id) => numbered(id, " x")).join("");
    const parts = { "word/numbering.xml": numbering };
    expect(worded(body, parts).map((words) => words.replace(/x$/u, "").trim())).toEqual([
      "1.",
      "2.",
      "1.",
      "2.",
      "а)",
      "б)",
      "(أ)",
      "(ب)",
      "[01]",
    ]);
    // A bracket of a number's look is none of the text's, and does not keep it from being tabled.
    expect(summarize(readBytes(wordFile(body, parts), "a.docx")).brackets).toBe(0);
    expect(wrongTree(packTabled(tabledOf(readBytes(wordFile(body, parts), "a.docx"))))).toBeNull();
  });
});
