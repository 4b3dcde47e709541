import type { TextEffect } from "./effect.ts";
import { isAcceptable, subjectOf } from "../derive/subject.ts";
import { bracketAt, numberOf } from "../state/lookup.ts";
import { accept } from "../state/settle.ts";

/**
 * Accepts a proposal in exactly the form named; it is agreed when everybody who must has accepted that form. Whoever has done
 * so before does it again only where that settles it: after a party has left, say.
 */
export const acceptProposal: TextEffect<"text.accept"> = (draft, act, placed) => {
  const index = numberOf(draft, "bracket", act.bracket);
  if (index < 0) return "NOTHING_THERE";
  if (!isAcceptable(draft, index)) return "WRONG_STATE";
  if (act.subject !== subjectOf(draft, index)) return "STALE_SUBJECT";
  const acceptance = { by: placed.delegation, subject: act.subject, aside: act.aside ?? null };
  const before = bracketAt(draft, index).accepts.find(({ by }) => by === acceptance.by);
  const isAgain = before?.subject === acceptance.subject && before.aside === acceptance.aside;
  const refused = accept(draft, index, acceptance, placed, "accepted");
  return refused ?? (isAgain && bracketAt(draft, index).state === "open" ? "ALREADY_DONE" : null);
};
