import type { ActId, DelegationId } from "@longtable/protocol";

import type { BracketId } from "../id.ts";
import { bracketIdOf } from "../state/lookup.ts";
import type { NegotiatingText } from "../state/records.ts";

/** A chair's call that waits: what is to become of which brackets, and who has shown to have seen it. */
export interface OpenCall {
  readonly call: ActId;
  readonly by: DelegationId;
  readonly brackets: readonly { readonly bracket: BracketId; readonly words: "keep" | "drop" }[];
  readonly shownBy: readonly DelegationId[];
}

/** The calls on a text that have not taken effect and were not stopped, in the order in which they were made. */
export function openCalls(text: NegotiatingText): readonly OpenCall[] {
  return text.calls
    .filter(({ state }) => state === "open")
    .map(({ placed, brackets, shownBy }) => ({
      call: placed.act,
      by: placed.delegation,
      brackets: brackets.map(({ bracket, words }) => ({ bracket: bracketIdOf(text, bracket), words })),
      shownBy,
    }));
}
