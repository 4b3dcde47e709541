import type { DelegationId } from "@longtable/protocol";
import { expect, test } from "vitest";

import { openZip, packZip } from "../../src/files/docx/zip.ts";
import {
  type Returned,
  bracketText,
  isTextActType,
  liveBrackets,
  provisionView,
  readDocument,
  returnedChanges,
  tabledText,
  writeTabled,
} from "../../src/index.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";

const [A = "", B = ""] = NAMES;
const nameOf = (delegation: DelegationId): string => NAMES.find((name) => idOf(name) === delegation) ?? "nobody";
const BODIES = [
  "The Parties shall reduce their stocks by one half.",
  "Each Party may verify what the other declares.",
  "Costs are borne evenly by all of the Parties.",
  "Disputes are settled by talks and by nothing else.",
];
const by = (author: string): string => `w:id="901" w:author="${author}" w:date="2026-11-25T09:00:00Z"`;
const run = (words: string, tag = "t"): string => `<w:r><w:${tag} xml:space="preserve">${words}</w:${tag}></w:r>`;

/** A text with a proposal of B's in it, written for Word. */
async function written(): Promise<{ readonly room: Talks; readonly bytes: Uint8Array }> {
  const room = new Talks([A, B], paragraphs(...BODIES));
  room.propose(B, { kind: "replace", target: [room.words("shall")], words: ["should"] });
  const origin = { text: room.text, seq: room.placed.at(-1)?.placed.seq ?? 0 };
  const bytes = await writeTabled(tabledText(room.now, nameOf), "docx", {
    title: "A text",
    date: "2026-11-24T10:00:00Z",
    origin,
  });
  return { room, bytes };
}

/** Changes a Word file as somebody's word processor would. */
function edited(
  bytes: Uint8Array,
  edit: (xml: string) => string,
  more: Readonly<Record<string, string>> = {},
): Uint8Array {
  const zip = openZip(bytes);
  if (!zip.ok) throw new Error(zip.message);
  const parts = new Map(zip.parts);
  const xml = new TextDecoder().decode(parts.get("word/document.xml"));
  const changed = edit(xml);
  if (changed === xml) throw new Error("The edit found nothing to change.");
  parts.set("word/document.xml", new TextEncoder().encode(changed));
  for (const [name, content] of Object.entries(more)) parts.set(name, new TextEncoder().encode(content));
  return packZip(parts);
}

async function returned(
  room: Talks,
  bytes: Uint8Array,
  { fileName = "back.docx", withComments = false } = {},
): Promise<Returned> {
  const reading = readDocument(bytes, fileName, { delegations: [A, B] });
  if (!reading.ok) throw new Error(reading.message);
  return await returnedChanges(room.now, reading, { fileName, nameOf, withComments });
}

const placed = (room: Talks, { acts }: Returned, who = A): readonly (string | null)[] =>
  acts.map(({ act: { type, text: _, ...body } }) => (isTextActType(type) ? room.act(who, type, body).refused : type));

test("words changed without tracking become a proposal on those words, by whoever brings the file in", async () => {
  const { room, bytes } = await written();
  const back = await returned(
    room,
    edited(bytes, (xml) => xml.replace("may verify", "may inspect and verify")),
  );
  expect(back.acts).toMatchObject([{ what: "insert", was: "", becomes: "inspect and ", by: null }]);
  expect(placed(room, back)).toEqual([null]);
  expect(room.drawn).toContain("Each Party may [inspect and ]verify");
});

test("tracked changes become proposals that name their author and are their signer's", async () => {
  const { room, bytes } = await written();
  const jane = edited(bytes, (xml) =>
    xml.replace(
      "evenly by all",
      `</w:t></w:r><w:del ${by("Jane Doe")}>${run("evenly", "delText")}</w:del><w:ins ${by("Jane Doe")}>${run("in shares")}</w:ins><w:r><w:t xml:space="preserve"> by all`,
    ),
  );
  const back = await returned(room, jane);
  expect(back.acts).toMatchObject([{ what: "replace", was: "evenly", becomes: "in shares", by: "Jane Doe" }]);
  expect(back.acts[0]?.act).toMatchObject({ note: "back.docx says: by Jane Doe" });
  expect(placed(room, back)).toEqual([null]);
  expect(room.drawn).toContain("Costs are borne [evenly][in shares] by all");
});

test("a paragraph that is gone is struck, one that is new is put where it stands, one that is elsewhere is moved", async () => {
  const { room, bytes } = await written();
  const back = await returned(
    room,
    edited(bytes, (xml) => {
      const list = xml.match(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gu) ?? [];
      const [second = "", third = "", fourth = ""] = [1, 2, 3].map((at) => list[at] ?? "");
      const added = `<w:p>${run("3 bis. A secretariat of two keeps the minutes.")}</w:p>`;
      return xml.replace(second + third + fourth, `${fourth}${third}${added}`);
    }),
  );
  expect(back.acts.map(({ what }) => what).toSorted()).toEqual(["move", "newNode", "strike"]);
  expect(placed(room, back)).toEqual([null, null, null]);
  expect(room.drawn).toContain("[2. Each Party may verify what the other declares.]");
  expect(room.drawn).toMatch(/\[3 bis\. A secretariat of two keeps the minutes\.\]/u);
});

