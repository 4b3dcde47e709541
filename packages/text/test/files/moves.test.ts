import type { DelegationId } from "@longtable/protocol";
import { describe, expect, test } from "vitest";

import { openZip } from "../../src/files/docx/zip.ts";
import {
  type WrittenFormat,
  bracketText,
  importedFrom,
  liveBrackets,
  packTabled,
  readDocument,
  returnedChanges,
  tabledOf,
  tableText,
  writeNegotiation,
} from "../../src/index.ts";
import { unpackTabled } from "../../src/tabled-tree.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";

const [A = "", B = ""] = NAMES;
const nameOf = (delegation: DelegationId): string => NAMES.find((name) => idOf(name) === delegation) ?? "nobody";
const about = (room: Talks) => ({
  title: "A text",
  date: "2026-11-24T10:00:00Z",
  origin: { text: room.text, seq: room.placed.at(-1)?.placed.seq ?? 0 },
});

/** B would have the third provision first; A would divide the first and join the second to it. */
function aRound(): Talks {
  const room = new Talks(
    [A, B],
    paragraphs(
      "Stocks are reduced by one half. They are counted once a year.",
      "Each Party may verify what the other declares.",
      "Costs are borne evenly by all of the Parties.",
    ),
  );
  room.propose(B, { kind: "replace", target: [room.words("evenly")], words: ["in shares"] });
  room.propose(B, { kind: "move", node: room.node(3), to: { beforeNode: room.node(1) } });
  room.propose(A, { kind: "merge", first: room.node(1), second: room.node(2) });
  room.propose(A, { kind: "split", before: room.before("They are") });
  return room;
}

const written = async (room: Talks, format: WrittenFormat, style?: "tracked" | "brackets"): Promise<Uint8Array> =>
  await writeNegotiation(room.now, nameOf, format, { ...about(room), ...(style === undefined ? {} : { style }) });

function bodyOf(bytes: Uint8Array, name = "word/document.xml"): string {
  const zip = openZip(bytes);
  if (!zip.ok) throw new Error(zip.message);
  return new TextDecoder().decode(zip.parts.get(name));
}

const read = (bytes: Uint8Array, name: string) => {
  const reading = readDocument(bytes, name, { delegations: [A, B] });
  if (!reading.ok) throw new Error(reading.message);
  return reading;
};

