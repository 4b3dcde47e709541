import { isCut, runAt, segmentBounds, unitOf, unitsOf } from "../derive/runs.ts";
import { holderOfWords, isAlive, isDrawn, isNodeAlive, isTakenOut, isWithin } from "../derive/standing.ts";
import { mergedInto } from "../derive/summary.ts";
import type { TextRefusal } from "../refusal.ts";
import { bracketAt, nodeAt, numberOf, parentOf, pieceAt } from "../state/lookup.ts";
import type { NegotiatingText, Run, Spot } from "../state/records.ts";
import type { FieldName, Gap, NodeGap, Point } from "./shapes.ts";

/** Where words go in, found: before the run at `index`, or into it at `divide` code points of its piece. */
export interface WordPlace {
  readonly node: number;
  readonly field: FieldName;
  /** The insertion they are inside of. */
  readonly owner: number;
  readonly index: number;
  readonly divide: number | null;
}

/** Finds the place that a gap names, or says why nothing can go there. */
export function findGap(text: NegotiatingText, gap: Gap): WordPlace | TextRefusal {
  if ("before" in gap) return findPoint(text, gap.before);
  if ("endOf" in gap) {
    const named = numberOf(text, "node", gap.endOf.node);
    if (named < 0) return "NOTHING_THERE";
    if (!isNodeAlive(text, named)) return "NOT_STANDING";
    const { field } = gap.endOf;
    // A body ends with the words of what was joined to it last.
    const node = field === "body" ? (mergedInto(text, named).at(-1) ?? named) : named;
    const holder = field === "body" ? holderOfWords(text, node) : node;
    const index = field === "body" ? segmentBounds(text, node).to : (nodeAt(text, node)[field]?.runs.length ?? 0);
    return { node: holder, field, owner: nodeAt(text, node).owner, index, divide: null };
  }
  const isBefore = "beforeBracket" in gap;
  const bracket = numberOf(text, "bracket", isBefore ? gap.beforeBracket : gap.endOfBracket);
  if (bracket < 0) return "NOTHING_THERE";
  return findBracket(text, bracket, isBefore);
}

function findPoint(text: NegotiatingText, point: Point): WordPlace | TextRefusal {
  const spot = findSpot(text, point);
  if (typeof spot === "string") return spot;
  const { node, field, owner, length } = pieceAt(text, spot.piece);
  if (spot.at >= length) return "NOTHING_THERE";
  if (!isStanding(text, spot)) return "NOT_STANDING";
  const runs = nodeAt(text, node)[field]?.runs ?? [];
  const index = runAt(runs, spot);
  return { node, field, owner, index, divide: runs[index]?.from === spot.at ? null : spot.at };
}

function findBracket(text: NegotiatingText, bracket: number, isBefore: boolean): WordPlace | TextRefusal {
  const { parts, parent } = bracketAt(text, bracket);
  if (!isAlive(text, bracket)) return "NOT_STANDING";
  const words = parts.filter((part) => part.kind === "words");
  const part = isBefore ? words[0] : words.at(-1);
  if (part === undefined || !unitsOf(text, bracket, part).some((unit) => isDrawn(text, unit))) return "NOT_STANDING";
  const runs = nodeAt(text, part.node)[part.field]?.runs ?? [];
  const isOwn = ({ piece }: Run): boolean => isWithin(text, pieceAt(text, piece).owner, bracket);
  const found = isBefore ? runs.findIndex(isOwn) : runs.findLastIndex(isOwn);
  if (found < 0) return "NOTHING_THERE";
  const { node, field } = part;
  return isBefore
    ? { node, field, owner: parent, index: found, divide: null }
    : { node, field, owner: bracket, index: found + 1, divide: null };
}

/** A point by number, or why there is none such. */
export function findSpot(text: NegotiatingText, { piece, at }: Point): Spot | TextRefusal {
  const number = numberOf(text, "piece", piece);
  if (number < 0 || at > pieceAt(text, number).length) return "NOTHING_THERE";
  return { piece: number, at };
}

/** Whether the code point at a spot stands or is put forward. */
export function isStanding(text: NegotiatingText, spot: Spot): boolean {
  const piece = pieceAt(text, spot.piece);
  const { owner, node, field } = piece;
  if (isTakenOut(text, piece) || !isAlive(text, owner)) return false;
  if (field === "body" ? !isDrawn(text, unitOf(text, node, spot)) : !isNodeAlive(text, node)) return false;
  const record = nodeAt(text, node)[field];
  if (record === null) return false;
  return !isCut(text, { node, field: record }, field, spot);
}

/** Where a provision goes in, found: under which node, before which of its places, inside which insertion. */
export interface NodePlace {
  readonly parent: number;
  readonly index: number;
  readonly owner: number;
}

/** Finds the place among provisions that a gap names, or says why nothing can go there. */
export function findNodeGap(text: NegotiatingText, gap: NodeGap): NodePlace | TextRefusal {
  if ("lastUnder" in gap) {
    const parent = gap.lastUnder === null ? 0 : numberOf(text, "node", gap.lastUnder);
    if (parent < 0) return "NOTHING_THERE";
    if (!isNodeAlive(text, parent)) return "NOT_STANDING";
    const { children, owner } = nodeAt(text, parent);
    return { parent, index: children.length, owner };
  }
  const isBracket = "beforeBracket" in gap;
  const bracket = isBracket ? numberOf(text, "bracket", gap.beforeBracket) : -1;
  if (isBracket && bracket < 0) return "NOTHING_THERE";
  const part = isBracket ? bracketAt(text, bracket).parts.find(({ kind }) => kind === "nodes") : undefined;
  const node = isBracket ? (part?.kind === "nodes" ? part.first : -1) : numberOf(text, "node", gap.beforeNode);
  if (node <= 0) return "NOTHING_THERE";
  if (!isNodeAlive(text, node)) return "NOT_STANDING";
  const parent = parentOf(text, node);
  const move = nodeAt(text, node).moves.at(-1);
  const index = nodeAt(text, parent).children.indexOf(move === undefined ? node : -1 - move);
  const owner = isBracket ? bracketAt(text, bracket).parent : nodeAt(text, node).owner;
  return { parent, index, owner };
}
