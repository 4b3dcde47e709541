import type { RoomEvent } from "@longtable/dialogue";
import type { DelegationId } from "@longtable/protocol";
import { type BracketId, type NegotiatingText, type Placed, type Turn, historyOf } from "@longtable/text";

import { inventedActs } from "./invented.ts";

/** Who placed an act, and when, as a screen tells it. */
export interface PlacedFace {
  readonly act: string;
  readonly by: DelegationId;
  readonly name: string | null;
  readonly role: string;
  readonly onBehalfOf: "head" | null;
  /** Milliseconds since 1970 by its author's clock. */
  readonly at: number;
  readonly isInvented: boolean;
}

/** One thing that befell a bracket. */
export interface HappenedFace extends PlacedFace {
  readonly id: string;
  readonly what: Turn["what"];
  readonly note: string | null;
}

/** Who placed it, for a screen. */
export function placedFace(
  { act, delegation, name, role, onBehalfOf, at }: Placed,
  events: readonly RoomEvent[],
): PlacedFace {
  return { act, by: delegation, name, role, onBehalfOf, at, isInvented: inventedActs(events).has(act) };
}

/** What befell a bracket, the first thing first. */
export function historyFaces(
  text: NegotiatingText,
  bracket: BracketId,
  events: readonly RoomEvent[],
): readonly HappenedFace[] {
  return historyOf(text, bracket).map(({ what, placed, note }, index) => ({
    ...placedFace(placed, events),
    id: `${index}`,
    what,
    note,
  }));
}
