import type { TextEffect } from "./effect.ts";
import { without } from "../persistent/list.ts";
import { after, setBracket, touchBracket } from "../state/draft.ts";
import { bracketAt, numberOf } from "../state/lookup.ts";
import { close, dropAcceptance } from "../state/settle.ts";

/** Takes one's own sponsorship and acceptance back. A proposal that nobody sponsors any longer is withdrawn; what is inside it is not live. A bracket of a file is unclaimed again. */
export const withdraw: TextEffect<"text.withdraw"> = (draft, act, placed) => {
  const index = numberOf(draft, "bracket", act.bracket);
  if (index < 0) return "NOTHING_THERE";
  const bracket = bracketAt(draft, index);
  if (bracket.kind === "reserve" || bracket.kind === "mark") return "WRONG_STATE";
  if (bracket.state !== "open") return "WRONG_STATE";
  if (!bracket.holders.includes(placed.delegation)) return "NOT_YOURS";
  dropAcceptance(draft, index, placed.delegation);
  const holders = without(bracket.holders, placed.delegation);
  setBracket(draft, index, { ...after(bracketAt(draft, index), "withdrew", placed), holders });
  // Those that claimed it because they are against it hold it still; and what nobody held when the file brought it is nobody's again.
  const isOfFile = bracket.by === 0 && bracket.kind !== "basis";
  if (holders.length === 0 && bracket.against.length === 0 && !isOfFile) close(draft, index, "withdrawn", placed);
  else touchBracket(draft, index);
  return null;
};
