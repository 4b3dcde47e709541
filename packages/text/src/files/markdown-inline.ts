import type { FootnoteMark } from "./draft.ts";
import type { Claim } from "./tile.ts";

/** What Markdown's own signs in a stretch of text are, and the footnote marks among them. */
export interface InlineMarkdown {
  readonly claims: readonly Claim[];
  readonly marks: readonly FootnoteMark[];
}

interface Scan {
  readonly text: string;
  readonly to: number;
  /** Closing bracket of each opening one, escapes left out. */
  readonly partner: ReadonlyMap<number, number>;
  readonly defined: ReadonlySet<string>;
  readonly claims: Claim[];
  readonly marks: FootnoteMark[];
  readonly runs: EmphasisRun[];
}

interface EmphasisRun {
  readonly sign: string;
  readonly from: number;
  count: number;
  start: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

const ESCAPABLE = /[!-/:-@[-`{-~]/u;
/** A comment that holds a bracket or a brace is not taken for Markdown's own: nothing that may be a bracket is hidden. */
const TAG = /<(?:!--[^[\]{}<>]*--|\/?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>[\]{}]*)?\/?)>/uy;
/** What parts words where it stands: a table's cells are not one word. */
const BLOCK_TAG = /^<\/?(?:td|th|tr|br|p|div|li|table|ul|ol|h[1-6])\b/iu;
const AUTOLINK = /<(?:https?|mailto|ftp):[^\s<>]*>/uy;
const ATTRIBUTE = /\{:[^{}\n]*\}/uy;
const FOOTNOTE = /\[\^(?<mark>[^\s[\]]+)\]/uy;
const DESTINATION =
  /\(\s*(?:<(?<angled>[^<>\n]*)>|(?<plain>[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/uy;

/**
 * Tells Markdown's own brackets and signs in `text` between `from` and `to` (one block) from the text's: footnote marks,
 * escapes, links and images whose destination is a URL, a path or a fragment, reference links whose reference is in
 * `defined`, HTML tags, attribute lists, and emphasis that pairs up within the block. All else is the text's.
 */
export function inlineMarkdown(text: string, from: number, to: number, defined: ReadonlySet<string>): InlineMarkdown {
  const scan: Scan = { text, to, partner: partners(text, from, to), defined, claims: [], marks: [], runs: [] };
  for (let at = from; at < to;) at = step(scan, at);
  pairEmphasis(scan.runs, scan.claims);
  scan.claims.sort((a, b) => a.from - b.from);
  return { claims: scan.claims, marks: scan.marks };
}

/** How a reference's name is compared: as Markdown does, without regard to case or spacing. */
export function referenceName(label: string): string {
  return label.trim().replaceAll(/\s+/gu, " ").toLowerCase();
}

/** Whether what stands in a link's parentheses leads somewhere: a URL, a path or `#…`; `(should)` is the text's words. */
export function isDestination(target: string): boolean {
  if (/^(?:[a-z][a-z0-9+.-]+:|#|www\.|\.{0,2}\/)/iu.test(target)) return true;
  if (/^and\/or$/iu.test(target)) return false;
  return /^[^\s]+\/[^\s]*$/u.test(target) || /^[\w%~-]+(?:\.[\w%~-]+)*\.[a-z]{2,5}(?:#.*)?$/iu.test(target);
}

function step(scan: Scan, at: number): number {
  const { text, to, claims } = scan;
  const sign = text[at];
  if (sign === "\\" && at + 1 < to && ESCAPABLE.test(text[at + 1] ?? "")) {
    claims.push({ from: at, to: at + 1, what: "escape" });
    const escaped = text[at + 1] ?? "";
    claims.push({ from: at + 1, to: at + 2, what: /[[\]{}]/u.test(escaped) ? "literal" : "word" });
    return at + 2;
  }
  if (sign === "[") return bracket(scan, at);
  if (sign === "<") return autolink(scan, at) ?? tag(scan, at);
  if (sign === "{") return claimMatch(scan, ATTRIBUTE, at, "attribute");
  if (sign === "*" || sign === "_") return emphasisRun(scan, at);
  return at + 1;
}

/** An address in angle brackets: these are Markdown's, and the address is words, any bracket in it a character. */
function autolink({ text, to, claims }: Scan, at: number): number | undefined {
  AUTOLINK.lastIndex = at;
  const end = AUTOLINK.test(text) ? AUTOLINK.lastIndex : 0;
  if (end === 0 || end > to) return undefined;
  claims.push({ from: at, to: at + 1, what: "html" });
  claims.push({ from: at + 1, to: end - 1, what: /[[\]{}]/u.test(text.slice(at, end)) ? "literal" : "word" });
  claims.push({ from: end - 1, to: end, what: "html" });
  return end;
}

function tag(scan: Scan, at: number): number {
  return claimMatch(scan, TAG, at, BLOCK_TAG.test(scan.text.slice(at, at + 8)) ? "break" : "html");
}

function claimMatch({ text, to, claims }: Scan, pattern: RegExp, at: number, what: Claim["what"]): number {
  pattern.lastIndex = at;
  const end = pattern.test(text) ? pattern.lastIndex : 0;
  if (end === 0 || end > to) return at + 1;
  claims.push({ from: at, to: end, what });
  return end;
}

function bracket(scan: Scan, at: number): number {
  const { text, to, claims, marks, partner, defined } = scan;
  FOOTNOTE.lastIndex = at;
  const footnote = FOOTNOTE.exec(text);
  if (footnote !== null && FOOTNOTE.lastIndex <= to) {
    const end = at + footnote[0].length;
    claims.push({ from: at, to: end, what: "footnoteMark" });
    marks.push({ from: at, mark: footnote.groups?.["mark"] ?? "" });
    return end;
  }
  const close = partner.get(at);
  if (close === undefined) return at + 1;
  const end = linkEnd(scan, at, close);
  const isShortcut = end === undefined && isDefined(defined, text, at + 1, close);
  if (end === undefined && !isShortcut) return at + 1;
  const image = text[at - 1] === "!" && claims.at(-1)?.to !== at ? 1 : 0;
  claims.push({ from: at - image, to: at + 1, what: "link" }, { from: close, to: end ?? close + 1, what: "link" });
  return at + 1;
}

/** Where a link's tail ends that follows the closing bracket; undefined when none does. */
function linkEnd({ text, to, partner, defined }: Scan, open: number, close: number): number | undefined {
  if (text[close + 1] === "(") {
    DESTINATION.lastIndex = close + 1;
    const match = DESTINATION.exec(text);
    const target = match?.groups?.["angled"] ?? match?.groups?.["plain"] ?? "";
    return match !== null && DESTINATION.lastIndex <= to && isDestination(target) ? DESTINATION.lastIndex : undefined;
  }
  const end = text[close + 1] === "[" ? partner.get(close + 1) : undefined;
  if (end === undefined) return undefined;
  const isNamed = end > close + 2;
  return isDefined(defined, text, isNamed ? close + 2 : open + 1, isNamed ? end : close) ? end + 1 : undefined;
}

/** CommonMark's longest name of a reference; brackets around more words are not looked at. */
const LONGEST_NAME = 999;

function isDefined(defined: ReadonlySet<string>, text: string, from: number, to: number): boolean {
  return defined.size > 0 && to - from <= LONGEST_NAME && defined.has(referenceName(text.slice(from, to)));
}

function partners(text: string, from: number, to: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const stack: number[] = [];
  for (let at = from; at < to; at += 1) {
    const sign = text[at];
    if (sign === "\\") at += 1;
    else if (sign === "[") stack.push(at);
    else if (sign === "]") {
      const open = stack.pop();
      if (open !== undefined) found.set(open, at);
    }
  }
  return found;
}

function emphasisRun({ text, runs }: Scan, at: number): number {
  const sign = text[at] ?? "";
  let end = at;
  while (text[end] === sign) end += 1;
  const before = text[at - 1] ?? " ";
  const after = text[end] ?? " ";
  const leftFlanking = !/\s/u.test(after) && (!/[\p{P}\p{S}]/u.test(after) || /[\s\p{P}\p{S}]/u.test(before));
  const rightFlanking = !/\s/u.test(before) && (!/[\p{P}\p{S}]/u.test(before) || /[\s\p{P}\p{S}]/u.test(after));
  const opens = leftFlanking && (sign === "*" || !rightFlanking || /\p{P}/u.test(before));
  // Drafts write "**Option 3:**Text": CommonMark would not close there, a reader of the page would.
  const isSloppyClose = sign === "*" && end - at === 2 && !/\s/u.test(before);
  const closes = isSloppyClose || (rightFlanking && (sign === "*" || !leftFlanking || /\p{P}/u.test(after)));
  runs.push({ sign, from: at, start: at, count: end - at, opens, closes });
  return end;
}

/** CommonMark's pairing of delimiter runs, without building the emphasis itself: what pairs is trivia, what does not is words. */
function pairEmphasis(runs: readonly EmphasisRun[], claims: Claim[]): void {
  const open: EmphasisRun[] = [];
  const waiting = new Map<string, number>();
  for (const run of runs) {
    while (run.closes && run.count > 0) {
      // Looked for only where there is one, so that many of the one sign do not slow down the other.
      const index = (waiting.get(run.sign) ?? 0) > 0 ? open.findLastIndex(({ sign }) => sign === run.sign) : -1;
      const opener = open[index];
      if (opener === undefined) break;
      const width = Math.min(opener.count, run.count, 2);
      opener.count -= width;
      claims.push({ from: opener.start + opener.count, to: opener.start + opener.count + width, what: "emphasis" });
      claims.push({ from: run.start, to: run.start + width, what: "emphasis" });
      run.start += width;
      run.count -= width;
      const kept = opener.count > 0 ? index + 1 : index;
      for (const { sign } of open.splice(kept)) waiting.set(sign, (waiting.get(sign) ?? 0) - 1);
    }
    if (run.opens && run.count > 0) {
      open.push(run);
      waiting.set(run.sign, (waiting.get(run.sign) ?? 0) + 1);
    }
  }
}
