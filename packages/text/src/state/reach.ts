import { isWithin, nodesOf } from "../derive/standing.ts";
import { withOneMore } from "../persistent/list.ts";
import type { TextRefusal } from "../refusal.ts";
import { type Draft, enterPart, setBracket } from "./draft.ts";
import { bracketAt, nodeAt } from "./lookup.ts";
import type { Part } from "./records.ts";

/** Places that one bracket may be told by. */
const MOST_PARTS = 256;

/**
 * Tells the insertions that a provision is part of that it stands under a node which they did not put forward: set beside what they
 * did, divided off it, or moved there. So they are drawn around it there, and whoever accepts one of them accepts this with it.
 */
export function reach(draft: Draft, node: number, parent: number, owner: number): TextRefusal | null {
  const { owner: base } = nodeAt(draft, parent);
  for (let around = owner; !isWithin(draft, base, around); around = bracketAt(draft, around).parent) {
    const bracket = bracketAt(draft, around);
    const isTold = bracket.parts.some(
      (part) => part.kind === "nodes" && part.parent === parent && nodesOf(draft, part).includes(node),
    );
    if (isTold) continue;
    if (bracket.parts.length >= MOST_PARTS) return "TOO_FULL";
    const part: Part = { kind: "nodes", parent, first: node, last: node };
    setBracket(draft, around, { ...bracket, parts: withOneMore(bracket.parts, part) });
    enterPart(draft, part, bracket.state === "open" ? around : null);
  }
  return null;
}
