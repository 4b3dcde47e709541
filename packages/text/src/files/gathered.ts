import type { Block, Draft, Range } from "./draft.ts";
import type { Token } from "./token.ts";
import { isSeparating } from "./token.ts";

/** What a unit of gathered words is: part of a word, or a mark of the text's own. */
export const GATHERED = { word: 0, open: 1, close: 2, noteOpen: 3, noteClose: 4, literal: 5 } as const;

/** A block's place in the gathered words. */
export interface GatheredBlock extends Range {
  readonly block: Block;
}

/**
 * A draft's words and marks without its trivia: one space wherever the file separates words, a line feed between blocks.
 * `origin[i]` is where unit `i` stands in the draft's text, `kind[i]` what it is (see {@link GATHERED}).
 */
export interface Gathered {
  readonly text: string;
  readonly origin: Uint32Array;
  readonly kind: Uint8Array;
  readonly blocks: readonly GatheredBlock[];
  /** The gathered place of a place in the draft's text; for one in trivia, the end of the words before it. */
  readonly placeOf: (offset: number) => number;
}

/** Gathers a draft's words block by block. Words that a reader left outside every block become blocks of their own, so none is lost. */
export function gather(draft: Draft): Gathered {
  const gatherer = new Gatherer(draft);
  const owned = ownedRanges(draft);
  let next = 0;
  for (const { block, ranges } of owned) {
    const from = gatherer.length;
    for (const { firstToken, lastToken } of ranges) {
      if (firstToken > next) next = firstToken;
      gatherer.addTokens(firstToken, lastToken);
    }
    gatherer.closeBlock(from, block);
  }
  return gatherer.result();
}

interface Owned {
  readonly block: Block;
  readonly ranges: readonly { readonly firstToken: number; readonly lastToken: number }[];
}

/** Which tokens each block owns, in the draft's order of blocks; stray words come as paragraphs where they stand. */
function ownedRanges(draft: Draft): readonly Owned[] {
  const { tokens, blocks } = draft;
  const pieces = blocks.flatMap((block, at) => block.ranges.map((range) => ({ range, at })));
  pieces.sort((a, b) => a.range.from - b.range.from);
  const owned: { firstToken: number; lastToken: number }[][] = blocks.map(() => []);
  const strays: { firstToken: number; before: number }[] = [];
  let piece = 0;
  let run = -1;
  tokens.forEach((token, index) => {
    while (piece < pieces.length && (pieces[piece]?.range.to ?? 0) <= token.from) piece += 1;
    const current = pieces[piece];
    const isInside = current !== undefined && token.from >= current.range.from && token.from < current.range.to;
    if (isInside) {
      const ranges = owned[current.at];
      const lastRange = ranges?.at(-1);
      if (lastRange !== undefined && run === piece && lastRange.lastToken === index - 1) lastRange.lastToken = index;
      else ranges?.push({ firstToken: index, lastToken: index });
      run = piece;
    } else if (token.kind !== "trivia") strays.push({ firstToken: index, before: current?.at ?? blocks.length });
  });
  const result: Owned[] = blocks.map((block, at) => ({ block, ranges: owned[at] ?? [] }));
  for (const stray of strays.toReversed()) {
    const token = tokens[stray.firstToken];
    if (token === undefined) continue;
    const block: Block = { kind: "paragraph", ranges: [{ from: token.from, to: token.to }] };
    result.splice(stray.before, 0, { block, ranges: [{ firstToken: stray.firstToken, lastToken: stray.firstToken }] });
  }
  return result.filter(({ ranges }) => ranges.length > 0);
}

class Gatherer {
  private readonly draft: Draft;
  private readonly parts: string[] = [];
  private readonly origin: Uint32Array;
  private readonly kind: Uint8Array;
  private readonly blocks: GatheredBlock[] = [];
  private readonly byOrigin: { readonly offset: number; readonly at: number; readonly length: number }[] = [];
  private separator: "none" | "space" | "break" = "none";
  private blockFrom = 0;
  length = 0;

  constructor(draft: Draft) {
    this.draft = draft;
    const room = draft.text.length + draft.tokens.length + draft.blocks.length + 1;
    this.origin = new Uint32Array(room * 2);
    this.kind = new Uint8Array(room * 2);
  }

  addTokens(first: number, last: number): void {
    for (let at = first; at <= last; at += 1) {
      const token = this.draft.tokens[at];
      if (token === undefined) continue;
      if (token.kind !== "trivia") this.add(token);
      else if (token.what === "break") this.separator = "break";
      else if (isSeparating(token.what) && this.separator === "none") this.separator = "space";
    }
    // The next range of the same block starts on another line.
    if (this.separator === "none") this.separator = "break";
  }

  closeBlock(from: number, block: Block): void {
    this.separator = "none";
    this.blocks.push({ block, from, to: this.length });
    this.append("\n", this.origin[this.length - 1] ?? 0, GATHERED.word);
    this.blockFrom = this.length;
  }

  result(): Gathered {
    const byOrigin = this.byOrigin.toSorted((a, b) => a.offset - b.offset);
    return {
      text: this.parts.join(""),
      origin: this.origin.subarray(0, this.length),
      kind: this.kind.subarray(0, this.length),
      blocks: this.blocks,
      placeOf: (offset) => {
        let low = 0;
        let high = byOrigin.length;
        while (low < high) {
          const middle = (low + high) >> 1;
          if ((byOrigin[middle]?.offset ?? 0) <= offset) low = middle + 1;
          else high = middle;
        }
        const before = byOrigin[low - 1];
        if (before === undefined) return byOrigin[0]?.at ?? 0;
        return before.at + Math.min(offset - before.offset, before.length);
      },
    };
  }

  private add(token: Exclude<Token, { kind: "trivia" }>): void {
    const words = this.draft.text.slice(token.from, token.to);
    if (this.length > this.blockFrom && this.separator !== "none" && !this.joinsHyphen(words)) {
      this.append(" ", token.from, GATHERED.word);
    }
    this.separator = "none";
    this.byOrigin.push({ offset: token.from, at: this.length, length: words.length });
    this.append(words, token.from, GATHERED[token.what]);
  }

  /** A word broken after a hyphen at the end of a line is one word: "climate-⏎resilient". */
  private joinsHyphen(words: string): boolean {
    if (this.draft.format !== "text" || this.separator !== "break") return false;
    return /\p{L}-$/u.test(this.parts.at(-1) ?? "") && /^\p{Ll}/u.test(words) && !/^(?:and|or|to)\b/u.test(words);
  }

  private append(words: string, origin: number, kind: number): void {
    for (let i = 0; i < words.length; i += 1) {
      this.origin[this.length + i] = origin + i;
      this.kind[this.length + i] = kind;
    }
    this.parts.push(words);
    this.length += words.length;
  }
}
