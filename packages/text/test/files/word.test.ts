import { assert, asyncProperty } from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { convertDocument, writeTabled } from "../../src/files/documents.ts";
import { ZIP_LIMITS, openZip } from "../../src/files/docx/zip.ts";
import { draftDocx } from "../../src/files/docx/read-docx.ts";
import { importedFrom } from "../../src/files/imported.ts";
import { manuscriptOf } from "../../src/files/manuscript-of.ts";
import { readDocument } from "../../src/files/read.ts";
import { summarize } from "../../src/files/summary.ts";
import { tabledOf } from "../../src/files/tabled-of.ts";
import { writeBack } from "../../src/files/write-back.ts";
import type { TabledItem, TabledText } from "../../src/tabled.ts";
import { drafts, paragraph, readBytes, readWords, run, wordFile } from "./invented.ts";

const OPTIONS = { title: "A draft", date: "2026-11-24T10:00:00Z" };
const utf8 = new TextEncoder();

async function toWord(words: string, style: "tracked" | "brackets", name = "a.txt"): Promise<Uint8Array> {
  const written = await convertDocument(utf8.encode(words), name, "docx", { ...OPTIONS, style });
  if (!written.ok) throw new Error(written.message);
  return written.bytes;
}

/** A tree's words with its brackets as `‹change names|…›`, so that one line shows who holds what. */
function shown({ nodes, brackets }: TabledText): string {
  const item = (one: TabledItem): string => {
    if (typeof one === "string") return one;
    if ("open" in one) {
      const { change, names = [] } = brackets[one.open] ?? { change: "insert" };
      return `‹${[change, ...names.map(({ name }) => name)].join(" ")}|`;
    }
    if ("close" in one) return "›";
    if ("mark" in one) return one.mark;
    if ("note" in one) return `{${one.by ?? ""}:${one.note}}`;
    if ("anchor" in one) return `^${nodes[one.anchor]?.body?.map(item).join("") ?? ""}^`;
    return "ref" in one ? one.form : "placeholder" in one ? one.placeholder : "literal" in one ? one.literal : "";
  };
  return nodes
    .filter(({ kind }) => kind !== "footnote" && kind !== "table" && kind !== "row")
    .map((node) => {
      const opens = (node.before ?? []).map((open) => item({ open })).join("");
      const words = [...(node.label ?? []), ...(node.heading ?? []), ...(node.body ?? [])].map(item).join("");
      return `${opens}${words}${"›".repeat(node.after?.length ?? 0)}`;
    })
    .join("/");
}

const by = (tag: "ins" | "del" | "moveFrom" | "moveTo", author: string, content: string, more = ""): string =>
  `<w:${tag} w:id="1" w:author="${author}" w:date="2026-01-02T03:04:05Z"${more}>${content}</w:${tag}>`;

