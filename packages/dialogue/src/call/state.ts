import type { ActId, DelegationId } from "@longtable/protocol";

import type { Hash } from "../shape.ts";
import type { Stamp } from "../stamp.ts";
import type { CallMatter } from "./acts.ts";

/**
 * A chair's binding act. It takes effect when every party has placed an act after it whose `seen` covers
 * it, and none has objected, while its session lasts: so the next act is no deadline, and nobody is bound by what they
 * could not see.
 */
export interface Call {
  readonly id: ActId;
  readonly matter: CallMatter;
  readonly subject: Hash;
  readonly made: Stamp;
  /** The place of the act by which each delegation showed that it has seen the call. */
  readonly shownBy: Readonly<Record<DelegationId, number>>;
  readonly objection: { readonly stamp: Stamp; readonly reason: string | null } | null;
  /** `lapsed`: its session was over before every party had seen it. */
  readonly state: "open" | "taken" | "objected" | "withdrawn" | "lapsed";
}