describe("a move that is put forward", () => {
  test("is a move of Word's where changes are tracked, by its sponsor, and reads back as one question", async () => {
    const bytes = await written(aRound(), "docx");
    const xml = bodyOf(bytes);
    for (const end of ["moveFrom", "moveTo"]) {
      expect(xml).toMatch(new RegExp(`<w:${end}RangeStart w:id="\\d+" w:name="move1" w:author="${B}"`, "u"));
      expect(xml).toMatch(new RegExp(`<w:${end} [^>]*w:author="${B}"`, "u"));
      expect(xml.split(`<w:${end}RangeEnd `)).toHaveLength(2);
    }
    const reading = read(bytes, "out.docx");
    expect(reading.draft.problems).toEqual([]);
    const { brackets } = tabledOf(reading);
    const moved = brackets.findIndex(({ replaces, change, names }, at) => {
      const isEnd = change === "insert" && brackets[replaces ?? -1]?.change === "delete" && names?.[0]?.name === B;
      return isEnd && tabledOf(reading).nodes.some(({ before }) => before?.includes(at) === true);
    });
    expect(moved).toBeGreaterThanOrEqual(0);
    expect(importedFrom(reading)?.differences.provisions.filter(({ kind }) => kind !== "same")).toEqual([]);
    // On a table again, the two ends are settled together.
    const tree = unpackTabled(packTabled(tabledOf(reading)));
    if (tree === null) return expect.unreachable("the tree holds together");
    const again = tableText(tree, aRound().now.tabled, { parties: aRound().parties }, { title: "Again" });
    expect(bracketText(again)).toMatch(/\[3\. Costs.*\]\n1\. Stocks[^]*\[3\. Costs/u);
    return undefined;
  });

  test("asks for nothing when the file comes back, and for what was changed in it where it would stand", async () => {
    const room = aRound();
    const bytes = await written(room, "docx");
    const back = async (file: Uint8Array) =>
      await returnedChanges(room.now, read(file, "back.docx"), { fileName: "back.docx", nameOf });
    expect(await back(bytes)).toMatchObject({ acts: [], remarks: [] });
    const zip = openZip(bytes);
    if (!zip.ok) return expect.unreachable(zip.message);
    const xml = bodyOf(bytes);
    const end = xml.indexOf("of the Parties", xml.indexOf("<w:moveTo "));
    const edited = `${xml.slice(0, end)}of them${xml.slice(end + "of the Parties".length)}`;
    const { packZip } = await import("../../src/files/docx/zip.ts");
    const changed = packZip(new Map(zip.parts).set("word/document.xml", new TextEncoder().encode(edited)));
    expect((await back(changed)).acts).toMatchObject([
      { what: "replace", node: room.node(3), was: "the Parties", becomes: "them" },
    ]);
    return undefined;
  });

  test("made in Word with its changes tracked comes back as a move", async () => {
    const room = new Talks(
      [A, B],
      paragraphs("Stocks are reduced.", "Each Party verifies.", "Costs are borne evenly."),
    );
    const bytes = await written(room, "docx");
    const list = bodyOf(bytes).match(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gsu) ?? [];
    const third = list.find((paragraph) => paragraph.includes("Costs")) ?? "";
    const by = `w:author="Jane Doe" w:date="2026-11-25T09:00:00Z"`;
    const ended = (tag: string, id: number): string =>
      third
        .replace(
          /<\/w:pPr>|(?<=<w:p>)(?!<w:pPr>)/u,
          (found) => `${found}<w:${tag}RangeStart w:id="${id}" w:name="m" ${by}/>`,
        )
        .replaceAll(/<w:r>.*?<\/w:r>/gsu, (run) => `<w:${tag} w:id="${id + 1}" ${by}>${run}</w:${tag}>`)
        .replace("</w:p>", `<w:${tag}RangeEnd w:id="${id}"/></w:p>`);
    const first = list.find((paragraph) => paragraph.includes("Stocks")) ?? "";
    const xml = bodyOf(bytes)
      .replace(third, ended("moveFrom", 910))
      .replace(first, `${ended("moveTo", 920)}${first}`);
    const zip = openZip(bytes);
    if (!zip.ok) return expect.unreachable(zip.message);
    const { packZip } = await import("../../src/files/docx/zip.ts");
    const file = packZip(new Map(zip.parts).set("word/document.xml", new TextEncoder().encode(xml)));
    const back = await returnedChanges(room.now, read(file, "back.docx"), { fileName: "back.docx", nameOf });
    expect(back.acts.map(({ what, node }) => ({ what, node }))).toEqual([{ what: "move", node: room.node(3) }]);
    return undefined;
  });
});

describe("what is put forward and brackets no words", () => {
  test.each(["docx", "text", "markdown", "html", "akn"] as const)("is told by its sponsors in %s", async (format) => {
    const bytes = await written(aRound(), format, format === "docx" ? "brackets" : undefined);
    const told = format === "docx" ? bodyOf(bytes, "word/comments.xml") : new TextDecoder().decode(bytes);
    const words = told.replaceAll("&quot;", '"').replaceAll(/<[^>]*>/gu, "");
    for (const said of [
      `proposes to move this before "1. Stocks are reduced`,
      `proposes to divide this: "They are counted once a year." would be`,
      `proposes to join this and "2. Each Party may verify`,
    ])
      expect(words).toContain(said);
    for (const by of format === "docx" ? [`w:author="${A}"`, `w:author="${B}"`] : [`${A}: proposes`, `${B}: proposes`])
      expect(told).toContain(by);
  });

  test.each([
    ["text", "txt"],
    ["markdown", "md"],
  ] as const)("is no word and no bracket of the text when %s is read again", async (format, ending) => {
    const room = aRound();
    const tree = tabledOf(read(await written(room, format), `again.${ending}`));
    const again = tableText(tree, room.now.tabled, { parties: room.parties }, { title: "Again" });
    const plain = (words: string): string =>
      words.replaceAll(/\s*\n/gu, "\n").replaceAll(/(?:Asteria|[A-Z]\w*)(?: deletes)?: /gu, "");
    expect(plain(bracketText(again))).toBe(plain(bracketText(room.now).replaceAll(/\n(?=\n)/gu, "")));
    expect(liveBrackets(room.now)).toHaveLength(4);
  });
});
