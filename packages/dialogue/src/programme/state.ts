import type { DelegationId } from "@longtable/protocol";

import type { Hash } from "../shape.ts";
import type { Stamp } from "../stamp.ts";
import type { ZonedTime } from "../zoned-time.ts";
import type { ProgrammeItem } from "./acts.ts";

/** What the chair stated about a point of the programme. */
export interface ActualTimes {
  readonly began: { readonly at: ZonedTime; readonly stamp: Stamp } | null;
  readonly ended: { readonly at: ZonedTime; readonly stamp: Stamp } | null;
}

/** A round's programme: planned, and beside it what was. It binds nobody. */
export interface Programme {
  readonly items: readonly ProgrammeItem[];
  /** What `programme.agree` names. */
  readonly subject: Hash;
  readonly planned: Stamp;
  readonly agreed: Readonly<Record<DelegationId, Stamp>>;
  readonly actual: Readonly<Record<string, ActualTimes>>;
}
