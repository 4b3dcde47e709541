import { asReadBack } from "./marks-as-meant.ts";
import type { Manuscript, ManuscriptBlock } from "./manuscript.ts";
import { type Notation, writeInlines } from "./notation.ts";

/** Plain text has no way to mark a literal bracket; the square brackets of mathematics look different and are no marks. */
const LITERAL: Readonly<Record<string, string>> = { "[": "⟦", "]": "⟧", "［": "⟦", "］": "⟧", "{": "❴", "}": "❵" };

const NOTATION: Notation = {
  words: (text) => text,
  literal: (text) => Array.from(text, (sign) => LITERAL[sign] ?? sign).join(""),
  footnote: (mark) => `(fn ${mark})`,
};

/**
 * Writes plain text in bracket notation, UTF-8: a paragraph to a line, an empty line between. Cells of a table row stand on one line,
 * parted by tabs; footnotes follow at the end.
 */
export function writeText(written: Manuscript): Uint8Array {
  const manuscript = asReadBack(written);
  const lines: string[] = [];
  let last: ManuscriptBlock | undefined;
  for (const block of manuscript.blocks) {
    const line = textLine(block, manuscript);
    const isSameRow =
      last?.cell !== undefined && last.cell.table === block.cell?.table && last.cell.row === block.cell.row;
    if (isSameRow) lines.push(`${lines.pop() ?? ""}\t${line}`);
    else lines.push(line);
    last = block;
  }
  for (const note of manuscript.notes) {
    if (note.kind === "footnote")
      lines.push(`(fn ${note.mark}) ${oneLine(writeInlines(note.body, manuscript, NOTATION))}`);
  }
  return new TextEncoder().encode(lines.length === 0 ? "" : `${lines.join("\n\n")}\n`);
}

/** A block as one line of plain text: what opens before its label, its label, its words. */
export function textLine(block: ManuscriptBlock, manuscript: Manuscript): string {
  const before = writeInlines(block.before, manuscript, NOTATION);
  const label = writeInlines(block.label, manuscript, NOTATION);
  const body = writeInlines(block.body, manuscript, NOTATION);
  return oneLine(`${before}${label}${label !== "" && body !== "" ? " " : ""}${body}`);
}

function oneLine(words: string): string {
  return words.replaceAll(/[\n\r\f\v\u2028\u2029]+/gu, " ");
}
