import type { TextEffect } from "./effect.ts";
import { itemsOf } from "../persistent/vector.ts";
import type { TextRefusal } from "../refusal.ts";
import { isTargetThere } from "../derive/region.ts";
import { unitsOf } from "../derive/runs.ts";
import { isAlive, isDrawn, isNodeAlive } from "../derive/standing.ts";
import { takenBy } from "../derive/would-take.ts";
import { type Draft, setNode } from "../state/draft.ts";
import { bracketAt, nodeAt, numberOf } from "../state/lookup.ts";
import { lastOf } from "../state/past.ts";
import type { NegotiatingText, Part, Placed } from "../state/records.ts";
import { dropAcceptance, undoAgreement } from "../state/settle.ts";
import { changedBy } from "../state/way-back.ts";

/**
 * Puts what was agreed back into brackets, without one's own acceptance; of a provision, takes one's own agreement to it back. A
 * package is a trade: with one of what it holds together, or by its own name, it and all of that is open again.
 */
export const reopen: TextEffect<"text.reopen"> = (draft, act, placed) => {
  if ("node" in act.what) return takeBack(draft, numberOf(draft, "node", act.what.node), placed);
  const index = numberOf(draft, "bracket", act.what.bracket);
  if (index < 0) return "NOTHING_THERE";
  if (bracketAt(draft, index).state !== "agreed") return "WRONG_STATE";
  const traded = tradeOf(draft, index);
  const together = traded < 0 ? [index] : bracketAt(draft, traded).about;
  for (const one of together) {
    if (!isUntouchedSince(draft, one)) return "SPOKEN_SINCE";
    if (!canBeUndone(draft, one)) return "NOT_STANDING";
  }
  const returning = new Set(together);
  for (const one of together) {
    for (const other of bracketAt(draft, one).taken) returning.add(other);
  }
  // Back in the opposite order, so that each finds the text as it left it.
  for (const one of together.toReversed()) undoAgreement(draft, one, placed);
  if (traded >= 0) undoAgreement(draft, traded, placed);
  // What comes back must have a place to come back to: what took that since is to be reopened first.
  const isOpen = (one: number): boolean => bracketAt(draft, one).state === "open";
  if (![...returning].filter(isOpen).every((one) => isTargetThere(draft, one))) return "NOT_STANDING";
  for (const one of traded < 0 ? together : [...together, traded]) dropAcceptance(draft, one, placed.delegation);
  return null;
};

/** The package by which a proposal was agreed, or which it is; -1 for one agreed by itself. */
function tradeOf(text: NegotiatingText, index: number): number {
  if (bracketAt(text, index).kind === "package") return index;
  const trades = [...itemsOf(text.brackets)].entries();
  for (const [at, { kind, state, about }] of trades) {
    if (kind === "package" && state === "agreed" && about.includes(index)) return at;
  }
  return -1;
}

function canBeUndone(text: NegotiatingText, index: number): boolean {
  const { kind, parent, parts, about } = bracketAt(text, index);
  // What no longer stands was agreed away since: that is to be reopened first.
  if (!isAlive(text, parent)) return false;
  const isPlaceThere = (part: Part): boolean =>
    part.kind === "nodes" ? isDrawn(text, part.parent) : unitsOf(text, index, part).some((unit) => isDrawn(text, unit));
  if (!parts.every(isPlaceThere)) return false;
  switch (kind) {
    // Where a provision is, its last move says. What was struck where it went is not to stand again where it came from.
    case "move":
      return about.every((node) => nodeAt(text, node).moves.at(-1) === index && isNodeAlive(text, node));
    // The words of both are struck with the first, and those that were divided off with the second.
    case "merge":
      return isNodeAlive(text, about[0] ?? 0);
    case "split":
      return isNodeAlive(text, about[1] ?? 0);
    default:
      return true;
  }
}

/**
 * Whether nobody has spoken since about what a way back put in another state: objected to it, joined it, agreed it anew, or opened a
 * bracket that would be closed if it were agreed again. Then it is not undone over their heads.
 */
function isUntouchedSince(text: NegotiatingText, index: number): boolean {
  const wayBack = bracketAt(text, index);
  if (wayBack.kind !== "revert") return true;
  const { seq } = lastOf(text, wayBack).placed;
  const changed = changedBy(wayBack);
  const known = new Set(changed.map(({ bracket }) => bracket));
  return changed.every(({ bracket, state }) => {
    if (lastOf(text, bracketAt(text, bracket)).placed.seq !== seq) return false;
    return state !== "agreed" || takenBy(text, bracket).every((taken) => known.has(taken));
  });
}

function takeBack(draft: Draft, index: number, { delegation }: Placed): TextRefusal | null {
  if (index <= 0) return "NOTHING_THERE";
  const node = nodeAt(draft, index);
  const assents = node.assents.filter(({ by }) => by !== delegation);
  if (assents.length === node.assents.length) return "WRONG_STATE";
  setNode(draft, index, { ...node, assents });
  return null;
}
