import type { Stamp } from "../stamp.ts";

/** A verdict on another room's record, as it was given here last. */
export interface GivenVerdict {
  readonly verdict: Uint8Array;
  readonly stamp: Stamp;
}
