import type { Problem } from "./problem.ts";
import type { SourceText } from "./source-text.ts";
import type { Token } from "./token.ts";

/** A stretch of a draft's text, in UTF-16 offsets. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What a format says about a block: the rest is read from its words, the same way for every format. */
export type BlockKind = "heading" | "paragraph" | "item" | "footnote" | "row" | "aside";

/**
 * A paragraph as its format delimits it. Its words are the word and mark tokens of its ranges, in order: a paragraph that runs
 * over a page's foot has two. `row` is a table's row; `aside` is what stands beside the text (a page header, a text box).
 */
export interface Block {
  readonly kind: BlockKind;
  readonly ranges: readonly Range[];
  /** A heading's level as the format has it, from 1. */
  readonly rank?: number;
  /** How deep the format places it: columns of indentation in Markdown, a list's level in Word. */
  readonly indent?: number;
  /** A label the format computes and does not write into the words (Word's numbering, Markdown's bullets). */
  readonly label?: string;
  /** For a table's cell: which table of the file, and where in it, from 0. */
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number };
  /** For a footnote: its mark, which {@link Draft.footnoteMarks} refer to. */
  readonly mark?: string;
}

/** A tracked change found in a file. The author is what the file says: alleged, never a holder by that. */
export interface Change extends Range {
  readonly kind: "insert" | "delete" | "moveFrom" | "moveTo";
  readonly author: string;
  readonly date?: string;
  /** Pairs the two ends of a move. */
  readonly move?: string;
}

/** A comment on a stretch of the text. */
export interface Comment extends Range {
  readonly author: string;
  readonly date?: string;
  readonly words: string;
}

/** A footnote's mark in the text, at `from` (the mark's own characters, if any, are trivia). */
export interface FootnoteMark {
  readonly from: number;
  readonly mark: string;
}

/**
 * A file taken apart without loss, before anything is understood: the tokens tile the text, the blocks group them. Every reader
 * gives one; everything that follows is the same for all formats.
 */
export interface Draft {
  readonly format: "text" | "markdown" | "docx";
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly blocks: readonly Block[];
  readonly footnoteMarks: readonly FootnoteMark[];
  readonly changes: readonly Change[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  /** Stretches whose brackets pair among themselves: Word's body and each of its notes. Absent when the file is one. */
  readonly stories?: readonly Range[];
  /** The way back to bytes; absent for Word, whose way back is its zip. */
  readonly source?: SourceText;
}
