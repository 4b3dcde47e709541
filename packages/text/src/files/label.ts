import { DIGIT, ORDINAL, digitsValue, letterValue, ordinalValue, romanValue } from "./ordinal.ts";

/** One way of reading a label: a style that its neighbours share, and where it comes in that style's order. */
export interface Numbering {
  /** For example `1.`, `(a)`, `I.`, `PP`, `Article`: equal styles are of equal rank. */
  readonly style: string;
  /** Compared number by number: `3 ter` is [3, 2], `16.1` is [16, 0, 1, 0]. Empty for bullets. */
  readonly order: readonly number[];
}

/** A provision's label as it stands in the text. */
export interface Label {
  /** How many UTF-16 units it takes, brackets in it included, spaces after it not. */
  readonly length: number;
  /** The readings it allows, the likelier first: `(i)` is Roman one or the letter after h. */
  readonly readings: readonly Numbering[];
}

const SUFFIX = `(?:\\s?\\[?\\s?${ORDINAL}\\b\\]?)?(?:\\s?[Aa][Ll][Tt]\\.?\\d*\\b)?`;
const NUMBER = `${DIGIT}{1,3}${SUFFIX}`;
const END = `(?=[\\s\\[\\]［］“"'(*_]|$)`;

const PREAMBULAR = new RegExp(`^(?<style>PP|OP)\\s?(?<number>${NUMBER})(?:\\.\\d+)*[.:)]?${END}`, "u");
const DECIMAL = new RegExp(
  `^(?<number>${NUMBER}(?:\\.\\s?${NUMBER})+)[.:)]?(?=\\s*$|\\s+["“'(\\[［*_]*\\p{Lu}|\\s{2,}|\\s+\\[|[\\[［])`,
  "u",
);
const BRACKETED = new RegExp(
  `^(?<number>(?:\\[\\s?\\d{1,3}(?:\\.\\d{1,3})*${SUFFIX}\\s?\\]\\s?)+${SUFFIX})[.:)]?${END}`,
  "u",
);
const PLAIN = new RegExp(`^(?<number>${NUMBER})[.)．。、](?!${DIGIT}|[.])${END}`, "u");
/** Arabic and Persian number a paragraph with a dash after it; in other scripts a dash after a number is a word's. */
const DASHED = new RegExp(`^(?<number>[\u0660-\u0669\u06f0-\u06f9]{1,3})\\s?[-–—](?=\\s|[[［])`, "u");
const PLAIN_COLON = new RegExp(`^(?<number>\\d{1,3}(?:\\.(?:\\d{1,3}|x))*${SUFFIX}):${END}`, "u");
const SUFFIXED = new RegExp(
  `^(?<number>\\d{1,3}(?:\\.(?:\\d{1,3}|x))*\\s?\\[?(?:${ORDINAL}\\b|[Aa]lt\\b)${SUFFIX})[.:)]?\\]?${END}`,
  "u",
);
const BRACED = new RegExp(
  `^\\((?<letters>[a-z]{1,5}|[A-Z]{1,4}|[а-яё]|[А-ЯЁ]|[\u0621-\u064a]|الف|${DIGIT}{1,3})${SUFFIX}\\)${SUFFIX}\\.?${END}`,
  "u",
);
const LETTERED = new RegExp(
  `^(?<letters>[a-z]{1,5}|[A-Z]{1,4}|[а-яё](?=\\))|[А-ЯЁ](?=\\)))(?:\\s${ORDINAL})?[.)](?!\\w)${END}`,
  "u",
);
const BULLET = /^(?:[•◦▪●○■□‣⁃§\uf0b7\uf0a7\uf0d8]|[–—-](?=\s)|o(?=\s{2,}))\s*/u;

/**
 * Reads the label that `line` starts with; undefined when it starts with words. `line` must start with neither space nor an
 * opening bracket, except one that belongs to the number itself, as in `[4][2].`
 */
