import type { ActId, DelegationId } from "@longtable/protocol";

import { isWithoutHolder } from "./derive/standing.ts";
import { subjectOf } from "./derive/subject.ts";
import type { BracketId } from "./id.ts";
import { bracketIdOf } from "./state/lookup.ts";
import type { NegotiatingText, Placed, TextCall } from "./state/records.ts";

/** A chair's call on brackets that nobody held, as it stands now. */
export interface CallStanding {
  /** The act that made it: what an objection names. */
  readonly id: ActId;
  readonly placed: Placed;
  readonly brackets: readonly {
    readonly bracket: BracketId;
    readonly words: "keep" | "drop";
    /** Whether the call would do something to it now: it is open, is what was called on, and nobody holds it. */
    readonly isReached: boolean;
  }[];
  readonly state: TextCall["state"];
  readonly objection: TextCall["objection"];
  /** The parties that have placed nothing yet that shows they have seen it. */
  readonly waitsFor: readonly DelegationId[];
}

/** All calls that were made on a text, the first one first. */
export function callsOf(text: NegotiatingText): readonly CallStanding[] {
  return text.calls.map(({ placed, brackets, state, objection, shownBy }) => ({
    id: placed.act,
    placed,
    brackets: brackets.map(({ bracket, words, subject }) => ({
      bracket: bracketIdOf(text, bracket),
      words,
      isReached: isWithoutHolder(text, bracket) && subjectOf(text, bracket) === subject,
    })),
    state,
    objection,
    waitsFor: state === "open" ? text.parties.filter((party) => !shownBy.includes(party)) : [],
  }));
}