describe("a Word file's tracked changes are proposals whose authors are alleged", () => {
  test.each([
    [
      "an insertion and a deletion that it replaces",
      `<w:p>${run("They ")}${by("del", "EU", run("shall", "delText"))}${by("ins", "EU", run("may"))}${run(" act.")}</w:p>`,
      "They ‹delete EU|shall›‹insert EU|may› act.",
    ],
    [
      "one change cut into many runs",
      `<w:p>${by("ins", "EU", run("They "))}${by("ins", "EU", run("act"))}${by("ins", "EU", run("."))}</w:p>`,
      "‹insert EU|They act.›",
    ],
    [
      "a deletion inside another's insertion",
      `<w:p>${by("ins", "EU", run("may ") + by("del", "US", run("not ", "delText")) + run("act"))}</w:p>`,
      "‹insert EU|may ‹delete US|not ›act›",
    ],
    [
      "a bracket that a change puts in whole",
      `<w:p>${run("They ")}${by("ins", "EU", run("[may]"))}${run(" act.")}</w:p>`,
      "They ‹insert EU|may› act.",
    ],
    [
      "a bracket that a change strikes whole",
      `<w:p>${run("They ")}${by("del", "EU", run("[may]", "delText"))}${run(" act.")}</w:p>`,
      "They ‹delete EU|‹insert|may›› act.",
    ],
    [
      "a change of looks alone",
      `<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id="3" w:author="EU"><w:rPr/></w:rPrChange></w:rPr><w:t>They act.</w:t></w:r></w:p>`,
      "They act.",
    ],
    [
      "a paragraph put in, its mark too",
      `<w:p><w:pPr><w:rPr>${by("ins", "EU", "")}</w:rPr></w:pPr>${by("ins", "EU", run("One."))}</w:p><w:p>${by("ins", "EU", run("Two."))}</w:p>`,
      "‹insert EU|One.›/‹insert EU|Two.›",
    ],
    [
      "a move",
      `<w:p><w:moveFromRangeStart w:id="7" w:name="m1"/>${by("moveFrom", "EU", run("One."))}<w:moveFromRangeEnd w:id="7"/></w:p>${paragraph("Two.")}<w:p><w:moveToRangeStart w:id="8" w:name="m1"/>${by("moveTo", "EU", run("One."))}<w:moveToRangeEnd w:id="8"/></w:p>`,
      "‹delete EU|One.›/Two./‹insert EU|One.›",
    ],
  ])("%s", (_, body, expected) => {
    expect(shown(tabledOf(readBytes(wordFile(body), "a.docx")))).toBe(expected);
  });

  test("they are counted as open, by author, a replacement once", () => {
    const body = `<w:p>${by("del", "EU", run("shall", "delText"))}${by("ins", "EU", run("may"))}${run(" [x] and ")}${by("ins", "US", run("[now]"))}</w:p>`;
    expect(summarize(readBytes(wordFile(body), "a.docx"))).toMatchObject({
      brackets: 2,
      openPoints: 3,
      holders: [
        { name: "EU", brackets: 2 },
        { name: "US", brackets: 1 },
      ],
    });
  });

  test("a change over several paragraphs is one", () => {
    const mark = `<w:pPr><w:rPr>${by("ins", "EU", "")}</w:rPr></w:pPr>`;
    const body = `<w:p>${mark}${by("ins", "EU", run("One."))}</w:p><w:p>${by("ins", "EU", run("Two."))}</w:p>`;
    expect(tabledOf(readBytes(wordFile(body), "a.docx")).brackets).toHaveLength(1);
  });

  test("the two ends of a move belong together", () => {
    const body = `<w:p><w:moveFromRangeStart w:id="7" w:name="m1"/>${by("moveFrom", "EU", run("One."))}</w:p><w:p><w:moveToRangeStart w:id="8" w:name="m1"/>${by("moveTo", "EU", run("One."))}</w:p>`;
    const { brackets } = tabledOf(readBytes(wordFile(body), "a.docx"));
    expect(brackets.map(({ change, replaces }) => [change, replaces])).toEqual([
      ["delete", undefined],
      ["insert", 0],
    ]);
  });
});

