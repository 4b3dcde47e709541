import { bracketAt } from "./lookup.ts";
import { beforeThat, lastOf } from "./past.ts";
import type { Bracket, BracketState, Happened, NegotiatingText, Turn } from "./records.ts";

/** What had befallen a bracket last when a place in the record had been folded; null before it was there. */
export function turnAt(text: Pick<NegotiatingText, "past">, bracket: Bracket, seq: number): Turn | null {
  for (let one: Happened | null = lastOf(text, bracket); one !== null; one = beforeThat(text, one)) {
    if (one.placed.seq <= seq) return one.turn;
  }
  return null;
}

/** The state a bracket was in then; null before it was there. */
export function stateAt(text: Pick<NegotiatingText, "past">, bracket: Bracket, seq: number): BracketState | null {
  return turnAt(text, bracket, seq)?.state ?? null;
}

/** Where those that were agreed when a place had been folded were agreed, the latest first: of several moves of one provision, the last one counts. */
export function byAgreement(text: NegotiatingText, seq: number): (one: number, other: number) => number {
  const places = (index: number): readonly number[] => {
    const found: number[] = [];
    for (let one: Happened | null = lastOf(text, bracketAt(text, index)); one !== null; one = beforeThat(text, one)) {
      if (one.placed.seq <= seq && one.turn.what === "agreed") found.push(one.placed.seq);
    }
    return found;
  };
  return (one, other) => {
    const [first, second] = [places(one), places(other)];
    // What one way back put into force at once, the agreements before it tell apart.
    const length = Math.max(first.length, second.length);
    for (let nth = 0; nth < length; nth += 1) {
      const difference = (first[nth] ?? -1) - (second[nth] ?? -1);
      if (difference !== 0) return difference;
    }
    return one - other;
  };
}

/** What going back to a place would change: each bracket whose state then was another, ascending. Other ways back stay as they are. */
export function changedSince(
  text: NegotiatingText,
  seq: number,
): readonly { readonly bracket: number; readonly state: BracketState }[] {
  const found: { bracket: number; state: BracketState }[] = [];
  for (let index = 1; index < text.brackets.length; index += 1) {
    const bracket = bracketAt(text, index);
    if (bracket.kind === "revert") continue;
    // What was not there then is put aside; what was open in between and is closed now was nothing then either.
    const state = stateAt(text, bracket, seq) ?? "moot";
    const isNothing = stateAt(text, bracket, seq) === null && bracket.state !== "open" && bracket.state !== "agreed";
    if (state !== bracket.state && !isNothing) found.push({ bracket: index, state });
  }
  return found;
}
