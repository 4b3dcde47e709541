import type { ActId, DelegationId } from "@longtable/protocol";

import type { Hash, ParticipantId } from "../shape.ts";
import type { Stamp } from "../stamp.ts";

/** What the host asks of everybody at the table. */
export interface HouseRules {
  readonly id: ActId;
  readonly rules: readonly { readonly key: string; readonly text: string }[];
  /** What `house.acknowledge` names: the rules' hash, so that the same rules need no second acknowledgement. */
  readonly subject: Hash;
  readonly stamp: Stamp;
}

/** Somebody's place at the table. */
export interface Seat {
  readonly participant: ParticipantId;
  readonly delegation: DelegationId;
  readonly place: number;
  readonly stamp: Stamp;
}

/** The house: its rules, who acknowledged which, and who sits where. */
export interface House {
  readonly rules: HouseRules | null;
  readonly acknowledged: Readonly<Record<ParticipantId, { readonly subject: Hash; readonly stamp: Stamp }>>;
  readonly seats: Readonly<Record<ParticipantId, Seat>>;
}
