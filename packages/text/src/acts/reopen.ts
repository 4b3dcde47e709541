import type { TextEffect } from "./effect.ts";
import type { TextRefusal } from "../refusal.ts";
import { isTargetThere } from "../derive/region.ts";
import { isAlive, isNodeAlive } from "../derive/standing.ts";
import { type Draft, setNode } from "../state/draft.ts";
import { bracketAt, nodeAt, numberOf } from "../state/lookup.ts";
import type { Placed } from "../state/records.ts";
import { dropAcceptance, undoAgreement } from "../state/settle.ts";

/** Puts what was agreed back into brackets, without one's own acceptance; of a provision, takes one's own agreement to it back. */
export const reopen: TextEffect<"text.reopen"> = (draft, act, placed) => {
  if ("node" in act.what) return takeBack(draft, numberOf(draft, "node", act.what.node), placed);
  const index = numberOf(draft, "bracket", act.what.bracket);
  if (index < 0) return "NOTHING_THERE";
  const bracket = bracketAt(draft, index);
  if (bracket.state !== "agreed" || bracket.kind === "package") return "WRONG_STATE";
  // What no longer stands was agreed away since: that is to be reopened first.
  if (!isAlive(draft, bracket.parent)) return "NOT_STANDING";
  const isThere = bracket.parts.every((part) => isNodeAlive(draft, part.kind === "nodes" ? part.parent : part.node));
  if (!isThere) return "NOT_STANDING";
  // Where a provision is, its last move says.
  const isLastMove = bracket.about.every((node) => nodeAt(draft, node).moves.at(-1) === index);
  if (bracket.kind === "move" && !isLastMove) return "NOT_STANDING";
  undoAgreement(draft, index, placed);
  // What comes back with it must have a place to come back to: what took that since is to be reopened first.
  const returning = [index, ...bracket.taken.filter((other) => bracketAt(draft, other).state === "open")];
  if (!returning.every((other) => isTargetThere(draft, other))) return "NOT_STANDING";
  dropAcceptance(draft, index, placed.delegation);
  return null;
};

function takeBack(draft: Draft, index: number, { delegation }: Placed): TextRefusal | null {
  if (index <= 0) return "NOTHING_THERE";
  const node = nodeAt(draft, index);
  const assents = node.assents.filter(({ by }) => by !== delegation);
  if (assents.length === node.assents.length) return "WRONG_STATE";
  setNode(draft, index, { ...node, assents });
  return null;
}
