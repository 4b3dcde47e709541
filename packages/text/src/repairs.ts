import type { DelegationId } from "@longtable/protocol";

import type { TextActOf } from "./acts/acts.ts";
import { spotOf, wrongPair } from "./acts/repair.ts";
import { isLive } from "./derive/standing.ts";
import type { BracketId } from "./id.ts";
import { bracketAt, bracketIdOf, nodeAt, numberOf, pieceAt } from "./state/lookup.ts";
import type { NegotiatingText } from "./state/records.ts";

/** What some parties have said a mark was meant as, and for whom that waits. */
export interface RepairStanding {
  readonly how: TextActOf["text.repair"]["how"];
  readonly by: readonly DelegationId[];
  readonly waitsFor: readonly DelegationId[];
}

/** What was said so far of a mark, or of options that only a file's words call so; nothing once all have said the same. */
export function repairsOf(text: NegotiatingText, bracket: BracketId): readonly RepairStanding[] {
  return text.repairs
    .map(({ how, by }) => ({
      // The fold's own writing of an act that it has checked.
      how: JSON.parse(how) as RepairStanding["how"],
      by,
      waitsFor: text.parties.filter((party) => !by.includes(party)),
    }))
    .filter(({ how }) => Object.values(how).includes(bracket));
}

/** The marks with which a mark without its partner could be a pair, in the order of the words. */
export function partnersOf(text: NegotiatingText, mark: BracketId): readonly BracketId[] {
  const index = numberOf(text, "bracket", mark);
  if (index < 0 || !isLive(text, index) || bracketAt(text, index).kind !== "mark") return [];
  const spot = spotOf(text, index);
  if (spot === null) return [];
  const { node, field, text: sign } = pieceAt(text, spot.piece);
  return (nodeAt(text, node)[field]?.runs ?? []).flatMap(({ piece }) => {
    const { kind, refersTo } = pieceAt(text, piece);
    if (kind !== "mark" || refersTo === index || !isLive(text, refersTo)) return [];
    const [open, shut] = sign === "[" ? [index, refersTo] : [refersTo, index];
    return wrongPair(text, open, shut) === null ? [bracketIdOf(text, refersTo)] : [];
  });
}
