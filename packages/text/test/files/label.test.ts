import { describe, expect, test } from "vitest";
import { isNext, readLabel } from "../../src/files/label.ts";
import { isEndOfOptions, isNoText, readOptionLabel } from "../../src/files/option-label.ts";

const labelOf = (line: string): string | undefined => {
  const label = readLabel(line);
  return label === undefined ? undefined : line.slice(0, label.length);
};

test.each([
  ["16.   [Each Party", "16."],
  ["15 bis.  [Each Party", "15 bis."],
  ["16.1  Option 1: Be", "16.1"],
  ["23.1. The purpose", "23.1."],
  ["24 quater.1 The secretariat", "24 quater.1"],
  ["3.3alt: Developed countries", "3.3alt:"],
  ["3.3bis Alt Each Party", "3.3bis Alt"],
  ["[4][2]. Parties", "[4][2]."],
  ["[3 bis]. Parties", "[3 bis]."],
  ["(a) promoting", "(a)"],
  ["(iv) promoting", "(iv)"],
  ["a.  promoting", "a."],
  ["b) promoting", "b)"],
  ["IV. Scope", "IV."],
  ["PP5alt Recalling", "PP5alt"],
  ["OP3bis. Decides", "OP3bis."],
  ["• a point", "•"],
  ["\uf0b7  a point", "\uf0b7"],
  ["2015. The Parties", undefined],
  ["1.5 °C above", undefined],
  ["2 °C or 1.5", undefined],
  ["[shall] Parties", undefined],
  ["Parties shall", undefined],
  ["(women and children)", undefined],
  ["i.e. this", undefined],
  ["25–40 per cent", undefined],
])("%j is labelled %j", (line, label) => {
  expect(labelOf(line)).toBe(label);
});

test("what comes in after a number follows it", () => {
  const order = (line: string): readonly number[] => readLabel(line)?.readings[0]?.order ?? [];
  expect(isNext(order("3. a"), order("4. a"))).toBe(true);
  expect(isNext(order("3. a"), order("3 bis. a"))).toBe(true);
  expect(isNext(order("3 bis. a"), order("3 ter. a"))).toBe(true);
  expect(isNext(order("3 ter. a"), order("4. a"))).toBe(true);
  expect(isNext(order("3. a"), order("5. a"))).toBe(false);
  expect(isNext(order("3. a"), order("3.1 A"))).toBe(false);
});

describe("options in words", () => {
  test.each([
    ["Option 1: shall", "Option 1"],
    ["Option (a): shall", "Option (a)"],
    ["Option 1 bis.: All Parties", "Option 1 bis"],
    ["Option  (c)\n", "Option (c)"],
    ["OPTION B – shall", "OPTION B"],
    ["Option III:", "Option III"],
    ["Option A", "Option A"],
    ["Option 2 {No impacts}", "Option 2"],
    ["Option1: The", "Option1"],
    ["ALT 1: shall", "ALT 1"],
    ["Alt. 2. shall", "Alt. 2"],
    ["Alternative A: shall", "Alternative A"],
    ["Opción 1: no", "Opción 1"],
    ["Вариант 2: да", "Вариант 2"],
    ["Option II (proposed as a chapter): x", "Option II (proposed as a chapter)"],
    ["Option 1 applies to all", undefined],
    ["Options for support:", undefined],
    ["alternative policy approaches", undefined],
    ["Alternatives", undefined],
  ])("%j is %j", (text, name) => {
    expect(readOptionLabel(text)?.name).toBe(name);
  });

  test("no text and the end of options are told from words", () => {
    expect(["No text", "{No text required}", "no text.", "[No text]"].map(isNoText)).toEqual([true, true, true, true]);
    expect(isNoText("No text shall be adopted without consensus")).toBe(false);
    expect(isEndOfOptions("End of options")).toBe(true);
    expect(isEndOfOptions("The end of poverty")).toBe(false);
  });
});