export function readLabel(line: string): Label | undefined {
  const bullet = BULLET.exec(line);
  if (bullet !== null) {
    const sign = bullet[0].trim();
    return { length: sign.length, readings: [{ style: sign, order: [] }] };
  }
  const preambular = PREAMBULAR.exec(line);
  if (preambular?.groups !== undefined) {
    return labelOf(preambular[0], [numbered(preambular.groups["style"] ?? "", preambular.groups["number"] ?? "")]);
  }
  for (const pattern of [DECIMAL, SUFFIXED, PLAIN_COLON, BRACKETED, PLAIN, DASHED]) {
    const match = pattern.exec(line);
    const number = match?.groups?.["number"];
    if (match === null || number === undefined) continue;
    const depth = number
      .replaceAll(/\s/gu, "")
      .split(".")
      .filter((part) => part !== "").length;
    return labelOf(match[0], [numbered("1".concat(".1".repeat(depth - 1)), number)]);
  }
  return lettered(line);
}

function lettered(line: string): Label | undefined {
  const match = BRACED.exec(line) ?? LETTERED.exec(line);
  const letters = match?.groups?.["letters"];
  if (match === null || letters === undefined) return undefined;
  const shape = match[0].startsWith("(") ? (sign: string) => `(${sign})` : (sign: string) => `${sign}.`;
  const ordinal = new RegExp(`\\b${ORDINAL}\\b`, "u").exec(match[0].slice(1))?.[0] ?? "";
  const digits = digitsValue(letters);
  if (digits !== null) return labelOf(match[0], [{ style: shape("1"), order: [digits, ordinalValue(ordinal)] }]);
  const other = otherLetterValue(letters);
  if (other !== null)
    return labelOf(match[0], [{ style: shape(other.first), order: [other.value, ordinalValue(ordinal)] }]);
  const isUpper = letters === letters.toUpperCase();
  const readings: Numbering[] = [];
  const letter = letterValue(letters);
  const roman = romanValue(letters);
  if (letter > 0) readings.push({ style: shape(isUpper ? "A" : "a"), order: [letter, ordinalValue(ordinal)] });
  if (roman > 0) readings.push({ style: shape(isUpper ? "I" : "i"), order: [roman, ordinalValue(ordinal)] });
  if (readings.length === 0) return undefined;
  // "i." opens a Roman list far more often than it follows "h."; the outline decides by what came before.
  if (roman === 1 && letters.length === 1) readings.reverse();
  return labelOf(match[0], readings);
}

/** Alphabets in which points are lettered, without the letters that lists leave out. Arabic counts by abjad. */
const ALPHABETS = ["абвгдежзиклмнопрстуфхцчшщэюя", "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ", "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ"];

function otherLetterValue(letters: string): { readonly first: string; readonly value: number } | null {
  const letter = letters === "الف" ? "ا" : letters.replace(/[أإآ]/u, "ا");
  for (const alphabet of ALPHABETS) {
    const at = alphabet.indexOf(letter);
    if (at >= 0) return { first: alphabet.charAt(0), value: at + 1 };
  }
  return null;
}

function labelOf(matched: string, readings: readonly Numbering[]): Label {
  return { length: matched.trimEnd().length, readings };
}

function numbered(style: string, number: string): Numbering {
  const order: number[] = [];
  const parts = number.matchAll(new RegExp(`(?<digits>${DIGIT}+)(?:\\s?\\]?\\s?\\[?(?<ordinal>${ORDINAL})\\b)?`, "gu"));
  for (const part of parts)
    order.push(digitsValue(part.groups?.["digits"] ?? "") ?? 0, ordinalValue(part.groups?.["ordinal"] ?? ""));
  return { style, order };
}

/** Whether `after` comes directly after `before` in one style: the next number, or the next ordinal of the same number. */
export function isNext(before: readonly number[], after: readonly number[]): boolean {
  if (before.length !== after.length) return false;
  const last = before.length - 1;
  const [number, ordinal] = [before[last - 1] ?? 0, before[last] ?? 0];
  const [nextNumber, nextOrdinal] = [after[last - 1] ?? 0, after[last] ?? 0];
  if (before.slice(0, last - 1).some((value, i) => value !== after[i])) return false;
  return (nextNumber === number + 1 && nextOrdinal === 0) || (nextNumber === number && nextOrdinal === ordinal + 1);
}

/** Orders two labels of one style; 0 when they are the same. */
export function compareOrder(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
