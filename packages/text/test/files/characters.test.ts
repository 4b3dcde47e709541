import { expect, test } from "vitest";
import { inspectCharacters } from "../../src/files/characters.ts";

const kinds = (text: string): readonly string[] =>
  inspectCharacters(text).map(({ kind, codePoints }) => `${kind} ${codePoints}`);

test.each([
  ["pay \u202Enow", ["bidi U+202E"]],
  ["zero\u200Bwidth", ["invisible U+200B"]],
  ["soft\u00ADhyphen", ["invisible U+00AD"]],
  ["Parties sh\u0430ll", ["mixedScript U+0073 U+0068 U+0430 U+006C U+006C", "confusable U+0430"]],
  ["the \u0441\u043e\u0440 of Parties", ["confusable U+0441", "confusable U+043E", "confusable U+0440"]],
  ["\u{1D40F}arties", ["confusable U+1D40F"]],
  ["a \uE000 sign", ["private U+E000"]],
])("%j is shown", (text, expected) => {
  expect(kinds(text)).toEqual(expected);
});

test.each([
  "Côte d’Ivoire naïve",
  "Стороны должны",
  "Россия and China",
  "日本語のテキスト",
  "العربية",
  "می‌خواهم",
  "10 % – “quoted” … 1.5 °C",
  "CO₂ m²",
])("%j has nothing to show", (text) => {
  expect(kinds(text)).toEqual([]);
});

test("a finding has its line and column", () => {
  expect(inspectCharacters("one\ntwo \u{1F600}\u200Bx")).toEqual([
    expect.objectContaining({ line: 2, column: 6, from: 10, length: 1 }),
  ]);
});
