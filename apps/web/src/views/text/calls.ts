import type { ActId, DelegationId } from "@longtable/protocol";
import { type CallStanding, type NegotiatingText, callsOf, provisionOfBracket, textOf } from "@longtable/text";

import type { RoomNow } from "../view.ts";
import { type BracketListed, listedBracket } from "./bracket.ts";
import { type PlacedFace, placedFace } from "./happened.ts";

/** A bracket that a call named. */
export interface CalledBracket extends BracketListed {
  readonly node: string | null;
  readonly words: "keep" | "drop";
  /** False while somebody holds it: then the call leaves it as it is. */
  readonly isReached: boolean;
}

/** A chair's call on brackets that nobody held. */
export interface CallFace extends PlacedFace {
  readonly id: ActId;
  readonly state: CallStanding["state"];
  /** What it named; of a call that is over, nothing. */
  readonly brackets: readonly CalledBracket[];
  readonly count: number;
  readonly waitsFor: readonly DelegationId[];
  /** Who stopped it, and why. */
  readonly objection: (PlacedFace & { readonly reason: string | null }) | null;
}

/** So many calls that are over are told of. */
const ENDED_TOLD = 8;

/** The calls on a text: those that wait, the first one first, and the last of those that are over. */
export interface CallsView {
  readonly waiting: readonly CallFace[];
  readonly ended: readonly CallFace[];
}

/** A text's calls; null when the room has no such text. */
export function textCalls(
  { state, events }: RoomNow,
  { text: id }: { readonly text: ActId | string },
): CallsView | null {
  const text = textOf(state.text, id);
  if (text === null) return null;
  const faces = callsOf(text).map((call): CallFace => {
    const { objection, placed } = call;
    return {
      ...placedFace(placed, events),
      id: call.id,
      state: call.state,
      brackets: call.state === "open" ? call.brackets.flatMap((one) => calledBracket(text, one)) : [],
      count: call.brackets.length,
      waitsFor: call.waitsFor,
      objection: objection === null ? null : { ...placedFace(objection.placed, events), reason: objection.reason },
    };
  });
  return {
    waiting: faces.filter((call) => call.state === "open"),
    ended: faces.filter((call) => call.state !== "open").slice(-ENDED_TOLD),
  };
}

function calledBracket(
  text: NegotiatingText,
  { bracket, words, isReached }: CallStanding["brackets"][number],
): readonly CalledBracket[] {
  const listed = listedBracket(text, bracket);
  return listed === null ? [] : [{ ...listed, node: provisionOfBracket(text, bracket), words, isReached }];
}
