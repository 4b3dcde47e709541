import type { TextEffect } from "./effect.ts";
import { isAlive } from "../derive/standing.ts";
import { isAcceptable, subjectOf } from "../derive/subject.ts";
import { isTargetThere } from "../derive/region.ts";
import { setBracket } from "../state/draft.ts";
import { bracketAt, choiceAt, numberOf } from "../state/lookup.ts";
import type { Bracket, NegotiatingText } from "../state/records.ts";
import { accept, openAgain } from "../state/settle.ts";

/** Takes a withdrawn proposal up again under its old id, as its sponsor; what is inside it lives again. */
export const take: TextEffect<"text.take"> = (draft, act, placed) => {
  const index = numberOf(draft, "bracket", act.bracket);
  if (index < 0) return "NOTHING_THERE";
  const bracket = bracketAt(draft, index);
  if (bracket.state !== "withdrawn") return "WRONG_STATE";
  if (!isAlive(draft, bracket.parent) || hasAgreedRival(draft, bracket)) return "WRONG_STATE";
  if (!isTargetThere(draft, index)) return "NOT_STANDING";
  setBracket(draft, index, { ...bracket, holders: [placed.delegation] });
  openAgain(draft, index, "took", placed);
  if (!isAcceptable(draft, index)) return "WRONG_STATE";
  const subject = subjectOf(draft, index);
  return accept(draft, index, { by: placed.delegation, subject, aside: null }, placed, "opened");
};

function hasAgreedRival(text: NegotiatingText, { choice }: Bracket): boolean {
  return choice >= 0 && choiceAt(text, choice).options.some((option) => bracketAt(text, option).state === "agreed");
}
