/** Marks on words: null takes one away. */
export type Marks = Readonly<Record<string, string | null>>;

/** Words with the marks on them. */
export interface Segment {
  readonly text: string;
  readonly marks: Readonly<Record<string, unknown>>;
}

/** A library for texts that several write, as far as the talks need it. Offsets are UTF-16 units, which the text's code points are too. */
export interface Peer {
  begin(paragraphs: readonly string[]): void;
  /** Makes several edits as one transaction, change or commit, whichever the library has. */
  together(edit: () => void): void;
  insert(paragraph: number, at: number, words: string, marks: Marks): void;
  mark(paragraph: number, at: number, length: number, marks: Marks): void;
  remove(paragraph: number, at: number, length: number): void;
  save(): Uint8Array;
  load(bytes: Uint8Array): void;
  /** A paragraph's words in order. */
  segments(paragraph: number): readonly Segment[];
  /** How many paragraphs there are. */
  count(): number;
}
