import type { ActId, DelegationId } from "@longtable/protocol";

import type { Log } from "../persistent/log.ts";
import type { IdMap } from "../persistent/id-map.ts";
import type { ParticipantId, SessionId } from "../shape.ts";
import type { Stamp } from "../stamp.ts";

/** Somebody waits for the floor. */
export interface FloorRequest {
  readonly id: ActId;
  readonly delegation: DelegationId;
  readonly speaker: ParticipantId;
  readonly topic: ActId | null;
  readonly note: string | null;
  readonly stamp: Stamp;
}

/**
 * A turn at speaking. Its length is what placed acts state, never a difference of two `at`: authors'
 * clocks are not to be trusted, and `at` decides nothing. The chair's count holds; the speaker's own,
 * where the speaker states one, stands beside it, and holds where the chair stated none.
 */
export interface Turn {
  readonly id: ActId;
  readonly delegation: DelegationId;
  /** Null when a delegation was given the floor without a speaker being named. */
  readonly speaker: ParticipantId | null;
  readonly session: SessionId;
  readonly topic: ActId | null;
  readonly granted: Stamp;
  readonly yielded: Stamp | null;
  readonly ended: Stamp | null;
  readonly spentByChair: number | null;
  readonly spentBySpeaker: number | null;
}

/** Who speaks, who waits, whose microphone is on. */
export interface Floor {
  /** The turn that is running. */
  readonly turn: ActId | null;
  /** In the order in which they will speak. */
  readonly waiting: readonly FloorRequest[];
  readonly turns: IdMap<ActId, Turn>;
  /** Turns in the order of granting. */
  readonly order: Log<{ readonly id: ActId }>;
  /** Participants whose microphone is on. */
  readonly microphones: Readonly<Record<ParticipantId, Stamp>>;
  readonly listClosed: boolean;
  /** Seconds a turn is meant to take; null for as long as one likes. Shown, never enforced. */
  readonly speakingTime: number | null;
}
