/** Whom a bracket stands for. */
export interface Holder {
  readonly name: string;
  readonly stance: "for" | "against" | "reserves";
}

/**
 * A bracket of a manuscript: words put forward, or words objected to. It is opened and closed by items of the blocks, in one block
 * or in several, and may be opened again after it was closed: then it has parts, and counts once.
 */
export interface ManuscriptBracket {
  /** `bracket` is as typed; the others are changes that a file tracked or that a proposal makes. */
  readonly change: "bracket" | "insert" | "delete";
  readonly holders: readonly Holder[];
  /** True where the holders are only what a file says. */
  readonly alleged: boolean;
  /** True where the brackets are characters of the source; false where a writer has to put them. */
  readonly typed: boolean;
  /** Set where the brackets are typed and who holds them is not: a tracked change says it. */
  readonly isUnnamed?: boolean;
  readonly isPlaceholder: boolean;
  /** Equal for alternatives that stand side by side. */
  readonly group?: number;
  readonly date?: string;
  /** Equal for the two ends of a move that a file tracked. */
  readonly move?: string;
}

/** What a block's words are made of, in order. */
export type Inline =
  | { readonly kind: "words"; readonly text: string }
  /** A bracket or a brace that is a word and looks like a mark. */
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "open" | "close"; readonly bracket: number }
  /** A bracket without a partner, or of a suspect pair. */
  | { readonly kind: "mark"; readonly sign: string }
  | { readonly kind: "noteOpen" | "noteClose" }
  /** The words by which a file attributes a bracket: `US: `. No words of the text. */
  | { readonly kind: "attribution"; readonly text: string }
  | { readonly kind: "footnote"; readonly mark: string }
  /** Where a comment on the words before it stands. */
  | { readonly kind: "comment"; readonly mark: string }
  /** A reference to a block, as it is written: "paragraph 43 bis above". */
  | { readonly kind: "ref"; readonly block: number; readonly text: string };

/** A paragraph, heading, option or table cell, in the order of the text. */
export interface ManuscriptBlock {
  readonly kind: "heading" | "paragraph" | "option" | "cell" | "aside";
  /** How many blocks and choices it stands under. */
  readonly depth: number;
  /** A heading's level, from 1. */
  readonly rank?: number;
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number };
  /** For an option: which choice it belongs to, and whether that choice was inferred from words alone. */
  readonly choice?: { readonly id: number; readonly inferred: boolean };
  /** Brackets that open before the label. */
  readonly before: readonly Inline[];
  readonly label: readonly Inline[];
  readonly body: readonly Inline[];
}

/** A footnote, or a comment. */
export interface ManuscriptNote {
  readonly kind: "footnote" | "comment";
  readonly mark: string;
  readonly author?: string;
  readonly date?: string;
  readonly body: readonly Inline[];
}

/**
 * A negotiating text laid out for writing: blocks in order, brackets by number. Every writer takes one; it is made from a file that
 * was read or from a text in negotiation, and holds nothing that a format decides.
 */
export interface Manuscript {
  readonly blocks: readonly ManuscriptBlock[];
  readonly brackets: readonly ManuscriptBracket[];
  readonly notes: readonly ManuscriptNote[];
}
