import type { ActId } from "@longtable/protocol";

import type { SessionId } from "../shape.ts";
import type { Stamp } from "../stamp.ts";
import type { ZonedTime } from "../zoned-time.ts";

/** One of a session's changes. */
export interface SessionChange {
  readonly what: "opened" | "suspended" | "resumed" | "adjourned";
  readonly stamp: Stamp;
  /** When it is meant to go on, as the chair said. */
  readonly until: ZonedTime | null;
}

/**
 * A part of a round; or what stands between rounds (`intersessional`), or, in a room without rounds, always
 * (`standing`). Binding acts belong to one and have effect only while it is open.
 */
export interface Session {
  readonly id: SessionId;
  readonly kind: "session" | "intersessional" | "standing";
  readonly round: ActId | null;
  readonly title: string | null;
  readonly state: "open" | "suspended" | "adjourned";
  readonly history: readonly SessionChange[];
}
