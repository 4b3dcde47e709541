import { runAt } from "../derive/runs.ts";
import { isNodeAlive } from "../derive/standing.ts";
import { NOTHING, withOneMore } from "../persistent/list.ts";
import type { TextRefusal } from "../refusal.ts";
import { nodeAt, numberOf, parentOf, pieceAt } from "../state/lookup.ts";
import type { NegotiatingText, Part, Run, Spot } from "../state/records.ts";
import { findSpot, isStanding } from "./gap.ts";
import type { TargetPart } from "./shapes.ts";

/** What an act points at, found, and the innermost insertion around all of it. */
export interface Target {
  readonly parts: readonly Part[];
  readonly parent: number;
}

/** Finds what an act points at, or says why it cannot be pointed at: all of it must stand or be put forward, in one and the same insertion. */
export function findTarget(text: NegotiatingText, target: readonly TargetPart[]): Target | TextRefusal {
  let parts: readonly Part[] = NOTHING;
  let parent: number | null = null;
  for (const one of target) {
    const found = "from" in one ? findSpan(text, one) : findNodes(text, one);
    if (typeof found === "string") return found;
    if (parent !== null && parent !== found.parent) return "CROSSES_BRACKETS";
    ({ parent } = found);
    parts = withOneMore(parts, found.part);
  }
  return parent === null ? "BAD_SHAPE" : { parts, parent };
}

interface Found {
  readonly part: Part;
  readonly parent: number;
}

function findSpan(text: NegotiatingText, { from, to }: Extract<TargetPart, { from: unknown }>): Found | TextRefusal {
  const start = findSpot(text, from);
  if (typeof start === "string") return start;
  const end = findSpot(text, to);
  if (typeof end === "string") return end;
  const { node, field, owner, length } = pieceAt(text, start.piece);
  const last = pieceAt(text, end.piece);
  if (start.at >= length || end.at === 0) return "NOTHING_THERE";
  if (last.node !== node || last.field !== field) return "NOT_SAME_FIELD";
  if (last.owner !== owner) return "CROSSES_BRACKETS";
  const lastSpot: Spot = { piece: end.piece, at: end.at - 1 };
  const runs = nodeAt(text, node)[field]?.runs ?? [];
  if (!isInOrder(runs, start, lastSpot)) return "NOT_SAME_FIELD";
  if (!isStanding(text, start) || !isStanding(text, lastSpot)) return "NOT_STANDING";
  return { part: { kind: "span", node, field, from: start, to: end }, parent: owner };
}

function isInOrder(runs: readonly Run[], from: Spot, to: Spot): boolean {
  if (from.piece === to.piece) return from.at <= to.at;
  return runAt(runs, from) < runAt(runs, to);
}

function findNodes(text: NegotiatingText, one: Exclude<TargetPart, { from: unknown }>): Found | TextRefusal {
  const first = numberOf(text, "node", "node" in one ? one.node : one.first);
  const last = "node" in one ? first : numberOf(text, "node", one.last);
  if (first <= 0 || last <= 0) return "NOTHING_THERE";
  if (!isNodeAlive(text, first) || !isNodeAlive(text, last)) return "NOT_STANDING";
  const parent = parentOf(text, first);
  if (parentOf(text, last) !== parent) return "NOT_SIBLINGS";
  const { children } = nodeAt(text, parent);
  const place = (node: number): number => {
    const move = nodeAt(text, node).moves.at(-1);
    return children.indexOf(move === undefined ? node : -1 - move);
  };
  if (place(first) > place(last)) return "NOT_SIBLINGS";
  // Nodes inside an insertion of their own are spoken of inside it; side by side they must be in the same one.
  const { owner } = nodeAt(text, first);
  if (nodeAt(text, last).owner !== owner) return "CROSSES_BRACKETS";
  return { part: { kind: "nodes", parent, first, last }, parent: owner };
}
