import type { TextEffect } from "./effect.ts";
import { isAcceptable, subjectOf } from "../derive/subject.ts";
import { numberOf } from "../state/lookup.ts";
import { accept } from "../state/settle.ts";

/** Accepts a proposal in exactly the form named; it is agreed when everybody who must has accepted that form. */
export const acceptProposal: TextEffect<"text.accept"> = (draft, act, placed) => {
  const index = numberOf(draft, "bracket", act.bracket);
  if (index < 0) return "NOTHING_THERE";
  if (!isAcceptable(draft, index)) return "WRONG_STATE";
  if (act.subject !== subjectOf(draft, index)) return "STALE_SUBJECT";
  const acceptance = { by: placed.delegation, subject: act.subject, aside: act.aside ?? null };
  return accept(draft, index, acceptance, placed, "accepted");
};
