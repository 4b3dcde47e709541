import type { FootnoteMark } from "./draft.ts";
import { firstAfter } from "./sorted.ts";
import type { TextFootnote } from "./text-blocks.ts";
import type { Line } from "./text-lines.ts";

/** Footnotes of a plain text and the marks in its words that lead to them. */
export interface TextFootnotes {
  readonly notes: readonly TextFootnote[];
  readonly marks: readonly FootnoteMark[];
}

const START = /^[ \f]{0,3}(?<number>\d{1,2})\s+(?=\S)/u;

/**
 * Finds footnotes set at the foot of a page: paragraphs numbered in sequence over the whole text, after a blank line, for which
 * the words of the same page hold the same number glued to a word ("Preamble]1"). Both must be there, so a numbered
 * paragraph is never taken for a footnote.
 */
export function findTextFootnotes(text: string, lines: readonly Line[]): TextFootnotes {
  const notes: TextFootnote[] = [];
  const marks: FootnoteMark[] = [];
  const glued = gluedNumbers(text);
  let expected = 1;
  let pageStart = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || line.isBlank || line.isPageFoot) continue;
    while ((lines[pageStart]?.page ?? 0) < line.page) pageStart += 1;
    const number = Number(START.exec(text.slice(line.from, line.to))?.groups?.["number"] ?? 0);
    const isApart = lines[at - 1]?.isBlank !== false || notes.at(-1)?.lastLine === at - 1;
    if (number !== expected || !isApart) continue;
    const from = Math.max(lines[pageStart]?.from ?? 0, marks.at(-1)?.from ?? 0);
    const places = glued.get(number) ?? [];
    const mark = places[firstAfter(places, line.from - 1) - 1];
    if (mark === undefined || mark < from) continue;
    const lastLine = endOfNote(lines, at);
    notes.push({ mark: String(number), firstLine: at, lastLine });
    marks.push({ from: mark, mark: String(number) });
    expected += 1;
    at = lastLine;
  }
  return { notes, marks };
}

/** Where each number up to 99 is glued to a word, a bracket or a full stop before it, in order. */
function gluedNumbers(text: string): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  for (const { 0: number, index } of text.matchAll(/(?<=[\p{L}\]］)”"’.,;:])\d{1,2}(?=[\s.,;:)\]［[]|$)/gu)) {
    // "Article 4.2" and "CO2" are not marks: the sign before a full stop or comma must not be a digit.
    const before = text.slice(Math.max(0, index - 2), index);
    if (/\d[.,]$/u.test(before) || /(?:CO|NO|H|CH|m)$/u.test(before)) continue;
    const found = places.get(Number(number));
    if (found === undefined) places.set(Number(number), [index]);
    else found.push(index);
  }
  return places;
}

function endOfNote(lines: readonly Line[], first: number): number {
  let last = first;
  for (let at = first + 1; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || line.isBlank || line.isPageFoot || line.page !== lines[first]?.page) break;
    last = at;
  }
  return last;
}
