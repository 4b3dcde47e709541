/** The Latin ordinals by which paragraphs are put in after a number is taken (UN Editorial Manual), in order. */
export const ORDINALS = [
  "bis",
  "ter",
  "quater",
  "quinquies",
  "sexies",
  "septies",
  "octies",
  "novies",
  "decies",
  "undecies",
  "duodecies",
  "terdecies",
  "quaterdecies",
  "quindecies",
  "sexdecies",
  "septdecies",
  "octodecies",
  "novodecies",
  "vicies",
] as const;

const VARIANTS: Readonly<Record<string, number>> = { quat: 3, quarter: 3, quint: 4, octis: 7, nonies: 8 };

/** A regular expression's source that matches any of the ordinals, with the variants that drafts use. */
export const ORDINAL = `(?:${[...ORDINALS, ...Object.keys(VARIANTS)].toSorted((a, b) => b.length - a.length).join("|")})`;

/** The first digit of each script in which provisions are numbered: Latin, Arabic, Persian, Devanagari, full-width. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0xff10];

/** A regular expression's source that matches one digit of any of these scripts. */
export const DIGIT = "[0-9\\u0660-\\u0669\\u06f0-\\u06f9\\u0966-\\u096f\\uff10-\\uff19]";

/** The number that digits of one of these scripts write; null for anything else. */
export function digitsValue(digits: string): number | null {
  let value = 0;
  for (const sign of digits) {
    const point = sign.codePointAt(0) ?? 0;
    const zero = ZEROS.find((one) => one <= point && point < one + 10);
    if (zero === undefined) return null;
    value = 10 * value + point - zero;
  }
  return digits === "" ? null : value;
}

/** The place of an ordinal after its number: bis 1, ter 2 …; 0 when the word is none. */
export function ordinalValue(word: string): number {
  const lower = word.toLowerCase();
  const at = ORDINALS.findIndex((ordinal) => ordinal === lower);
  return at >= 0 ? at + 1 : (VARIANTS[lower] ?? 0);
}

/** A Roman numeral's value, upper or lower case; 0 when it is not written as Romans would. */
export function romanValue(numeral: string): number {
  const upper = numeral.toUpperCase();
  if (!/^(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/u.test(upper)) return 0;
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
  let total = 0;
  for (let i = 0; i < upper.length; i += 1) {
    const value = values[upper[i] ?? ""] ?? 0;
    total += value < (values[upper[i + 1] ?? ""] ?? 0) ? -value : value;
  }
  return total;
}

/** A letter label's value: a 1 … z 26, aa 27, bb 28 … as lists of more than 26 points are lettered; 0 for any other word. */
export function letterValue(letters: string): number {
  const lower = letters.toLowerCase();
  const first = lower.codePointAt(0) ?? 0;
  if (!/^(?<first>[a-z])\k<first>*$/u.test(lower)) return 0;
  return (lower.length - 1) * 26 + (first - 0x60);
}
