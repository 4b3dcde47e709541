import { bracketAt } from "./lookup.ts";
import { beforeThat, lastOf } from "./past.ts";
import type { Bracket, BracketState, Happened, NegotiatingText } from "./records.ts";

/** The state a bracket was in when a place in the record had been folded; null before it was there. */
export function stateAt(text: Pick<NegotiatingText, "past">, bracket: Bracket, seq: number): BracketState | null {
  for (let one: Happened | null = lastOf(text, bracket); one !== null; one = beforeThat(text, one)) {
    if (one.placed.seq <= seq) return one.turn.state;
  }
  return null;
}

/** What going back to a place would change: each bracket whose state then was another, ascending. Packages and ways back stay as they are. */
export function changedSince(
  text: NegotiatingText,
  seq: number,
): readonly { readonly bracket: number; readonly state: BracketState }[] {
  const found: { bracket: number; state: BracketState }[] = [];
  for (let index = 1; index < text.brackets.length; index += 1) {
    const bracket = bracketAt(text, index);
    if (bracket.kind === "package" || bracket.kind === "revert") continue;
    // What was not there then is put aside; what was open in between and is closed now was nothing then either.
    const state = stateAt(text, bracket, seq) ?? "moot";
    const isNothing = stateAt(text, bracket, seq) === null && bracket.state !== "open" && bracket.state !== "agreed";
    if (state !== bracket.state && !isNothing) found.push({ bracket: index, state });
  }
  return found;
}
