import type { Stamp } from "../stamp.ts";

/** An invitation that a delegation's devices watch for whoever comes by it. */
export interface InvitationGiven {
  readonly watchKey: Uint8Array;
  /** Milliseconds since 1970. */
  readonly until: number;
  readonly stamp: Stamp;
}
