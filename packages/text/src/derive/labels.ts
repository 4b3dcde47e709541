import { ORDINAL, ORDINALS, ordinalValue, romanValue } from "../files/ordinal.ts";
import { bracketAt, choiceAt, nodeAt } from "../state/lookup.ts";
import type { NegotiatingText } from "../state/records.ts";
import { tabledLabel } from "./displayed.ts";
import { SPACES } from "./spaces.ts";
import { childrenOf, isAgreed } from "./standing.ts";

/** A label taken apart: what stands around its number, how it counts, and the number. */
interface Numbered {
  readonly series: string;
  readonly style: "arabic" | "letter" | "roman";
  readonly isUpper: boolean;
  readonly before: string;
  readonly after: string;
  readonly number: number;
}

const SPACE = `[${SPACES}]`;
const AFTER_NUMBER = new RegExp(`^(?:${SPACE}?${ORDINAL})?`, "u");
const LETTERED = new RegExp(
  `^(?<before>\\W*)(?<letters>[A-Za-z]+)(?:${SPACE}(?<ordinal>${ORDINAL}))?(?<after>\\W*)$`,
  "u",
);
const ORDINAL_AT_END = new RegExp(`${SPACE}?(?<ordinal>${ORDINAL})$`, "u");

/** A label around its last number, an ordinal after that left out; null where it has no digit. In one look from the end, however long it is. */
function aroundNumber(
  label: string,
): { readonly before: string; readonly number: string; readonly after: string } | null {
  let to = label.length;
  while (to > 0 && !isDigit(label, to - 1)) to -= 1;
  let from = to;
  while (from > 0 && isDigit(label, from - 1)) from -= 1;
  if (from === to) return null;
  const rest = label.slice(to);
  const after = rest.slice(AFTER_NUMBER.exec(rest)?.[0].length ?? 0);
  return { before: label.slice(0, from), number: label.slice(from, to), after };
}

function isDigit(label: string, at: number): boolean {
  return label.charAt(at) >= "0" && label.charAt(at) <= "9";
}

/** Without what stands after the last letter, digit or underscore of ASCII. */
function upToLastWord(label: string): string {
  let to = label.length;
  while (to > 0 && !/\w/u.test(label.charAt(to - 1))) to -= 1;
  return label.slice(0, to);
}

/** Takes a label apart; null for one that counts nothing: a word, or none. */
function readLabel(label: string, isFirstRoman: boolean): Numbered | null {
  const arabic = aroundNumber(label);
  if (arabic !== null) {
    const { before, after } = arabic;
    return {
      series: `1${before}|${after}`,
      style: "arabic",
      isUpper: false,
      before,
      after,
      number: Number(arabic.number),
    };
  }
  const lettered = LETTERED.exec(label)?.groups;
  const letters = lettered?.["letters"];
  if (lettered === undefined || letters === undefined) return null;
  const { before = "", after = "" } = lettered;
  const isUpper = letters === letters.toUpperCase();
  const roman = romanValue(letters);
  const isRoman = roman > 0 && (letters.length > 1 || isFirstRoman);
  if (!isRoman && letters.length > 2) return null;
  const style = isRoman ? "roman" : "letter";
  const number = isRoman ? roman : letterOrdinal(letters);
  return number === 0
    ? null
    : { series: `${style}${String(isUpper)}${before}|${after}`, style, isUpper, before, after, number };
}

/** a 1 … z 26, aa 27, bb 28. */
function letterOrdinal(letters: string): number {
  const lower = letters.toLowerCase();
  if (lower.length === 2 && lower[0] !== lower[1]) return 0;
  return (lower.length - 1) * 26 + lower.charCodeAt(0) - 96;
}

function written({ style, isUpper }: Numbered, number: number): string {
  switch (style) {
    case "arabic":
      return String(number);
    case "letter": {
      const letter = String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.floor((number - 1) / 26) + 1);
      return isUpper ? letter.toUpperCase() : letter;
    }
    case "roman": {
      const numeral = romanOf(number);
      return isUpper ? numeral : numeral.toLowerCase();
    }
  }
}

const ROMAN = [
  ["M", 1000],
  ["CM", 900],
  ["D", 500],
  ["CD", 400],
  ["C", 100],
  ["XC", 90],
  ["L", 50],
  ["XL", 40],
  ["X", 10],
  ["IX", 9],
  ["V", 5],
  ["IV", 4],
  ["I", 1],
] as const;

function romanOf(number: number): string {
  let left = number;
  let numeral = "";
  for (const [sign, value] of ROMAN) {
    while (left >= value) {
      numeral += sign;
      left -= value;
    }
  }
  return numeral;
}

/** Where a series is, under one node and over the whole text. */
interface Counter {
  tabled: number;
  now: number;
}

/**
 * The labels of a revision, by node, where they differ from those tabled: what stands is numbered through in each series; what is only
 * put forward follows the number before it as bis, ter, quater (UN Editorial Manual), and an alternative to a preambular or operative
 * paragraph is `PP5alt`. Labels that count nothing stay.
 */
export function computeLabels(text: NegotiatingText): Readonly<Record<number, string>> {
  const labels: Record<number, string> = {};
  labelUnder(text, 0, new Map(), labels);
  return labels;
}

