import type { DelegationId } from "@longtable/protocol";

import { isWithoutHolder } from "../derive/standing.ts";
import { subjectOf } from "../derive/subject.ts";
import { takenBy } from "../derive/would-take.ts";
import type { Draft } from "../state/draft.ts";
import { bracketAt, numberOf } from "../state/lookup.ts";
import type { Placed, TextCall, TextsState } from "../state/records.ts";
import { agree, close } from "../state/settle.ts";
import { innerOf } from "../derive/region.ts";
import type { TextEffect } from "./effect.ts";

/** Calls that may wait on one text at one time. */
const MOST_OPEN_CALLS = 16;

/**
 * The chair says what is to become of brackets that nobody holds, as they are now. It waits until every party has seen it and none
 * objects; what was changed meanwhile, by whoever claimed it for a while, is not what the others let pass.
 */
export const makeCall: TextEffect<"text.call"> = (draft, act, placed) => {
  if (draft.calls.filter(({ state }) => state === "open").length >= MOST_OPEN_CALLS) return "TOO_MANY";
  const named = act.brackets.map(({ bracket, words }) => ({ bracket: numberOf(draft, "bracket", bracket), words }));
  for (const { bracket, words } of named) {
    if (bracket < 0) return "NOTHING_THERE";
    if (!isWithoutHolder(draft, bracket)) return "CLAIMED";
    const { kind } = bracketAt(draft, bracket);
    if (kind === "mark" || kind === "basis" || kind === "package" || kind === "revert") return "WRONG_STATE";
    // Words that stand are not dropped because nobody holds the reservation on them; nor does dropping words rearrange provisions.
    const isWithoutWords = kind === "reserve" || kind === "move" || kind === "split" || kind === "merge";
    if (isWithoutWords && words === "drop") return "WRONG_STATE";
  }
  const brackets = named.map((one) => ({ ...one, subject: subjectOf(draft, one.bracket) }));
  const call: TextCall = { placed, brackets, shownBy: [placed.delegation], state: "open", objection: null };
  draft.calls = [...draft.calls, call];
  return null;
};

/** Whether a call waits to be seen by all. */
export function isWaitingForAll(state: TextsState): boolean {
  return state.texts.some(({ calls }) => calls.some(({ state }) => state === "open"));
}

/** Marks that a delegation has seen what was placed before `seen`, and lets calls take effect that every party has now seen. */
export function showCalls(
  state: TextsState,
  by: DelegationId,
  seen: number,
  placed: Placed,
  parties: readonly DelegationId[],
): TextsState {
  let isChanged = false;
  const texts = state.texts.map((text) => {
    if (!text.calls.some((call) => call.state === "open" && call.placed.seq < seen && !call.shownBy.includes(by)))
      return text;
    isChanged = true;
    const draft: Draft = { ...text, parties };
    draft.calls = text.calls.map((call) => {
      if (call.state !== "open" || call.placed.seq >= seen || call.shownBy.includes(by)) return call;
      const shown: TextCall = { ...call, shownBy: [...call.shownBy, by] };
      // Where all have stepped back there is nobody to let it pass.
      const isShown = parties.length > 0 && parties.every((party) => shown.shownBy.includes(party));
      return isShown ? { ...shown, state: "taken" as const } : shown;
    });
    draft.calls.forEach((call, at) => {
      if (call.state === "taken" && text.calls[at]?.state === "open") carryOut(draft, call, placed);
    });
    return draft;
  });
  return isChanged ? { ...state, texts } : state;
}

function carryOut(draft: Draft, { brackets }: TextCall, placed: Placed): void {
  // Looked at before the first of them takes effect: what one closes of another was seen with the call.
  const called = brackets.filter(({ bracket, subject }) => subjectOf(draft, bracket) === subject);
  for (const { bracket, words } of called) {
    if (!isWithoutHolder(draft, bracket)) continue;
    const { kind } = bracketAt(draft, bracket);
    const isAddition = kind === "insert" || kind === "newNode";
    if (kind === "reserve") close(draft, bracket, "closed", placed);
    else if ((words === "keep") === isAddition) agreeUnclaimed(draft, bracket, placed);
    else if (innerOf(draft, bracket).every((inner) => isWithoutHolder(draft, inner)))
      close(draft, bracket, "fallen", placed);
  }
}

/** A call closes no bracket that somebody holds: then it has no effect on this one. */
function agreeUnclaimed(draft: Draft, bracket: number, placed: Placed): void {
  const taken = takenBy(draft, bracket);
  if (taken.every((other) => isWithoutHolder(draft, other))) agree(draft, bracket, taken, placed);
}
