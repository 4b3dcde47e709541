import type { FootnoteMark } from "./draft.ts";
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
    const mark = markBefore(text, from, line.from, number);
    if (mark === undefined) continue;
    const lastLine = endOfNote(lines, at);
    notes.push({ mark: String(number), firstLine: at, lastLine });
    marks.push({ from: mark, mark: String(number) });
    expected += 1;
    at = lastLine;
  }
  return { notes, marks };
}

/** The last place before the note where its number is glued to a word, a bracket or a full stop. */
function markBefore(text: string, from: number, to: number, number: number): number | undefined {
  const glued = new RegExp(`(?<=[\\p{L}\\]］)”"’.,;:])${number}(?=[\\s.,;:)\\]［\\[］]|$)`, "gu");
  const found = [...text.slice(from, to).matchAll(glued)].at(-1);
  if (found === undefined) return undefined;
  // "Article 4.2" and "CO2" are not marks: the sign before a full stop or comma must not be a digit.
  const before = text.slice(Math.max(0, from + found.index - 2), from + found.index);
  return /\d[.,]$/u.test(before) || /(?:CO|NO|H|CH|m)$/u.test(before) ? undefined : from + found.index;
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
