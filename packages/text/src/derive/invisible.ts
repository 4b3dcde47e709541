import { nodeAt, pieceAt } from "../state/lookup.ts";
import type { NegotiatingText } from "../state/records.ts";
import { agreedChildren, agreedRuns } from "./hash.ts";

/**
 * Code points that draw nothing or change the order in which others are drawn, as the fold knows them for ever: a frozen list, because
 * two devices with different Unicode tables must fold the same. The app knows more (`inspectCharacters`).
 */
export const INVISIBLE: readonly number[] = [
  0x00ad, 0x034f, 0x061c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a,
  0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206a,
  0x206b, 0x206c, 0x206d, 0x206e, 0x206f, 0x2800, 0x3164, 0xfeff, 0xffa0, 0xfff9, 0xfffa, 0xfffb,
];
const KNOWN = new Set(INVISIBLE);

/** The invisible code points in the words of a node and all under it that stand: each once, ascending. */
export function invisibleIn(text: NegotiatingText, index: number): readonly number[] {
  const found = new Set<number>();
  collect(text, index, found);
  return [...found].toSorted((a, b) => a - b);
}

function collect(text: NegotiatingText, index: number, found: Set<number>): void {
  for (const name of ["label", "heading", "body"] as const) {
    if (nodeAt(text, index)[name] === null) continue;
    for (const { piece } of agreedRuns(text, index, name)) {
      for (const sign of pieceAt(text, piece).text) {
        const point = sign.codePointAt(0) ?? 0;
        if (KNOWN.has(point)) found.add(point);
      }
    }
  }
  for (const child of agreedChildren(text, index)) collect(text, child, found);
}
