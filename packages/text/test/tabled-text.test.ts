import { type DelegationId } from "@longtable/protocol";
import { expect, test } from "vitest";

import { readDocument, tabledOf, writeTabled } from "../src/index.ts";
import { tabledText } from "../src/derive/tabled-text.ts";
import { KNOTTY } from "./knotty.ts";
import { NAMES, Talks, idOf, paragraphs } from "./talks.ts";

const [A = "", B = ""] = NAMES;
const nameOf = (delegation: DelegationId): string => NAMES.find((name) => idOf(name) === delegation) ?? "nobody";

test("a text that nobody touched comes out as it was tabled", () => {
  const source = "# A draft\n\n1. The Parties [shall][should] meet [as appropriate].\n\n2. They [may] rest.\n";
  const reading = readDocument(new TextEncoder().encode(source), "draft.md");
  if (!reading.ok) throw new Error(reading.message);
  const tabled = tabledOf(reading);
  expect(tabledText(new Talks([A, B], tabled).now, nameOf)).toEqual(tabled);
});

test("what is proposed and reserved comes out in brackets with those that hold them", async () => {
  const room = new Talks([A, B], paragraphs("The Parties shall reduce their stocks.", "Each Party may verify."));
  room.propose(A, { kind: "replace", target: [room.words("shall")], words: ["should"] });
  room.propose(B, { kind: "insert", at: { before: room.before("their") }, words: ["all of "] });
  room.reserve(B, room.words("may"));
  room.reserve(A, { node: room.node(2) });
  const tabled = tabledText(room.now, nameOf);
  const made = { shown: "made", date: "1970-01-01T00:00:00Z" };
  expect(tabled.brackets).toEqual([
    { change: "delete", ...made, names: [{ name: A, side: "for" }] },
    { change: "insert", ...made, names: [{ name: A, side: "for" }], replaces: 0 },
    { change: "insert", ...made, names: [{ name: B, side: "for" }] },
    { change: "reserve", ...made, names: [{ name: A, side: "for" }] },
    { change: "reserve", ...made, names: [{ name: B, side: "for" }] },
  ]);
  const written = await writeTabled(tabled, "markdown", { title: "A text", date: "2021-09-30" });
  const words = new TextDecoder().decode(written);
  for (const expected of ["should", "all of", A, B]) expect(words).toContain(expected);
});

test("the labels that a revision computed are those written", () => {
  const room = new Talks([A, B], paragraphs("The Parties meet.", "They rest."));
  const added = room.propose(A, {
    kind: "newNode",
    at: { beforeNode: room.node(2) },
    nodes: [{ kind: "paragraph", parent: -1, label: ["x."], body: ["They eat."] }],
  });
  room.acceptByAll(added);
  room.compile(A);
  const labels = tabledText(room.now, nameOf).nodes.map(({ label }) => label);
  expect(labels[0]).toEqual(["1."]);
  expect(labels).toHaveLength(3);
  expect(labels[1]).not.toEqual(["x."]);
});

test("a bracket with a part over some words and another later takes in whole only what lies in one of them", () => {
  const room = new Talks([A, B], {
    nodes: [
      { kind: "paragraph", parent: -1, label: ["1."], body: [{ open: 0 }, "They meet."] },
      { kind: "paragraph", parent: -1, label: ["2."], body: ["They ", "rest", { close: 0 }, " there."] },
      { kind: "paragraph", parent: -1, label: ["3."], body: ["They ", { open: 0 }, "eat", { close: 0 }, "."] },
    ],
    brackets: [{ change: "reserve", shown: "typed" }],
    choices: [],
  });
  expect(room.drawn.split("\n")).toEqual(["1. [They meet.]", "2. [They rest] there.", "3. They [eat]."]);
});

test("what was reserved before a provision was split is drawn around what is proposed in its second half", () => {
  const room = new Talks([A, B], paragraphs("The Parties meet, and they rest."));
  room.reserve(A, room.words("they", "rest"));
  room.acceptByAll(room.propose(A, { kind: "split", before: room.before("and they") }));
  room.propose(B, { kind: "insert", at: { before: room.before("rest") }, words: ["often "] });
  expect(room.drawn.split("\n").at(-1)).toBe("and [they [often ]rest].");
});

test("what an agreed merger took in is written under the provision that it joined", () => {
  const room = new Talks([A, B], {
    nodes: [
      { kind: "paragraph", parent: -1, label: ["1."], body: ["They meet"] },
      { kind: "paragraph", parent: -1, label: ["2."], body: [" and"] },
      { kind: "subparagraph", parent: 1, label: ["(a)"], body: ["rest."] },
    ],
    brackets: [],
    choices: [],
  });
  room.acceptByAll(room.propose(A, { kind: "merge", first: room.node(1), second: room.node(2) }));
  expect(tabledText(room.now, nameOf).nodes.map(({ parent }) => parent)).toEqual([-1, 0]);
});

test("a bracket over the tail of one paragraph, a whole one and the head of another is written once", async () => {
  const room = new Talks([A, B], KNOTTY);
  const tabled = tabledText(room.now, nameOf);
  const openings = tabled.nodes.flatMap(({ before, label, heading, body }) => [
    ...(before ?? []),
    ...[label, heading, body].flatMap((items) =>
      (items ?? []).flatMap((item) => (typeof item === "object" && "open" in item ? [item.open] : [])),
    ),
  ]);
  expect(openings.toSorted((a, b) => a - b)).toEqual(tabled.brackets.map((_, at) => at));
  const about = { title: "A text", date: "2021-09-30" };
  const shown = async (format: "text" | "akn"): Promise<string> =>
    new TextDecoder().decode(await writeTabled(tabled, format, about));
  const words = await shown("text");
  expect(words).toMatch(/Inspections are \[held yearly\.\s+3\. Their findings are shared\.\s+4\. Costs\] are borne/u);
  const xml = await shown("akn");
  const starts = [...xml.matchAll(/<marker name="bracketStart" eId="(?<id>[^"]*)"/gu)].map(
    ({ groups }) => groups?.["id"],
  );
  expect(starts.length).toBeGreaterThan(0);
  expect(new Set(starts).size).toBe(starts.length);
  for (const id of starts) expect(xml.split(`<marker name="bracketEnd" eId="${id ?? ""}__end"`)).toHaveLength(2);
});
