import type { Draft, FootnoteMark } from "./draft.ts";
import { decodeSource } from "./source-text.ts";
import { sourceProblems } from "./source-problems.ts";
import { linesOf } from "./text-lines.ts";
import { textBlocks } from "./text-blocks.ts";
import { findTextFootnotes } from "./text-footnotes.ts";
import { type Claim, tile } from "./tile.ts";

/** Takes a plain text apart. Any bytes will do; see `decodeSource` for what is made of those that are no characters. */
export function draftText(bytes: Uint8Array): Draft {
  const source = decodeSource(bytes);
  const { text } = source;
  const lines = linesOf(text);
  const footnotes = findTextFootnotes(text, lines);
  const claims: Claim[] = [];
  if (text.startsWith("\uFEFF")) claims.push({ from: 0, to: 1, what: "byteOrder" });
  for (const line of lines) {
    if (line.isPageFoot)
      claims.push({ from: Math.max(line.from, claims.at(-1)?.to ?? 0), to: line.to, what: "pageFoot" });
  }
  for (const mark of footnotes.marks) claims.push(claimOf(mark));
  for (const note of footnotes.notes) {
    const from = text.indexOf(note.mark, lines[note.firstLine]?.from ?? 0);
    claims.push({ from, to: from + note.mark.length, what: "footnoteMark" });
  }
  claims.sort((a, b) => a.from - b.from);
  const tokens = tile(text, claims);
  return {
    format: "text",
    text,
    tokens,
    blocks: textBlocks(text, lines, footnotes.notes),
    footnoteMarks: footnotes.marks,
    changes: [],
    comments: [],
    problems: sourceProblems(source),
    source,
  };
}

function claimOf({ from, mark }: FootnoteMark): Claim {
  return { from, to: from + mark.length, what: "footnoteMark" };
}
