import type { TextEffect } from "./effect.ts";
import { isLive } from "../derive/standing.ts";
import { after, setBracket } from "../state/draft.ts";
import { bracketAt, numberOf } from "../state/lookup.ts";
import { dropAcceptance } from "../state/settle.ts";

/** Puts a delegation's no on record: to a proposal, which takes its acceptance back, or to a chair's call, which ends that. */
export const object: TextEffect<"text.object"> = (draft, act, placed) => {
  const reason = act.reason ?? null;
  if ("call" in act.to) {
    const { call } = act.to;
    const place = draft.calls.findIndex(({ placed }) => placed.act === call);
    const found = draft.calls[place];
    if (found === undefined) return "NOTHING_THERE";
    if (found.state !== "open") return "WRONG_STATE";
    draft.calls = draft.calls.with(place, { ...found, state: "objected", objection: { placed, reason } });
    return null;
  }
  const index = numberOf(draft, "bracket", act.to.bracket);
  if (index < 0) return "NOTHING_THERE";
  const { state, accepts } = bracketAt(draft, index);
  // Of what is withdrawn or moot for now, an acceptance would count again when it is taken up.
  const isAccepted = state !== "agreed" && accepts.some(({ by }) => by === placed.delegation);
  if (!isLive(draft, index) && !isAccepted) return "WRONG_STATE";
  dropAcceptance(draft, index, placed.delegation);
  setBracket(draft, index, after(bracketAt(draft, index), "objected", placed, { note: reason }));
  return null;
};
