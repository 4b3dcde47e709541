import { saidForTheRecord } from "@longtable/dialogue";
import type { DelegationId } from "@longtable/protocol";

import type { RoomNow } from "./view.ts";

/** Words said for the record. */
export interface SaidFace {
  readonly id: string;
  readonly delegation: DelegationId;
  readonly text: string;
  /** Milliseconds since 1970 by the speaker's clock. */
  readonly at: number;
}

/** The latest words said for the record in a room, oldest first. */
export function said({ state }: RoomNow, { most }: { readonly most: number }): readonly SaidFace[] {
  const from = Math.max(0, state.spoken.words.length - most);
  return [...saidForTheRecord(state, from)].map(({ id, text, stamp }) => ({
    id,
    delegation: stamp.delegation,
    text,
    at: stamp.at,
  }));
}
