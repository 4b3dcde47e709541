import type { Range } from "./draft.ts";

/** A line of a text, without its end. */
export interface Line extends Range {
  /** Where the next line starts. */
  readonly next: number;
  readonly isBlank: boolean;
  /** Set on page numbers, running headers and form feeds. */
  readonly isPageFoot: boolean;
  /** From 0: how many form feeds came before. */
  readonly page: number;
}

/** Splits at LF, CR LF and CR, and finds what belongs to the pages and not to the text. Only trivia can be called a page foot: never a line with a bracket. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let page = 0;
  const END = /\r\n|\n|\r|$/gu;
  for (let from = 0; from < text.length;) {
    END.lastIndex = from;
    const end = END.exec(text);
    const to = end?.index ?? text.length;
    const content = text.slice(from, to);
    page += content.split("\f").length - 1;
    const next = to + (end?.[0].length ?? 0);
    lines.push({ from, to, next, page, isBlank: content.trim() === "", isPageFoot: false });
    from = next;
  }
  const feet = pageFeet(text, lines);
  return lines.map((line, at) => (feet.has(at) ? { ...line, isPageFoot: true } : line));
}

const PAGE_NUMBER =
  /^[\s\f]*(?:[-–—]\s?\d{1,4}\s?[-–—]|page\s+\d{1,4}(?:\s*(?:of|\/|de|sur)\s*\d{1,4})?|\d{1,4}\s*\/\s*\d{1,4})\s*$/iu;
const RULE = /^\s*_{5,}\s*$/u;
/** A footnote as the United Nations set them: `1/ To be reviewed`, `*\/ Translated from French`. */
export const NOTE_LINE = /^[\s\f]*(?:\d{1,3}|\*{1,3}|[a-z])\/\s/u;
const BARE_NUMBER = /^[\s\f]*\d{1,4}\s*$/u;
/** A running header must stand on this many pages to be one. */
const PAGES_FOR_A_HEADER = 2;

function pageFeet(text: string, lines: readonly Line[]): ReadonlySet<number> {
  const feet = new Set<number>();
  const shape = (at: number): string => {
    const line = lines[at];
    return line === undefined
      ? ""
      : text.slice(line.from, line.to).replaceAll(/\d+/gu, "#").replaceAll(/\s+/gu, " ").trim();
  };
  // The nearest line with words at or after each line, and at or before it.
  const next = lines.map((_, at) => at);
  for (let at = lines.length - 1; at >= 0; at -= 1) if (lines[at]?.isBlank === true) next[at] = next[at + 1] ?? at + 1;
  const previous = lines.map((_, at) => at);
  lines.forEach(({ isBlank }, at) => {
    if (isBlank) previous[at] = previous[at - 1] ?? -1;
  });
  const tops = new Map<string, number[]>();
  const bottoms = new Map<string, number[]>();
  lines.forEach((line, at) => {
    const content = text.slice(line.from, line.to);
    if (PAGE_NUMBER.test(content)) feet.add(at);
    // A line above footnotes is no blank to be filled in; one above anything else may be.
    const below = lines[next[at + 1] ?? lines.length];
    if (RULE.test(content) && below !== undefined && NOTE_LINE.test(text.slice(below.from, below.to))) feet.add(at);
    if (!content.includes("\f")) return;
    const top = next[at] ?? lines.length;
    const bottom = previous[at - 1] ?? -1;
    if (BARE_NUMBER.test(text.slice(lines[bottom]?.from ?? 0, lines[bottom]?.to ?? 0))) feet.add(bottom);
    for (const [found, edges] of [
      [top, tops],
      [bottom, bottoms],
    ] as const) {
      const words = shape(found);
      if (lines[found] === undefined || words === "") continue;
      const places = edges.get(words);
      if (places === undefined) edges.set(words, [found]);
      else places.push(found);
    }
  });
  for (const [words, places] of [...tops, ...bottoms]) {
    if (places.length >= PAGES_FOR_A_HEADER && words.length <= 120 && !/[[\]［］{}]/u.test(words)) {
      for (const at of places) feet.add(at);
    }
  }
  return feet;
}
