import type { TextEffect } from "./effect.ts";
import { isLive } from "../derive/standing.ts";
import { subjectOf } from "../derive/subject.ts";
import { without } from "../persistent/list.ts";
import { after, setBracket, touchBracket } from "../state/draft.ts";
import { bracketAt, numberOf } from "../state/lookup.ts";
import { close } from "../state/settle.ts";

/** Lifts one's own objection, knowing the words it was about. The bracket goes with the last one that held it. */
export const lift: TextEffect<"text.lift"> = (draft, act, placed) => {
  const index = numberOf(draft, "bracket", act.bracket);
  if (index < 0) return "NOTHING_THERE";
  if (!isLive(draft, index)) return "WRONG_STATE";
  const bracket = bracketAt(draft, index);
  const isReservation = bracket.kind === "reserve";
  const list = isReservation ? "holders" : "against";
  const isHolder = bracket[list].includes(placed.delegation);
  const isAgainst = bracket.against.includes(placed.delegation);
  if (!isHolder && !isAgainst) return "NOT_YOURS";
  if (act.subject !== subjectOf(draft, index)) return "STALE_SUBJECT";
  const left = (list: "holders" | "against") => without(bracket[list], placed.delegation);
  const lifted = isReservation
    ? { ...bracket, holders: left("holders"), against: left("against") }
    : { ...bracket, against: left("against") };
  setBracket(draft, index, after(lifted, "lifted", placed));
  if (isReservation && lifted.holders.length === 0 && lifted.against.length === 0)
    close(draft, index, "closed", placed);
  else touchBracket(draft, index);
  return null;
};
