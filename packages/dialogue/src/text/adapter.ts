import type { ActId, DelegationId, Value } from "@longtable/protocol";

import type { ActEvent } from "../event.ts";
import type { RefusalCode } from "../refusal.ts";
import type { SessionId } from "../shape.ts";
import type { Stamp } from "../stamp.ts";

/** What a negotiating text's fold may know of the room around it. */
export interface TextSurroundings {
  /** Who decides at this place in the record, never observers: TEXT.md's Parties. */
  readonly parties: readonly DelegationId[];
  readonly chairs: readonly DelegationId[];
  /** The open session, which a binding act must name; null when nothing binding can be done. */
  readonly session: SessionId | null;
  /** The room's places so far. */
  readonly size: number;
}

/** A text act on its way to the text's fold: its author already found admitted, its type not yet read. */
export interface TextAct {
  readonly event: ActEvent;
  readonly stamp: Stamp;
  readonly surroundings: TextSurroundings;
}

/**
 * The seam to `packages/text`: every act whose type begins with `text.` goes through here, with the same
 * promise as any other effect: the new state, or the code of why there is none. While `isWaiting`, `saw`
 * hears of every act that took effect, whatever its type, for calls that wait to be seen by all.
 */
export interface TextFold<S> {
  readonly empty: S;
  readonly apply: (state: S, act: TextAct) => S | { readonly refused: RefusalCode };
  readonly isWaiting: (state: S) => boolean;
  readonly saw: (state: S, event: ActEvent, surroundings: TextSurroundings) => S;
  /** The state as canonical CBOR can hold it, or a digest of it: a part of the room's state hash. */
  readonly project: (state: S) => Value;
}

/** A room's texts as the room's state holds them. */
export interface TextState {
  /** Texts tabled here, by the act that tabled them. */
  readonly tabled: readonly ActId[];
}

/** No text acts are known yet under `longtable/1`; each is refused as any unknown act is. */
export const textFold: TextFold<TextState> = {
  empty: { tabled: [] },
  apply: () => ({ refused: "UNKNOWN_ACT" }),
  isWaiting: () => false,
  saw: (state) => state,
  project: (state) => ({ tabled: state.tabled }),
};
