import { invisibleIn } from "../derive/invisible.ts";
import { numberOf } from "../state/lookup.ts";
import { assent } from "./agree.ts";
import type { TextEffect } from "./effect.ts";

/** A head initials a provision, clean, in exactly this form, having looked at the invisible characters in it. */
export const initial: TextEffect<"text.initial"> = (draft, act, placed) => {
  const index = numberOf(draft, "node", act.node);
  if (index <= 0) return "NOTHING_THERE";
  const acknowledged = new Set(act.acknowledged);
  if (!invisibleIn(draft, index).every((point) => acknowledged.has(point))) return "NOT_ACKNOWLEDGED";
  return assent(draft, index, "initial", { hash: act.subject, shown: act.shown }, placed);
};
