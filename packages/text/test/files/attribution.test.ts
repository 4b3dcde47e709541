import { expect, test } from "vitest";
import { readAttribution, readReservation } from "../../src/files/attribution.ts";

const read = (words: string, delegations: readonly string[] = []): unknown =>
  readAttribution(words, delegations)?.map(({ alleged, words: { from, to } }) => [
    alleged.map(({ stance, name }) => `${stance} ${name}`).join(", "),
    words.slice(from, to).trim(),
  ]);

test.each([
  ["US: shall", [["for US", "shall"]]],
  ["EU, Norway: shall [not] do", [["for EU, for Norway", "shall [not] do"]]],
  [
    "A, B propose: may; C oppose: shall",
    [
      ["for A, for B", "may"],
      ["against C", "shall"],
    ],
  ],
  ["shall -US, +EU", [["against US, for EU", "shall"]]],
  ["shall – proposed by Chile", [["for Chile", "shall"]]],
  ["shall (US)", [["for US", "shall"]]],
  ["G77 and China: must; and may", [["for G77 and China", "must; and may"]]],
  ["Russian Federation: [may]", [["for Russian Federation", "[may]"]]],
  ["Proposal by Brazil: must", [["for Brazil", "must"]]],
  ["US reserves", [["reserves US", ""]]],
  ["Suiza: debe", [["for Suiza", "debe"]]],
])("%j is attributed", (words, expected) => {
  expect(read(words)).toEqual(expected);
});

test.each([
  "Note: this",
  "Option 1: this",
  "Article 3: this",
  "Parties: all",
  "shall (in force)",
  "a mechanism (CDM)",
  "climate-neutral",
  "20-30",
  "PP5: Recalling",
  "shall [US: not]",
])("%j is attributed to nobody", (words) => {
  expect(read(words)).toBeUndefined();
});

test("the dialogue's own names are recognised", () => {
  expect(read("Delegation Blue: shall")).toBeUndefined();
  expect(read("Delegation Blue: shall", ["Delegation Blue"])).toEqual([["for Delegation Blue", "shall"]]);
});

test("a footnote's reservation is read", () => {
  expect(
    readReservation("The Russian Federation reserves its position on this paragraph.")?.map(({ name }) => name),
  ).toEqual(["Russian Federation"]);
  expect(readReservation("The EU and Japan have entered a scrutiny reservation.")?.map(({ name }) => name)).toEqual([
    "EU",
    "Japan",
  ]);
  expect(readReservation("See paragraph 3.")).toBeUndefined();
});
