/**
 * The tabled tree: a parsed text as plain data. File readers make one, `text.table` carries it, the fold
 * takes it in, `tabledText` gives one back from a text in negotiation, and writers write it.
 *
 * It is flat, because a value may nest 16 levels only (protocol, `MAX_DEPTH`) and real texts nest brackets
 * deeper: nodes are a list in document order, each naming its parent by index; brackets are a list, and are
 * opened and closed by items among the words, wherever that is. So a bracket may open in the middle of one
 * paragraph and close in the middle of another.
 *
 * **Document order**: for each node in list order: `before` (what opens before its label), `label`, `heading`,
 * `body`, then its children, then `after` (what closes after its last descendant). Footnotes stand apart: a node
 * of kind `footnote` and what is under it must close every bracket that it opens, and no bracket reaches in.
 *
 * **Pieces**: every item that is neither `open` nor `close` is one piece, numbered from 0 in document order
 * over the whole tree, footnotes where they stand in the list. Piece k is `<act id>#<k>` for ever; a reader can
 * so keep its own table from pieces to places in its file. `<act id>#n0` is the text itself and `<act id>#b0` its basis; node k of `nodes` is
 * `<act id>#n<k+1>`, bracket k of `brackets` `<act id>#b<k+1>`, choice k of `choices` `<act id>#c<k>`.
 */
export type TabledText = {
  /** In document order: parents before children. */
  readonly nodes: readonly TabledNode[];
  /** In the order in which they first open. */
  readonly brackets: readonly TabledBracket[];
  readonly choices: readonly TabledChoice[];
};

/** What a node is. Akoma Ntoso's names where it has one; `recital` is a preambular paragraph (PP), `text` a paragraph without a number. */
export const NODE_KINDS = [
  "title",
  "preamble",
  "recital",
  "part",
  "chapter",
  "section",
  "article",
  "paragraph",
  "subparagraph",
  "text",
  "annex",
  "table",
  "row",
  "cell",
  "footnote",
] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** A provision, or another unit of the text, with its words in order. A field that is left out is empty. */
export type TabledNode = {
  readonly kind: NodeKind;
  /** Index in `nodes`, smaller than this node's own; -1 at the top. */
  readonly parent: number;
  /** Brackets that open before the label and so take in the whole node; outermost first. */
  readonly before?: readonly number[];
  /** The label as written: `3 bis.`, `(a)`, `PP5`, `Article 4`. */
  readonly label?: readonly TabledItem[];
  readonly heading?: readonly TabledItem[];
  readonly body?: readonly TabledItem[];
  /** Brackets that close after the node's last descendant; innermost first. */
  readonly after?: readonly number[];
};

/**
 * What a field is made of, in order. Plain words are a string. Words hold no `[` or `]`: one that is a word
 * (Markdown's link, `[sic]` meant as such) comes as `literal`, so that it is drawn otherwise than a bracket.
 */
export type TabledItem =
  | string
  /** Words that may hold brackets which are characters, not brackets. */
  | { readonly literal: string }
  /** Opens or closes `brackets[…]`. A bracket that is opened again after it was closed has several parts and counts once. */
  | { readonly open: number }
  | { readonly close: number }
  /** A bracket without a partner, or of a suspect pair: blocks its provision until repaired. */
  | { readonly mark: "[" | "]" }
  /** Words still to come: `{Placeholder for preamble}`, `[X]`. Keeps its provision from being clean. */
  | { readonly placeholder: string }
  /** A note on the text, not of it: a drafter's `{…}`, a comment. Part of what is seen, never of the words agreed. */
  | { readonly note: string; readonly by?: string }
  /** A reference to a node, by index, and how it was written: `paragraph 43 bis above`. */
  | { readonly ref: number; readonly form: string }
  /** Where a footnote hangs: the index of a node of kind `footnote` whose parent is this node. */
  | { readonly anchor: number }
  /** Page feet, line breaks, emphasis: shown if one likes, hashed never, pointed at by nobody. */
  | { readonly trivia: string };

/** Whom a file or a writer names beside a bracket. In a tabled text this is alleged and gives nobody a right. */
export type TabledName = {
  readonly name: string;
  /** `for`: holds or proposes it. `against`: opposes it. */
  readonly side: "for" | "against";
};

/** A bracket, a tracked change or an option in words: something that is not agreed. */
export type TabledBracket = {
  /**
   * `insert`: the words or nodes within are put forward and stand only when it is agreed. So is a plain bracket.
   * `delete`: the words or nodes within stand, and their deletion is put forward.
   * `reserve`: the words or nodes within stand, and somebody objects to them.
   */
  readonly change: "insert" | "delete" | "reserve";
  /** How the source shows it: brackets typed, a change tracked, or words alone (`Option 2:`). `made`: no file had it. */
  readonly shown: "typed" | "tracked" | "words" | "made";
  readonly names?: readonly TabledName[];
  /** Index in `choices` when this is one of rival options. */
  readonly choice?: number;
  /** An option's own label as written, `Option 3:` or `Option 3: No text`; not part of its words. */
  readonly option?: string;
  /** For an `insert` that takes the place of what a `delete` takes away: that delete's index. Only one of the two names the other. */
  readonly replaces?: number;
  /** The words of a footnote that explains a reservation. */
  readonly footnote?: string;
  /** As the file dates it, for showing. */
  readonly date?: string;
};

/** Rival options of which one at most will stand. Its options are the brackets that name it, in order. */
export type TabledChoice = {
  /** True where only words made it a choice (`Option 1:` without brackets): it blocks its provision until confirmed. */
  readonly inferred: boolean;
};

/** The most pieces, nodes, brackets and choices that one tabled text may hold: of each of them. */
export const MOST_TABLED = 200_000;
