/**
 * One stretch of a text. Tokens tile the text: the first starts at 0, each starts where the one before it ends, the last ends
 * at the end. *Words* are what hashes read; *marks* are the text's own brackets and note braces; *trivia* is all that is
 * neither: line breaks, spacing, page feet, emphasis, a format's own signs.
 */
export type Token =
  | { readonly kind: "word"; readonly what: "word" | "literal"; readonly from: number; readonly to: number }
  | { readonly kind: "mark"; readonly what: MarkKind; readonly from: number; readonly to: number }
  | { readonly kind: "trivia"; readonly what: TriviaKind; readonly from: number; readonly to: number };

/** `open` and `close` are the brackets that are counted; the note marks are braces. */
export type MarkKind = "open" | "close" | "noteOpen" | "noteClose";

/** Why a stretch is trivia. `space` and `break` separate words; the others do not. */
export type TriviaKind =
  | "space"
  | "break"
  | "pageFoot"
  | "byteOrder"
  | "emphasis"
  | "escape"
  | "link"
  | "footnoteMark"
  | "definition"
  | "attribute"
  | "frontMatter"
  | "html"
  | "heading"
  | "bullet"
  | "quote"
  | "table"
  | "fence";

/** Whether the trivia stands for a space between words. */
export function isSeparating(what: TriviaKind): boolean {
  return what === "space" || what === "break" || what === "table" || what === "pageFoot";
}
