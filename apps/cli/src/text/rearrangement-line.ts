import {
  type BracketId,
  type NegotiatingText,
  type Point,
  type ProvisionView,
  type WordingRun,
  provisionView,
  rearrangementOf,
} from "@longtable/text";

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
      const rest = would.at === null ? "" : wordsFrom(provisionView(text, would.node), would.at);
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

/** A body's words from a point on, brackets aside. */
function wordsFrom(view: ProvisionView | null, { piece, at }: Point): string {
  let words = "";
  let isFound = false;
  const visit = (runs: readonly WordingRun[]): void => {
    for (const run of runs) {
      if (run.kind === "bracket") visit(run.runs);
      else {
        isFound ||= run.kind !== "mark" && "piece" in run && run.piece === piece && (!("to" in run) || at < run.to);
        if (isFound && "text" in run && run.kind !== "note" && run.kind !== "trivia") words += run.text;
      }
    }
  };
  visit(view?.body ?? []);
  return words.trim();
}