test("a bracket typed around words that stand is a reservation", async () => {
  const { room, bytes } = await written();
  const back = await returned(
    room,
    edited(bytes, (xml) => xml.replace("by one half", "[by one half]")),
  );
  expect(back.acts).toMatchObject([{ what: "reserve", was: "by one half" }]);
  expect(placed(room, back)).toEqual([null]);
  expect(room.drawn).toContain("stocks [by one half].");
});

test("another's proposal that was accepted or refused in Word is no act of ours: it is told", async () => {
  const { room, bytes } = await written();
  const accepted = await returned(
    room,
    edited(bytes, (xml) =>
      xml.replace(/<w:del .*?<\/w:del>/u, "").replace(/<w:ins [^>]*>(?<runs>.*?)<\/w:ins>/u, "$<runs>"),
    ),
  );
  expect(accepted.acts.filter(({ what }) => what !== "reserve")).toEqual([]);
  expect(accepted.remarks).toMatchObject([{ code: "SETTLED_IN_FILE", words: "shall" }]);
});

test("what was done at the table since the file was written is not undone by it", async () => {
  const { room, bytes } = await written();
  room.acceptByAll(room.propose(B, { kind: "insert", at: { before: room.before("Disputes") }, words: ["All "] }));
  const back = await returned(
    room,
    edited(bytes, (xml) => xml.replace("nothing else", "no other means")),
  );
  expect(back.acts).toMatchObject([{ what: "replace", was: "nothing else", becomes: "no other means" }]);
  expect(placed(room, back)).toEqual([null]);
  expect(room.drawn).toContain("All Disputes are settled by talks and by [nothing else][no other means].");
});

test("a text or Markdown file is compared with the text as it is", async () => {
  const { room } = await written();
  const bytes = await writeTabled(tabledText(room.now, nameOf), "text", { title: "A text", date: "2026-11-24" });
  const changed = new TextDecoder().decode(bytes).replace("one half", "one third");
  const back = await returned(room, new TextEncoder().encode(changed), { fileName: "back.txt" });
  expect(back).toMatchObject({
    writtenAt: null,
    acts: [{ what: "replace", was: "half", becomes: "third" }],
    remarks: [],
  });
  expect(placed(room, back)).toEqual([null]);
});

test("brackets typed in a new provision are characters, none lost", async () => {
  const { room, bytes } = await written();
  const back = await returned(
    room,
    edited(bytes, (xml) =>
      xml.replace("</w:body>", `<w:p>${run("5. They [shall][may] report to nobody in particular.")}</w:p></w:body>`),
    ),
  );
  expect(placed(room, back)).toEqual([null]);
  expect(bracketText(room.now)).toContain("They [shall][may] report");
});

test("a provision put under another one is moved there; other numbers are told and not carried", async () => {
  const { room, bytes } = await written();
  const back = await returned(
    room,
    edited(bytes, (xml) => xml.replace(">3.<", ">(a)<").replace(">4.<", ">(b)<")),
  );
  expect(back.acts.map(({ what, was }) => `${what} ${was.slice(0, 9)}`)).toEqual(["move (a) Costs", "move (b) Dispu"]);
  expect(back.remarks.map(({ code }) => code)).toEqual(["OTHER_LABEL", "OTHER_LABEL"]);
  expect(placed(room, back)).toEqual([null, null]);
  for (const bracket of liveBrackets(room.now)) room.acceptByAll(bracket);
  expect(provisionView(room.now, room.node(2))?.children).toEqual([room.node(3), room.node(4)]);
});

test("a provision put under a new one is told, until the new one is on the table", async () => {
  const { room, bytes } = await written();
  const added = `<w:p>${run("2 bis. Visits are announced a week before.")}</w:p>`;
  const back = await returned(
    room,
    edited(bytes, (xml) => {
      const third = /<w:p>(?:(?!<\/w:p>).)*<w:t[^>]*>3\.<.*?<\/w:p>/u.exec(xml)?.[0] ?? "";
      return xml.replace(third, `${added}${third.replace(">3.<", ">(a)<")}`);
    }),
  );
  expect(back.acts.map(({ what }) => what)).toEqual(["newNode"]);
  expect(back.remarks.map(({ code }) => code)).toEqual(["OTHER_LABEL", "OTHER_LEVEL"]);
});

test("a comment is told, and put forward as a note where that is asked", async () => {
  const { room, bytes } = await written();
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const commented = edited(
    bytes,
    (xml) =>
      xml.replace(
        "evenly by all",
        `</w:t></w:r><w:commentRangeStart w:id="7"/><w:r><w:t>evenly</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r><w:r><w:t xml:space="preserve"> by all`,
      ),
    {
      "word/comments.xml": `<w:comments ${w}><w:comment w:id="7" w:author="Jane Doe"><w:p><w:r><w:t>What of [the host]?</w:t></w:r></w:p></w:comment></w:comments>`,
    },
  );
  const told = await returned(room, commented);
  expect(told).toMatchObject({
    acts: [],
    remarks: [{ code: "COMMENT", node: room.node(3), words: "What of [the host]?", by: "Jane Doe" }],
  });
  const carried = await returned(room, commented, { withComments: true });
  expect(carried.remarks).toEqual([]);
  expect(placed(room, carried)).toEqual([null]);
  const view = provisionView(room.now, room.node(3));
  expect(JSON.stringify(view?.body)).toContain('Jane Doe on \\"evenly\\": What of [the host]?');
  // A note is no word of the text.
  expect(room.drawn).toContain("Costs are borne evenly by all of the Parties.[]");
});
