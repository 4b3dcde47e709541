import { asReadBack } from "./marks-as-meant.ts";
import type { Manuscript, ManuscriptBlock } from "./manuscript.ts";
import { type Notation, writeInlines } from "./notation.ts";

const NOTATION: Notation = {
  words: (text) => text.replaceAll(/[\\`*_<|]/gu, "\\$&"),
  literal: (text) => text.replaceAll(/[[\]{}\\]/gu, "\\$&"),
  footnote: (mark) => `[^${footnoteName(mark)}]`,
};

/** Writes Markdown in bracket notation, UTF-8. What Markdown would take for its own is escaped, so that it reads back as it is. */
export function writeMarkdown(written: Manuscript): Uint8Array {
  const manuscript = asReadBack(written);
  const lines: string[] = [];
  manuscript.blocks.forEach((block, at) => {
    const line = markdownLine(block, manuscript);
    const { cell } = block;
    if (cell === undefined) {
      lines.push(line, "");
      return;
    }
    const before = manuscript.blocks[at - 1]?.cell;
    const isFirstRow = before?.table !== cell.table;
    if (before?.table === cell.table && before.row === cell.row) lines.push(`${lines.pop() ?? ""} ${line} |`);
    else lines.push(`| ${line} |`);
    const after = manuscript.blocks[at + 1]?.cell;
    if (after?.table === cell.table && after.row === cell.row) return;
    const columns = (lines.at(-1) ?? "").split(/(?<!\\)\|/u).length - 2;
    if (isFirstRow || (before.row === cell.row && isFirstRowOf(manuscript, at)))
      lines.push(`|${"---|".repeat(columns)}`);
    if (after?.table !== cell.table) lines.push("");
  });
  for (const note of manuscript.notes) {
    if (note.kind === "footnote")
      lines.push(
        `[^${footnoteName(note.mark)}]: ${escapeOwn(oneLine(writeInlines(note.body, manuscript, NOTATION)))}`,
        "",
      );
  }
  return new TextEncoder().encode(lines.join("\n"));
}

function isFirstRowOf({ blocks }: Manuscript, at: number): boolean {
  const cell = blocks[at]?.cell;
  const first = blocks.find((block) => block.cell?.table === cell?.table)?.cell;
  return first?.row === cell?.row;
}

/** A block as one line of Markdown. */
export function markdownLine(block: ManuscriptBlock, manuscript: Manuscript): string {
  const before = writeInlines(block.before, manuscript, NOTATION);
  const label = writeInlines(block.label, manuscript, NOTATION);
  const body = writeInlines(block.body, manuscript, NOTATION);
  const bold = block.kind === "option" && label !== "" && !/[[\]]/u.test(label) ? `**${label}**` : label;
  const joined = oneLine(`${before}${bold}${label !== "" && body !== "" ? " " : ""}${body}`);
  const line = escapeOwn(joined);
  return block.kind === "heading" ? `${"#".repeat(Math.min(block.rank ?? 1, 6))} ${line}` : escapeStart(line);
}

/** Brackets that Markdown would take for a footnote's mark, a link or a definition. */
function escapeOwn(line: string): string {
  return line
    .replaceAll(/\[\^(?=[^\s\]]+\])/gu, (match, offset: number) => (isFootnoteAt(line, offset) ? match : "[\\^"))
    .replaceAll("](", "]\\(")
    .replaceAll("]:", "]\\:")
    .replaceAll("{:", "{\\:");
}

const OWN_FOOTNOTE = /^\[\^fn-[^\s\]]+\]/u;

function isFootnoteAt(line: string, offset: number): boolean {
  return OWN_FOOTNOTE.test(line.slice(offset));
}

function footnoteName(mark: string): string {
  return `fn-${mark.replaceAll(/[\s\]]/gu, "")}`;
}

/** Signs that open a block of Markdown's at a line's start. */
function escapeStart(line: string): string {
  return line.replace(/^(?<sign>#{1,6}(?=\s|$)|[-+>=~](?=.)|:(?=\s))/u, "\\$<sign>").replace(/^•\s/u, "- ");
}

function oneLine(words: string): string {
  return words.replaceAll(/[\n\r\f\v\u2028\u2029]+/gu, " ");
}
