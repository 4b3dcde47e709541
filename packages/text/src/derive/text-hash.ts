import type { Hash } from "../acts/shapes.ts";
import type { NegotiatingText } from "../state/records.ts";
import { drawnNode } from "./drawn.ts";
import { hashOf } from "./hashing.ts";

/** The hash of a text as the bracket view draws it, with the revision whose labels it bears: what a chair compiles. */
export function hashOfText(text: NegotiatingText): Hash {
  return hashOf(["longtable/text/text/1", text.id, text.revisions.at(-1)?.placed.act ?? "", drawnNode(text, 0)]);
}
