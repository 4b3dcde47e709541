import type { Draft, FootnoteMark } from "./draft.ts";
import { inlineMarkdown } from "./markdown-inline.ts";
import { markdownLines } from "./markdown-lines.ts";
import { decodeSource } from "./source-text.ts";
import { sourceProblems } from "./source-problems.ts";
import { type Claim, tile } from "./tile.ts";

/**
 * Takes a Markdown text apart. Its own square brackets are footnote marks, escapes, links with a real destination and
 * reference links whose reference is defined; every other bracket is the text's, in lists, tables and code as well.
 */
export function draftMarkdown(bytes: Uint8Array): Draft {
  const source = decodeSource(bytes);
  const { text } = source;
  const { blocks, claims: blockClaims, defined } = markdownLines(text);
  const claims: Claim[] = [...blockClaims];
  const marks: FootnoteMark[] = [];
  if (text.startsWith("\uFEFF") && claims[0]?.from !== 0) claims.unshift({ from: 0, to: 1, what: "byteOrder" });
  for (const block of blocks) {
    const first = block.ranges[0];
    const last = block.ranges.at(-1);
    if (first === undefined || last === undefined) continue;
    const inline = inlineMarkdown(text, first.from, last.to, defined);
    for (const claim of inline.claims) claims.push(claim);
    for (const mark of inline.marks) marks.push(mark);
  }
  return {
    format: "markdown",
    text,
    tokens: tile(text, withoutOverlap(claims)),
    blocks,
    footnoteMarks: marks,
    changes: [],
    comments: [],
    problems: sourceProblems(source),
    source,
  };
}

/** Line structure is found first and wins where an inline sign would reach over it. */
function withoutOverlap(claims: readonly Claim[]): readonly Claim[] {
  const sorted = claims.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const kept: Claim[] = [];
  let end = 0;
  for (const claim of sorted) {
    const from = Math.max(claim.from, end);
    if (from >= claim.to) continue;
    kept.push({ ...claim, from });
    end = claim.to;
  }
  return kept;
}
