import { FIELD_NAMES, type FieldName } from "../acts/shapes.ts";
import { nodeAt, pieceAt } from "../state/lookup.ts";
import type { NegotiatingText } from "../state/records.ts";
import { agreedChildren, agreedRuns } from "./hash.ts";
import { pathOf } from "./standing.ts";

/**
 * Code points that draw nothing or change the order in which others are drawn, as the fold knows them for ever: a frozen list, because
 * two devices with different Unicode tables must fold the same. The app knows more (`inspectCharacters`).
 */
export const INVISIBLE: readonly number[] = [
  0x00ad, 0x034f, 0x061c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a,
  0x202b, 0x202c, 0x202d, 0x202e, 0x2800, 0x3164, 0xfeff, 0xffa0, 0xfff9, 0xfffa, 0xfffb,
];
const KNOWN = new Set(INVISIBLE);
/**
 * Control characters, what Unicode says is to be ignored in drawing, and variation selectors and tags, in which whole sentences can be
 * written that nobody sees.
 */
const RANGES: readonly (readonly [from: number, to: number])[] = [
  [0x0000, 0x0008],
  [0x000b, 0x000c],
  [0x000e, 0x001f],
  [0x007f, 0x009f],
  [0x180b, 0x180f],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfff0, 0xfff8],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
];

function isInvisible(point: number): boolean {
  return KNOWN.has(point) || RANGES.some(([from, to]) => from <= point && point <= to);
}

/** The invisible code points in what a node's hashes cover: labels, headings and chapeaux above it, its words and those of all under it. Each once, ascending. */
export function invisibleIn(text: NegotiatingText, index: number): readonly number[] {
  const found = new Set<number>();
  for (const above of pathOf(text, index).slice(1)) {
    for (const name of FIELD_NAMES) collectIn(text, above, name, found);
  }
  collect(text, index, found);
  return [...found].toSorted((a, b) => a - b);
}

function collect(text: NegotiatingText, index: number, found: Set<number>): void {
  for (const name of FIELD_NAMES) collectIn(text, index, name, found);
  for (const child of agreedChildren(text, index)) collect(text, child, found);
}

function collectIn(text: NegotiatingText, index: number, name: FieldName, found: Set<number>): void {
  if (nodeAt(text, index)[name] === null) return;
  for (const { piece } of agreedRuns(text, index, name)) {
    for (const sign of pieceAt(text, piece).text) {
      const point = sign.codePointAt(0) ?? 0;
      if (isInvisible(point)) found.add(point);
    }
  }
}
