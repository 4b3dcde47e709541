import { concatBytes } from "@longtable/protocol";
import { rewriteDocx } from "./docx/rewrite-docx.ts";
import type { DocxStyle } from "./docx/held-bracket.ts";
import type { Range } from "./draft.ts";
import type { Manuscript } from "./manuscript.ts";
import type { Reading } from "./read.ts";
import { type SourceText, sourceBytes } from "./source-text.ts";
import { blockFates } from "./splice.ts";
import { markdownLine } from "./write-markdown.ts";
import { textLine } from "./write-text.ts";

/** What writing back is told. */
export interface WriteBackOptions {
  /** For Word: how changed paragraphs show their brackets. */
  readonly style?: DocxStyle;
  /** ISO 8601, for tracked changes in Word. */
  readonly date: string;
}

/**
 * Writes a text back into the file it came from: what did not change is the file's own bytes, what changed is written anew in its place.
 * An unchanged text gives the identical file.
 */
export function writeBack(reading: Reading, manuscript: Manuscript, options: WriteBackOptions): Uint8Array {
  const fates = blockFates(reading, manuscript);
  if (fates.isUnchanged) return reading.bytes;
  if (reading.docx !== undefined) return rewriteDocx(reading.docx, fates, manuscript, options);
  const { source, text, blocks } = reading.draft;
  if (source === undefined) return reading.bytes;
  const line = reading.format === "markdown" ? markdownLine : textLine;
  const lines = (numbers: readonly number[]): string =>
    numbers
      .flatMap((at) => manuscript.blocks[at] ?? [])
      .map((block) => line(block, manuscript))
      .join("\n\n");
  const splices: Splice[] = [];
  for (const { block, before, replacedBy } of fates.fates) {
    const ranges = blocks[block]?.ranges ?? [];
    const [first, ...others] = ranges;
    if (first === undefined) continue;
    const from = lineStart(text, first.from);
    if (before.length > 0) splices.push({ from, to: from, text: `${lines(before)}\n\n` });
    if (replacedBy === undefined) continue;
    splices.push({ from, to: first.to, text: lines(replacedBy) });
    for (const range of others) splices.push({ ...range, text: "" });
  }
  if (fates.atEnd.length > 0) splices.push({ from: text.length, to: text.length, text: `\n${lines(fates.atEnd)}\n` });
  return splice(source, splices);
}

interface Splice extends Range {
  readonly text: string;
}

/** A block's sign (`## `, `- `) is written anew with it. */
function lineStart(text: string, at: number): number {
  let from = at;
  while (from > 0 && !/[\n\r\f]/u.test(text[from - 1] ?? "")) from -= 1;
  return from;
}

/** A file that is not UTF-8 becomes UTF-8 when anything in it changes. */
function splice(source: SourceText, splices: readonly Splice[]): Uint8Array {
  const utf8 = new TextEncoder();
  const isUtf8 = source.encoding === "utf-8";
  const original = (from: number, to: number): Uint8Array =>
    isUtf8 ? sourceBytes(source, from, to) : utf8.encode(source.text.slice(from, to));
  const parts: Uint8Array[] = [];
  let at = isUtf8 || !source.text.startsWith("\uFEFF") ? 0 : 1;
  for (const { from, to, text } of splices.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < at) continue;
    parts.push(original(at, from), utf8.encode(text));
    at = to;
  }
  parts.push(original(at, source.text.length));
  return concatBytes(...parts);
}
