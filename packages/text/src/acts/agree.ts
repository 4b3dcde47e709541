import { shownOf } from "../derive/displayed.ts";
import { hashOfNode } from "../derive/hash.ts";
import { isNodeAlive } from "../derive/standing.ts";
import { isClean } from "../derive/summary.ts";
import type { TextRefusal } from "../refusal.ts";
import { type Draft, setNode } from "../state/draft.ts";
import { bracketAt, nodeAt, numberOf } from "../state/lookup.ts";
import type { Assent, Placed } from "../state/records.ts";
import type { Hash } from "./shapes.ts";
import type { TextEffect } from "./effect.ts";

/** A party agrees to a provision, clean, in exactly this form. When all have, it is green. */
export const agree: TextEffect<"text.agree"> = (draft, act, placed) =>
  assent(draft, numberOf(draft, "node", act.node), "agree", { hash: act.subject, shown: act.shown }, placed);

/** Puts an assent on record, or says why it cannot be. */
export function assent(
  draft: Draft,
  index: number,
  kind: Assent["kind"],
  { hash, shown }: { readonly hash: Hash; readonly shown: Hash },
  placed: Placed,
): TextRefusal | null {
  if (index <= 0) return "NOTHING_THERE";
  if (!isNodeAlive(draft, index)) return "NOT_STANDING";
  if (bracketAt(draft, 0).state !== "agreed" || !isClean(draft, index)) return "NOT_CLEAN";
  if (hash !== hashOfNode(draft, index) || shown !== shownOf(draft, index)) return "STALE_SUBJECT";
  const node = nodeAt(draft, index);
  const before = node.assents.find((one) => one.by === placed.delegation && one.kind === kind);
  if (before !== undefined && before.hash === hash && before.shown === shown) return "ALREADY_DONE";
  const assents = [
    ...node.assents.filter((one) => one !== before),
    { by: placed.delegation, kind, hash, shown, placed },
  ];
  setNode(draft, index, { ...node, assents });
  return null;
}
