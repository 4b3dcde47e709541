import { type Xml, attribute, element, elements } from "./xml.ts";

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  /** The level whose coming starts this one anew; 0 for never. */
  readonly restart: number | undefined;
  readonly isLegal: boolean;
}

interface Numbered {
  readonly list: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
}

/** Computes the labels that Word shows and does not store. */
export interface Numbering {
  /** The label of the next paragraph of a list, counting on; undefined when the list or level has none. */
  readonly next: (numId: string, level: number) => string | undefined;
  /** The level at which a list takes paragraphs of a style that names the list but no level. */
  readonly levelOfStyle: (numId: string, styleId: string) => number | undefined;
}

/** Reads `numbering.xml` (ECMA-376 Part 1, 17.9). Lists that share an abstract list count on together, as Word's do. */
export function readNumbering(root: Xml | undefined): Numbering {
  const abstracts = new Map<string, Xml>();
  for (const source of elements(root, "abstractNum")) abstracts.set(attribute(source, "abstractNumId") ?? "", source);
  const lists = new Map<string, Numbered>();
  const styleLevels = new Map<string, number>();
  for (const num of elements(root, "num")) {
    const numId = attribute(num, "numId") ?? "";
    const list = resolve(attribute(element(num, "abstractNumId"), "val") ?? "", abstracts, root);
    const levels = new Map<number, Level>();
    for (const level of elements(abstracts.get(list), "lvl")) {
      levels.set(Number(attribute(level, "ilvl") ?? 0), readLevel(level));
      const style = attribute(element(level, "pStyle"), "val");
      if (style !== undefined) styleLevels.set(`${numId} ${style}`, Number(attribute(level, "ilvl") ?? 0));
    }
    const starts = new Map<number, number>();
    for (const override of elements(num, "lvlOverride")) {
      const at = Number(attribute(override, "ilvl") ?? 0);
      const start = attribute(element(override, "startOverride"), "val");
      if (start !== undefined) starts.set(at, Number(start));
      const level = element(override, "lvl");
      if (level !== undefined) levels.set(at, readLevel(level));
    }
    lists.set(numId, { list, levels, starts });
  }
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    levelOfStyle: (numId, styleId) => styleLevels.get(`${numId} ${styleId}`),
    next(numId, at) {
      const numbered = lists.get(numId);
      const level = numbered?.levels.get(at);
      if (numbered === undefined || level === undefined) return undefined;
      const counts = counters.get(numbered.list) ?? [];
      counters.set(numbered.list, counts);
      const override = numbered.starts.get(at);
      const isFirst = override !== undefined && !begun.has(`${numId} ${at}`);
      begun.add(`${numId} ${at}`);
      counts[at] = isFirst ? override : (counts[at] ?? level.start - 1) + 1;
      for (let below = at + 1; below < counts.length; below += 1) {
        const restart = numbered.levels.get(below)?.restart;
        if (restart !== 0 && (restart === undefined || at < restart)) counts[below] = undefined;
      }
      return labelOf(numbered.levels, level, counts);
    },
  };
}

function resolve(id: string, abstracts: ReadonlyMap<string, Xml>, root: Xml | undefined): string {
  const link = attribute(element(abstracts.get(id), "numStyleLink"), "val");
  if (link === undefined) return id;
  const target = elements(root, "abstractNum").find(
    (source) => attribute(element(source, "styleLink"), "val") === link,
  );
  return attribute(target, "abstractNumId") ?? id;
}

function readLevel(level: Xml): Level {
  const restart = attribute(element(level, "lvlRestart"), "val");
  return {
    start: Number(attribute(element(level, "start"), "val") ?? 1),
    format: attribute(element(level, "numFmt"), "val") ?? "decimal",
    text: attribute(element(level, "lvlText"), "val") ?? "",
    restart: restart === undefined ? undefined : Number(restart),
    isLegal: element(level, "isLgl") !== undefined,
  };
}

function labelOf(levels: ReadonlyMap<number, Level>, level: Level, counts: readonly (number | undefined)[]): string {
  if (level.format === "none") return "";
  if (level.format === "bullet") return /^[\uf000-\uf0ff]$/u.test(level.text) ? "•" : level.text.trim() || "•";
  return level.text
    .replaceAll(/%(?<at>[1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const value = counts[at] ?? levels.get(at)?.start ?? 1;
      return numeral(value, level.isLegal ? "decimal" : (levels.get(at)?.format ?? "decimal"));
    })
    .trim();
}

/** A number as a list writes it; formats of languages not known here are written as digits. */
function numeral(value: number, format: string): string {
  switch (format) {
    case "upperLetter":
      return letters(value).toUpperCase();
    case "lowerLetter":
      return letters(value);
    case "upperRoman":
      return roman(value);
    case "lowerRoman":
      return roman(value).toLowerCase();
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "russianLower":
      return lettered(value, RUSSIAN);
    case "russianUpper":
      return lettered(value, RUSSIAN).toUpperCase();
    case "arabicAbjad":
      return lettered(value, ABJAD);
    case "arabicAlpha":
      return lettered(value, HIJAI);
    case "hindiNumbers":
      return String(value).replaceAll(/\d/gu, (digit) => String.fromCodePoint(0x660 + Number(digit)));
    default:
      return String(value);
  }
}

/** The letters by which Word counts in Russian and in Arabic (ECMA-376 part 1, 17.18.59). */
const RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя";
const ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
const HIJAI = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";

function lettered(value: number, alphabet: string): string {
  const letter = alphabet[(value - 1) % alphabet.length];
  return letter === undefined ? String(value) : letter.repeat(Math.min(Math.ceil(value / alphabet.length), 10));
}

function letters(value: number): string {
  if (value < 1) return String(value);
  return String.fromCodePoint(0x61 + ((value - 1) % 26)).repeat(Math.min(Math.ceil(value / 26), 10));
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  const signs: readonly (readonly [number, string])[] = [
    [1000, "M"],
    [900, "CM"],
    [500, "D"],
    [400, "CD"],
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let rest = value;
  let written = "";
  for (const [worth, sign] of signs) {
    while (rest >= worth) {
      written += sign;
      rest -= worth;
    }
  }
  return written;
}
