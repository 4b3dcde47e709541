import type { ActId } from "@longtable/protocol";

import type { Point } from "../acts/shapes.ts";
import type { BracketId, NodeId } from "../id.ts";
import { bracketAt, nodeAt, nodeIdOf, numberOf, pieceAt, pieceIdOf } from "../state/lookup.ts";
import type { NegotiatingText } from "../state/records.ts";
import type { WordingRun } from "../view.ts";
import { wordingOf } from "./provision-view.ts";
import { uncut } from "./runs.ts";
import { childrenOf, isAlive, isNodeAlive, isTakenOut } from "./standing.ts";

/** What a proposal that puts forward no words would do, and where. Whoever shows it has no bracket to draw around words. */
export type Rearrangement =
  /** To before a provision that stands there now, or as the last under one; under `null`, of the text itself. */
  | { readonly kind: "move"; readonly node: NodeId; readonly under: NodeId | null; readonly before: NodeId | null }
  /** `second` takes the words of the body from `at` on; null where nothing that was there then stands any more. */
  | { readonly kind: "split"; readonly node: NodeId; readonly second: NodeId; readonly at: Point | null }
  | { readonly kind: "merge"; readonly first: NodeId; readonly second: NodeId }
  /** Back to the act that compiled a revision, or to that which tabled the text. */
  | { readonly kind: "revert"; readonly to: ActId };

/** What a move, a split, a merger or a way back would do, whatever its state; null for any other bracket, and for none. */
export function rearrangementOf(text: NegotiatingText, bracket: BracketId): Rearrangement | null {
  const index = numberOf(text, "bracket", bracket);
  if (index < 0) return null;
  const { kind, about, under } = bracketAt(text, index);
  const [node = -1, second = -1] = about;
  switch (kind) {
    case "move":
      return {
        kind,
        node: nodeIdOf(text, node),
        under: under <= 0 ? null : nodeIdOf(text, under),
        before: nextAfterPlace(text, under, index),
      };
    case "split":
      return { kind, node: nodeIdOf(text, node), second: nodeIdOf(text, second), at: divisionOf(text, node, index) };
    case "merge":
      return { kind, first: nodeIdOf(text, node), second: nodeIdOf(text, second) };
    case "revert":
      return { kind, to: text.revisions.find(({ placed }) => placed.seq === under)?.placed.act ?? text.id };
    default:
      return null;
  }
}

/** The first provision under a node, after the place that a move made there, that is there now. */
function nextAfterPlace(text: NegotiatingText, under: number, move: number): NodeId | null {
  if (!isNodeAlive(text, under)) return null;
  const { children } = nodeAt(text, under);
  const here = new Set(childrenOf(text, under));
  for (const slot of children.slice(children.indexOf(-1 - move) + 1)) {
    const child = slot >= 0 ? slot : (bracketAt(text, -1 - slot).about[0] ?? -1);
    const isHere =
      here.has(child) && (slot >= 0 ? nodeAt(text, child).moves.length === 0 : isPlaceOf(text, child, slot));
    if (isHere) return nodeIdOf(text, child);
  }
  return null;
}

function isPlaceOf(text: NegotiatingText, node: number, slot: number): boolean {
  return nodeAt(text, node).moves.at(-1) === -1 - slot;
}

/** The first of the words that stand or are put forward after the place where a split would divide a body. */
function divisionOf(text: NegotiatingText, node: number, split: number): Point | null {
  const field = nodeAt(text, node).body;
  if (field === null) return null;
  const place = field.runs.findIndex(({ piece }) => {
    const { kind, refersTo } = pieceAt(text, piece);
    return kind === "break" && refersTo === split;
  });
  if (place < 0) return null;
  for (const { piece, from } of uncut(text, field.runs.slice(place + 1), [{ node, field }], "body")) {
    const record = pieceAt(text, piece);
    if (record.kind !== "break") {
      if (isAlive(text, record.owner) && !isTakenOut(text, record)) return { piece: pieceIdOf(text, piece), at: from };
    } else if (bracketAt(text, record.refersTo).state === "agreed") return null;
  }
  return null;
}

/** The words with which the second provision of a split would begin, brackets aside, to the end of the body; empty for any other bracket. */
export function wordsSplitOff(text: NegotiatingText, bracket: BracketId): string {
  const would = rearrangementOf(text, bracket);
  if (would?.kind !== "split" || would.at === null) return "";
  const { piece, at } = would.at;
  const node = numberOf(text, "node", would.node);
  let words = "";
  let isFound = false;
  const visit = (runs: readonly WordingRun[]): void => {
    for (const run of runs) {
      if (run.kind === "bracket") {
        visit(run.runs);
        continue;
      }
      isFound ||= run.piece === piece && (!("to" in run) || at < run.to);
      if (isFound && "text" in run && run.kind !== "note" && run.kind !== "trivia") words += run.text;
    }
  };
  visit(isNodeAlive(text, node) ? wordingOf(text, node, "body") : []);
  return words.trim();
}