describe("what else stands in a Word file comes in", () => {
  test("comments and their answers become notes, with who wrote them", () => {
    const body = `<w:p><w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>${run("shall")}<w:commentRangeEnd w:id="0"/><w:commentRangeEnd w:id="1"/>${run(" act.")}</w:p>`;
    const comments = `<w:root><w:comment w:id="0" w:author="EU">${paragraph("Why [shall]?")}</w:comment><w:comment w:id="1" w:author="US">${paragraph("Because.")}</w:comment></w:root>`;
    expect(shown(tabledOf(readBytes(wordFile(body, { "word/comments.xml": comments }), "a.docx")))).toBe(
      "shall{EU:Why [shall]?}{US:Because.} act.",
    );
  });

  test("footnotes and endnotes stay where they hang, their brackets their own", () => {
    const body = `<w:p>${run("shall")}<w:r><w:footnoteReference w:id="2"/></w:r>${run(" act")}<w:r><w:endnoteReference w:id="2"/></w:r>${run(" [now]")}</w:p>`;
    const parts = {
      "word/footnotes.xml": `<w:root><w:footnote w:type="separator" w:id="0">${paragraph("")}</w:footnote><w:footnote w:id="2">${paragraph("[Not] agreed")}</w:footnote></w:root>`,
      "word/endnotes.xml": `<w:root><w:endnote w:id="2">${paragraph("At the end")}</w:endnote></w:root>`,
    };
    const reading = readBytes(wordFile(body, parts), "a.docx");
    expect(shown(tabledOf(reading))).toBe("shall^‹insert|Not› agreed^ act^At the end^ ‹insert|now›");
    expect(summarize(reading)).toMatchObject({ brackets: 1, inNotes: { brackets: 1 }, footnotes: 2 });
  });

  test.each([
    ["a hyperlink", `<w:p><w:hyperlink>${run("the [draft]")}</w:hyperlink></w:p>`, "the ‹insert|draft›"],
    [
      "a field's result, not its code",
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF [x] </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("article 3")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
      "article 3",
    ],
    ["a simple field", `<w:p><w:fldSimple w:instr="PAGE [1]">${run("7")}</w:fldSimple></w:p>`, "7"],
    [
      "content controls, in and around paragraphs",
      `<w:sdt><w:sdtContent><w:p><w:sdt><w:sdtContent>${run("in")}</w:sdtContent></w:sdt>${run(" it")}</w:p></w:sdtContent></w:sdt>`,
      "in it",
    ],
    [
      "a text box, once",
      `<w:p>${run("words")}<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${paragraph("[boxed]")}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph("[boxed]")}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      "words/‹insert|boxed›",
    ],
    [
      "a table in a table's cell",
      `<w:tbl><w:tr><w:tc>${paragraph("[a]")}<w:tbl><w:tr><w:tc>${paragraph("b")}</w:tc></w:tr></w:tbl></w:tc><w:tc>${paragraph("c")}</w:tc></w:tr></w:tbl>`,
      "‹insert|a›/b/c",
    ],
    [
      "line breaks, tabs and odd hyphens",
      `<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>`,
      "a b c\u2011d",
    ],
    ["sections", `<w:p>${run("one")}</w:p><w:p><w:pPr><w:sectPr/></w:pPr>${run("two")}</w:p><w:sectPr/>`, "one/two"],
    [
      "words hidden in the layout",
      `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>[hidden]</w:t></w:r></w:p>`,
      "‹insert|hidden›",
    ],
  ])("%s", (_, body, expected) => {
    expect(shown(tabledOf(readBytes(wordFile(body), "a.docx")))).toBe(expected);
  });

  test("headings are known by style in other languages, and by outline level", () => {
    const styles = `<w:root><w:style w:styleId="b1"><w:name w:val="Überschrift 1"/></w:style><w:style w:styleId="z"><w:name w:val="Zwischen"/><w:basedOn w:val="b2"/></w:style><w:style w:styleId="b2"><w:name w:val="own"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:root>`;
    const body =
      paragraph("Purpose", '<w:pStyle w:val="b1"/>') +
      paragraph("Scope", '<w:pStyle w:val="z"/>') +
      paragraph("Words here.");
    const { draft } = readBytes(wordFile(body, { "word/styles.xml": styles }), "a.docx");
    expect(draft.blocks.map(({ kind, rank }) => [kind, rank])).toEqual([
      ["heading", 1],
      ["heading", 2],
      ["paragraph", undefined],
    ]);
  });

  test("numbers are those Word shows: lists that go on, start anew, and override a level", () => {
    const level = (at: number, format: string, text: string): string =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:root><w:abstractNum w:abstractNumId="0">${level(0, "decimal", "%1.")}${level(1, "lowerLetter", "(%2)")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:root>`;
    const at = (numId: number, ilvl: number): string =>
      paragraph("words", `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`);
    const body = at(1, 0) + at(1, 1) + at(1, 1) + at(1, 0) + at(1, 1) + at(2, 0) + at(2, 0) + at(1, 0);
    const { draft } = readBytes(wordFile(body, { "word/numbering.xml": numbering }), "a.docx");
    expect(draft.blocks.map(({ label }) => label)).toEqual(["1.", "(a)", "(b)", "2.", "(a)", "7.", "8.", "9."]);
  });

  test("strict OOXML is read by its own relationship", () => {
    const strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    const bytes = zipSync({
      "_rels/.rels": utf8.encode(
        `<Relationships><Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/doc/main.xml"/></Relationships>`,
      ),
      "doc/main.xml": utf8.encode(
        `<x:document xmlns:x="${strict}"><x:body><x:p><x:ins x:author="EU"><x:r><x:t>[a]</x:t></x:r></x:ins></x:p></x:body></x:document>`,
      ),
    });
    expect(shown(tabledOf(readBytes(bytes, "a.docx")))).toBe("‹insert EU|a›");
  });
});

describe("a hostile or broken Word file is refused with a code and a sentence", () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>`;
  test.each([
    [
      "entities",
      zipSync({ "word/document.xml": utf8.encode(`${bomb}<w:document><w:body/></w:document>`) }),
      "ENTITIES",
      "word/document.xml",
    ],
    ["no document in it", zipSync({ "a.txt": utf8.encode("a") }), "NOT_A_DOCUMENT", undefined],
    [
      "no body in it",
      zipSync({ "word/document.xml": utf8.encode("<w:document/>") }),
      "NOT_A_DOCUMENT",
      "word/document.xml",
    ],
    [
      "broken XML",
      zipSync({ "word/document.xml": utf8.encode("<w:document><w:body>") }),
      "BROKEN_XML",
      "word/document.xml",
    ],
    [
      "elements a thousand deep",
      wordFile(`${"<w:sdt>".repeat(1000)}${"</w:sdt>".repeat(1000)}`),
      "BROKEN_XML",
      "word/document.xml",
    ],
    ["an old binary document", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), "ENCRYPTED", undefined],
    ["no zip", utf8.encode("words"), "NOT_A_ZIP", undefined],
    ["half a zip", wordFile(paragraph("words")).slice(0, 120), "BROKEN_ZIP", undefined],
  ])("%s", (_, bytes, code, part) => {
    const reading = readDocument(bytes, "a.docx");
    expect(reading).toEqual({ ok: false, code, message: expect.stringMatching(/[.]$/u) as unknown, part });
  });

  test("what unpacks to more than it may is stopped on the way", () => {
    const bytes = zipSync({ "word/document.xml": new Uint8Array(8 << 20) });
    expect(bytes.length).toBeLessThan(100_000);
    expect(draftDocx(bytes, { ...ZIP_LIMITS, unpacked: 1 << 20 })).toMatchObject({ ok: false, code: "TOO_LARGE" });
  });

  test("no damage to a file's bytes is thrown", () => {
    const bytes = wordFile(paragraph("They [shall] act."), { "word/footnotes.xml": "<w:root/>" });
    for (let at = 0; at < bytes.length; at += 3) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      expect(typeof readDocument(damaged, "a.docx").ok).toBe("boolean");
    }
  });
});

describe("writing Word", () => {
  const DRAFT =
    "Article 1\n\n1. They [US: shall [EU: not]][Norway: may] meet [US deletes: once] a year ].\n\nOption 1: Here.\n\nOption 2: No text.\n\n{A note} [to be agreed].";

  test("typed brackets are read back as they were, in both styles", async () => {
    for (const style of ["tracked", "brackets"] as const) {
      const back = readBytes(await toWord(DRAFT, style), "a.docx");
      expect(shown(tabledOf(back))).toBe(shown(tabledOf(readWords(DRAFT))));
      expect(summarize(back)).toMatchObject({ brackets: 5, unbalanced: 1, alternatives: 1, options: 2 });
    }
  });

  test("whatever the draft, all its bracket characters are in the file", async () => {
    await assert(
      asyncProperty(drafts, async (words) => {
        const { brackets, unbalanced } = summarize(readWords(words));
        for (const style of ["tracked", "brackets"] as const) {
          const back = summarize(readBytes(await toWord(words, style), "a.docx"));
          expect(2 * (back.brackets + back.inNotes.brackets) + back.unbalanced + back.inNotes.unbalanced).toBe(
            2 * brackets + unbalanced,
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  test("a proposal from the table is its delegation's change and nothing else", async () => {
    const tree: TabledText = {
      nodes: [
        {
          kind: "paragraph",
          parent: -1,
          label: ["1."],
          body: ["They ", { open: 0 }, "shall", { close: 0 }, { open: 1 }, "may", { close: 1 }, " act."],
        },
      ],
      brackets: [
        { change: "delete", shown: "made", names: [{ name: "US", side: "for" }] },
        { change: "insert", shown: "made", names: [{ name: "US", side: "for" }], replaces: 0 },
      ],
      choices: [],
    };
    const word = await writeTabled(tree, "docx", OPTIONS);
    const zip = openZip(word);
    const body = new TextDecoder().decode(zip.ok ? zip.parts.get("word/document.xml") : undefined);
    expect(body).toMatch(/<w:del [^>]*w:author="US"[^>]*>.*?<w:delText[^>]*>shall<\/w:delText>/u);
    expect(body).toMatch(/<w:ins [^>]*w:author="US"[^>]*>.*?<w:t[^>]*>may<\/w:t>/u);
    expect(body).not.toMatch(/[[\]]/u);
    expect(shown(tabledOf(readBytes(word, "a.docx")))).toBe("1.They ‹delete US|shall›‹insert US|may› act.");
  });

  test("equal texts give equal bytes", async () => {
    expect(await toWord(DRAFT, "tracked")).toEqual(await toWord(DRAFT, "tracked"));
  });

  test("the file carries the tree; what its words say now wins, and the difference is the importer's", async () => {
    const word = await toWord("1. They [shall] act.\n\n2. They report.", "brackets");
    const untouched = importedFrom(readBytes(word, "a.docx"));
    expect(untouched?.carried).toEqual(tabledOf(readWords("1. They [shall] act.\n\n2. They report.")));
    expect(untouched?.differences.provisions.every(({ kind }) => kind === "same")).toBe(true);

    const zip = openZip(word);
    if (!zip.ok) throw new Error(zip.message);
    const parts = Object.fromEntries(zip.parts);
    const xml = new TextDecoder().decode(parts["word/document.xml"]);
    parts["word/document.xml"] = utf8.encode(xml.replace("They report.", "They never report."));
    const edited = importedFrom(readBytes(zipSync(parts), "a.docx"));
    expect(edited?.differences.provisions.map(({ kind }) => kind)).toEqual(["same", "changed"]);
    expect(edited?.found.nodes[1]?.body).toEqual(["They never report."]);

    parts["customXml/item1.xml"] = utf8.encode(
      `<tabled xmlns="urn:longtable:tabled:1">{"nodes":[{"parent":5}]}</tabled>`,
    );
    expect(importedFrom(readBytes(zipSync(parts), "a.docx"))).toBeUndefined();
    expect(importedFrom(readBytes(wordFile(paragraph("a")), "a.docx"))).toBeUndefined();
  });
});

test("a file that nobody touched differs in nothing from the tree it carries", async () => {
  await assert(
    asyncProperty(drafts, async (words) => {
      const imported = importedFrom(readBytes(await toWord(words, "brackets", "a.md"), "a.docx"));
      expect(imported?.differences.provisions.filter(({ kind }) => kind !== "same")).toEqual([]);
    }),
    { numRuns: 60, examples: [["\u0000"], ["word[^1] "]] },
  );
});

describe("writing back into the Word file a text came from", () => {
  const bytes = wordFile(paragraph("One [a].") + paragraph("Two.", "<w:jc w:val='both'/>") + paragraph("Three."), {
    "word/media/image.png": "not touched",
    "word/styles.xml": "<w:root/>",
  });

  test("unchanged, it is the same bytes", () => {
    const reading = readBytes(bytes, "a.docx");
    expect(writeBack(reading, manuscriptOf(reading), OPTIONS)).toBe(bytes);
  });

  test("changed, every other part and every other paragraph stays as it was", () => {
    const reading = readBytes(bytes, "a.docx");
    const manuscript = manuscriptOf(reading);
    const blocks = manuscript.blocks.map((block, at) =>
      at === 1 ? { ...block, body: [{ kind: "words", text: "Two & more." } as const] } : block,
    );
    const back = writeBack(reading, { ...manuscript, blocks }, OPTIONS);
    const [before, after] = [openZip(bytes), openZip(back)];
    if (!before.ok || !after.ok) throw new Error("both are zips");
    expect([...after.parts.keys()]).toEqual([...before.parts.keys()]);
    for (const [name, part] of before.parts)
      if (name !== "word/document.xml") expect(after.parts.get(name)).toEqual(part);
    const text = (parts: ReadonlyMap<string, Uint8Array>): string =>
      new TextDecoder().decode(parts.get("word/document.xml"));
    const changed = `<w:p><w:pPr><w:jc w:val='both'/></w:pPr><w:r><w:t xml:space="preserve">Two &amp; more.</w:t></w:r></w:p>`;
    expect(text(after.parts)).toBe(text(before.parts).replace(paragraph("Two.", "<w:jc w:val='both'/>"), changed));
  });
});

test("Markdown through Word and back keeps its brackets", async () => {
  await assert(
    asyncProperty(drafts, async (words) => {
      const before = summarize(readWords(words, "a.md"));
      const word = await toWord(words, "brackets", "a.md");
      const back = await convertDocument(word, "a.docx", "markdown", OPTIONS);
      if (!back.ok) throw new Error(back.message);
      const after = summarize(readBytes(back.bytes, "a.md"));
      expect({ brackets: after.brackets, unbalanced: after.unbalanced }).toEqual({
        brackets: before.brackets,
        unbalanced: before.unbalanced,
      });
    }),
    { numRuns: 60 },
  );
});
