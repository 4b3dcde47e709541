import type { ActId, DelegationId } from "@longtable/protocol";

import type { Programme } from "../programme/state.ts";
import type { Stamp } from "../stamp.ts";
import type { ZonedTime } from "../zoned-time.ts";
import type { Venue } from "./acts.ts";

/** A head's seal, as the room's control entries have it. */
export interface Seal {
  readonly delegation: DelegationId;
  /** The place of the sealing entry. */
  readonly seq: number;
  /** What it covers: the record's first `size` places, with this root and this state. */
  readonly size: number;
  readonly root: string;
  readonly stateHash: string;
}

/** A meeting between delegations at a venue with a host. */
export interface Round {
  readonly id: ActId;
  readonly title: string;
  readonly venue: Venue;
  readonly starts: ZonedTime | null;
  readonly when: string | null;
  readonly state: "planned" | "open" | "closed";
  readonly planned: Stamp;
  /** From 1, in the order of opening; null while planned. */
  readonly number: number | null;
  readonly host: DelegationId | null;
  readonly chairs: readonly DelegationId[];
  readonly opened: Stamp | null;
  readonly closed: Stamp | null;
  readonly summary: string | null;
  readonly programme: Programme | null;
  /** Each delegation's newest seal that covers the closing. */
  readonly seals: Readonly<Record<DelegationId, Seal>>;
}

/** The rounds of a dialogue. */
export interface Rounds {
  /** Ids of opened rounds, in order; `opened.length` is the number of the latest. */
  readonly opened: readonly ActId[];
  readonly current: ActId | null;
  readonly firstHost: DelegationId | null;
  /** Agreed by all for the round with that number, instead of whose turn it is. */
  readonly agreedHost: { readonly round: number; readonly delegation: DelegationId } | null;
}
