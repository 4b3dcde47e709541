import { type BracketId, type NegotiatingText, rearrangementOf, wordsSplitOff } from "@longtable/text";

import { provisionTitle } from "./wording-line.ts";

/** What a move, a split, a merger or a way back would do, as a line; null for a bracket that is around words. */
export function rearrangementLine(text: NegotiatingText, bracket: BracketId): string | null {
  const would = rearrangementOf(text, bracket);
  switch (would?.kind) {
    case undefined:
      return null;
    case "move": {
      const { node, before, under } = would;
      const place = before === null ? `to the end of ${provisionTitle(text, under)}` : `before ${titled(text, before)}`;
      return `${titled(text, node)} goes ${place}`;
    }
    case "split": {
      const rest = wordsSplitOff(text, bracket);
      return `${titled(text, would.node)} becomes two: the second is "${rest}"`;
    }
    case "merge":
      return `${titled(text, would.second)} becomes the end of ${titled(text, would.first)}`;
    case "revert":
      return `back to ${revisionTitle(text, would.to)}`;
  }
}

const titled = (text: NegotiatingText, node: Parameters<typeof provisionTitle>[1]): string =>
  `"${provisionTitle(text, node)}"`;

/** A revision by its number and title; the text as tabled is number 0. */
export function revisionTitle(text: NegotiatingText, act: string): string {
  const at = text.revisions.findIndex(({ placed }) => placed.act === act);
  if (at < 0) return "the text as it was tabled";
  const title = text.revisions[at]?.title ?? null;
  return `revision ${at + 1}${title === null ? "" : ` (${title})`}`;
}
