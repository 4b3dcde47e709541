import type { Block, Range } from "./draft.ts";
import { isHeadingLine } from "./heading-line.ts";
import { readLabel } from "./label.ts";
import { readOptionLabel } from "./option-label.ts";
import { type Line, NOTE_LINE } from "./text-lines.ts";

/** Lines that are footnotes at the foot of a page, as {@link findTextFootnotes} has them. */
export interface TextFootnote {
  readonly mark: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

interface Open {
  ranges: Range[];
  kind: "paragraph" | "heading";
  indent: number;
}

/** Groups a plain text's lines into paragraphs: by blank lines, labels, options and, in text taken from a page layout, by lines that end early. */
export function textBlocks(text: string, lines: readonly Line[], footnotes: readonly TextFootnote[]): readonly Block[] {
  const width = usualWidth(lines);
  const footnoteOf = new Map<number, TextFootnote>();
  for (const note of footnotes) for (let at = note.firstLine; at <= note.lastLine; at += 1) footnoteOf.set(at, note);
  const blocks: Block[] = [];
  let open: Open | undefined;
  let last = "";
  let isAfterBlank = false;
  let isAfterPage = false;
  const close = (): void => {
    if (open !== undefined) blocks.push({ kind: open.kind, ranges: open.ranges, indent: open.indent });
    open = undefined;
  };
  lines.forEach((line, at) => {
    const note = footnoteOf.get(at);
    if (note !== undefined) {
      if (at === note.firstLine) blocks.push(footnoteBlock(text, lines, note));
      isAfterPage = true;
      return;
    }
    const content = text.slice(line.from, line.to);
    if (line.isPageFoot || content.includes("\f")) isAfterPage = true;
    if (line.isPageFoot) return;
    if (line.isBlank) {
      isAfterBlank = true;
      return;
    }
    const begins = content.trimStart().replace(/^\f\s*/u, "");
    const continues =
      open !== undefined &&
      open.kind === "paragraph" &&
      (isAfterBlank
        ? runsOn(last, begins, isAfterPage)
        : !startsProvision(begins) &&
          !NOTE_LINE.test(begins) &&
          !(endsEarly(last, width) && /^["“'‘(]?[\p{Lu}[［]/u.test(begins)));
    if (!continues) close();
    if (open === undefined) {
      const kind = isHeadingLine(begins, isAfterBlank || blocks.length === 0) ? "heading" : "paragraph";
      open = { ranges: [], kind, indent: indentOf(content) };
    }
    open.ranges.push({ from: line.from, to: line.to });
    last = content.trimEnd();
    isAfterBlank = false;
    isAfterPage = false;
  });
  close();
  return blocks;
}

function footnoteBlock(text: string, lines: readonly Line[], note: TextFootnote): Block {
  const ranges: Range[] = [];
  for (let at = note.firstLine; at <= note.lastLine; at += 1) {
    const line = lines[at];
    if (line === undefined || line.isBlank) continue;
    const markEnd = at === note.firstLine ? text.indexOf(note.mark, line.from) + note.mark.length : line.from;
    ranges.push({ from: markEnd, to: line.to });
  }
  return { kind: "footnote", ranges, mark: note.mark };
}

/** Whether a line after a blank one still belongs to the paragraph before it, as happens in text taken from PDF. */
function runsOn(last: string, begins: string, isAfterPage: boolean): boolean {
  if (startsProvision(begins)) return false;
  if (/^\p{Ll}/u.test(begins)) return /[\p{L}\p{N}/,’'–-]$/u.test(last) || (isAfterPage && !/[.;:]$/u.test(last));
  return isAfterPage && last.length > 60 && /[\p{Ll}\p{N}/–-]$/u.test(last) && /^[\p{L}\p{N}[［“"(]/u.test(begins);
}

function endsEarly(last: string, width: number): boolean {
  return last.length < width * 0.85 && /[.;:,\]］]["”]?$/u.test(last);
}

/** Whether a line, opening brackets apart, starts with a label or an option. */
export function startsProvision(line: string): boolean {
  const bare = line.replace(/^[\s[［]+/u, "");
  return readLabel(line) !== undefined || readLabel(bare) !== undefined || readOptionLabel(bare) !== undefined;
}

function indentOf(content: string): number {
  let columns = 0;
  for (const sign of content) {
    if (sign === " ") columns += 1;
    else if (sign === "\t") columns += 4 - (columns % 4);
    else break;
  }
  return columns;
}

function usualWidth(lines: readonly Line[]): number {
  const lengths = lines.filter((line) => !line.isBlank).map((line) => line.to - line.from);
  lengths.sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.75)] ?? 0;
}