function labelUnder(
  text: NegotiatingText,
  index: number,
  throughout: Map<string, Counter>,
  labels: Record<number, string>,
): void {
  const here = new Map<string, Counter>();
  const counted = numbersUnder(text, index);
  const following = new Map<string, number>();
  const base = nodeAt(text, index).owner;
  const children = childrenOf(text, index).filter((child) => nodeAt(text, child).kind !== "footnote");
  let last: { readonly numbered: Numbered; readonly label: string } | null = null;
  let isFirst = true;
  for (const child of children) {
    const tabled = tabledLabel(text, child);
    const { owner } = nodeAt(text, child);
    const isStanding = owner === base || isAgreed(text, owner, base);
    const numbered: Numbered | null =
      tabled === "" && last !== null && isNew(text, child) ? last.numbered : readLabel(tabled, isFirst);
    if (numbered !== null) {
      isFirst = false;
      const label: string = isStanding
        ? nextLabel(numbered, isNew(text, child), counted, { here, throughout })
        : proposedLabel(text, child, numbered, last, following, labels);
      if (label !== tabled) labels[child] = label;
      if (isStanding) {
        last = { numbered, label };
        following.clear();
      }
    }
    labelUnder(text, child, throughout, labels);
  }
}

/** Whether a provision came in after the text was tabled, so that its number was only its author's guess. */
function isNew(text: NegotiatingText, index: number): boolean {
  return nodeAt(text, index).by > 0;
}

/** The numbers that provisions standing under a node were tabled with, by series: where it begins to count does not depend on what was moved to its front. */
function numbersUnder(text: NegotiatingText, index: number): ReadonlyMap<string, ReadonlySet<number>> {
  const counted = new Map<string, Set<number>>();
  const base = nodeAt(text, index).owner;
  let isFirst = true;
  for (const child of childrenOf(text, index)) {
    const { kind, owner } = nodeAt(text, child);
    if (kind === "footnote" || isNew(text, child) || !(owner === base || isAgreed(text, owner, base))) continue;
    const numbered = readLabel(tabledLabel(text, child), isFirst);
    if (numbered === null) continue;
    isFirst = false;
    const numbers = counted.get(numbered.series) ?? new Set();
    counted.set(numbered.series, numbers.add(numbered.number));
  }
  return counted;
}

function nextLabel(
  numbered: Numbered,
  isNewcomer: boolean,
  counted: ReadonlyMap<string, ReadonlySet<number>>,
  { here, throughout }: { readonly here: Map<string, Counter>; readonly throughout: Map<string, Counter> },
): string {
  const { series, number, before, after } = numbered;
  const sofar = here.get(series);
  const elsewhere = throughout.get(series);
  const numbers = counted.get(series) ?? new Set();
  const first = Math.min(...numbers);
  // Numbered through the whole text: unless it has a 1, and so begins anew under each provision.
  const next = elsewhere === undefined || numbers.has(1) ? null : elsewhere.tabled + 1;
  const start = elsewhere !== undefined && (number === next || first === next) ? elsewhere.now + 1 : first;
  const now = sofar !== undefined ? sofar.now + 1 : Number.isFinite(start) ? start : 1;
  const tabled = isNewcomer ? (sofar?.tabled ?? elsewhere?.tabled ?? 0) : Math.max(sofar?.tabled ?? 0, number);
  const counter: Counter = { tabled, now };
  here.set(series, counter);
  throughout.set(series, counter);
  return `${before}${written(numbered, now)}${after}`;
}

function proposedLabel(
  text: NegotiatingText,
  child: number,
  numbered: Numbered,
  last: { readonly numbered: Numbered; readonly label: string } | null,
  following: Map<string, number>,
  labels: Readonly<Record<number, string>>,
): string {
  const rival = struckRival(text, child);
  if (rival !== null && /^\W*(?:PP|OP)/u.test(numbered.before)) {
    const count = (following.get("alt") ?? 0) + 1;
    following.set("alt", count);
    return `${upToLastWord(labels[rival] ?? tabledLabel(text, rival))}alt${count === 1 ? "" : String(count)}`;
  }
  const standing = last?.numbered.series === numbered.series ? last : null;
  const base =
    standing === null
      ? `${numbered.before}${written(numbered, 0)}`
      : standing.label.slice(0, standing.label.length - numbered.after.length);
  const count = following.get(base) ?? 0;
  following.set(base, count + 1);
  const own = ordinalIn(base);
  const ordinal = ORDINALS[own + count] ?? `${own + count + 2}`;
  const stem = own === 0 ? base : base.replace(ORDINAL_AT_END, "");
  // OP3bis, PP5ter: joined, as resolutions are drafted; 3 bis in treaties.
  const gap = /(?:PP|OP)\d+$/u.test(stem) ? "" : " ";
  return `${stem}${gap}${ordinal}${numbered.after}`;
}

function ordinalIn(label: string): number {
  const word = ORDINAL_AT_END.exec(label)?.groups?.["ordinal"];
  return word === undefined ? 0 : ordinalValue(word);
}

/** The provision that a proposed one would take the place of: it is put forward as a rival to striking it. */
function struckRival(text: NegotiatingText, index: number): number | null {
  const { choice } = bracketAt(text, nodeAt(text, index).owner);
  if (choice < 0) return null;
  for (const option of choiceAt(text, choice).options) {
    const { kind, parts } = bracketAt(text, option);
    const [part] = parts;
    if (kind === "strike" && part?.kind === "nodes") return part.first;
  }
  return null;
}
