import type { TextEffect } from "./effect.ts";
import { isLive } from "../derive/standing.ts";
import { isAcceptable, subjectOf } from "../derive/subject.ts";
import { after, setBracket, touchBracket } from "../state/draft.ts";
import { bracketAt, numberOf } from "../state/lookup.ts";
import { accept } from "../state/settle.ts";

/** Becomes a holder beside those there are: of a proposal, which it accepts as it is, or of a reservation. */
export const join: TextEffect<"text.join"> = (draft, act, placed) => {
  const index = numberOf(draft, "bracket", act.bracket);
  if (index < 0) return "NOTHING_THERE";
  const bracket = bracketAt(draft, index);
  const isReservation = bracket.kind === "reserve";
  if (isReservation ? !isLive(draft, index) : !isAcceptable(draft, index)) return "WRONG_STATE";
  if (bracket.kind === "basis") return "WRONG_STATE";
  if (act.subject !== subjectOf(draft, index)) return "STALE_SUBJECT";
  if (bracket.holders.includes(placed.delegation)) return "ALREADY_DONE";
  const joined = { ...bracket, holders: [...bracket.holders, placed.delegation] };
  setBracket(draft, index, isReservation ? after(joined, "joined", placed) : joined);
  touchBracket(draft, index);
  if (isReservation) return null;
  return accept(draft, index, { by: placed.delegation, subject: act.subject, aside: null }, placed, "joined");
};
