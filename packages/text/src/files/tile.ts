import type { Token, TriviaKind } from "./token.ts";

/** A stretch that a format's own reader has already explained; everything between claims is read by {@link tile}. */
export interface Claim {
  readonly from: number;
  readonly to: number;
  readonly what: TriviaKind | "literal" | "word";
}

const PIECE =
  /(?<open>[[［])|(?<close>[\]］])|(?<noteOpen>\{)|(?<noteClose>\})|(?<break>\s*[\n\r\f\v\u2028\u2029]\s*)|(?<word>[^\s[\]［］{}]+(?: [^\s[\]［］{}]+)*)|(?<space>\s+)/uy;

/**
 * Tokens that tile `text`: the claims as they are, all else split into words, brackets, braces, spaces and line breaks.
 * Claims must be in order and must not overlap; an empty claim is left out. Characters that are white space to Unicode but
 * never break a line (no-break space, byte order mark) are spaces where they stand alone and part of a word otherwise.
 */
export function tile(text: string, claims: readonly Claim[]): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const claim of claims) {
    if (claim.to <= claim.from) continue;
    split(text, at, claim.from, tokens);
    tokens.push(tokenOf(claim));
    at = claim.to;
  }
  split(text, at, text.length, tokens);
  return tokens;
}

function tokenOf({ from, to, what }: Claim): Token {
  return what === "literal" || what === "word" ? { kind: "word", what, from, to } : { kind: "trivia", what, from, to };
}

function split(text: string, from: number, to: number, into: Token[]): void {
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  PIECE.lastIndex = 0;
  for (let match = PIECE.exec(part); match !== null; match = PIECE.exec(part)) {
    const start = from + match.index;
    const end = start + match[0].length;
    const { open, close, noteOpen, noteClose, word, space } = match.groups ?? {};
    if (word !== undefined) into.push({ kind: "word", what: "word", from: start, to: end });
    else if (space !== undefined) into.push({ kind: "trivia", what: "space", from: start, to: end });
    else if (open !== undefined) into.push({ kind: "mark", what: "open", from: start, to: end });
    else if (close !== undefined) into.push({ kind: "mark", what: "close", from: start, to: end });
    else if (noteOpen !== undefined) into.push({ kind: "mark", what: "noteOpen", from: start, to: end });
    else if (noteClose !== undefined) into.push({ kind: "mark", what: "noteClose", from: start, to: end });
    else into.push({ kind: "trivia", what: "break", from: start, to: end });
  }
}
