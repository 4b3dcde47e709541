import type { ActId, DelegationId } from "@longtable/protocol";

import type { Mandate } from "../dialogue/acts.ts";
import type { FileRef, Hash } from "../shape.ts";
import type { Stamp } from "../stamp.ts";
import type { ZonedTime } from "../zoned-time.ts";

/** What can be done only by all parties together. */
export type Matter =
  | { readonly kind: "convening"; readonly title: string; readonly mandate: Mandate }
  | { readonly kind: "mandate"; readonly title: string; readonly mandate: Mandate }
  | { readonly kind: "rules"; readonly rules: string }
  | { readonly kind: "enlargement"; readonly delegation: DelegationId; readonly name: string }
  | { readonly kind: "conclusion"; readonly outcome: "agreed" | "adjourned" | "ended"; readonly text: string }
  /** Who hosts the round with this number, instead of whose turn it is. */
  | { readonly kind: "host"; readonly round: number; readonly delegation: DelegationId }
  | { readonly kind: "chairs"; readonly round: ActId; readonly delegations: readonly DelegationId[] }
  | { readonly kind: "intersessional-closing"; readonly session: string }
  /** A step's new date. */
  | {
      readonly kind: "carrying";
      readonly step: ActId;
      readonly terms: Hash;
      readonly by: ZonedTime;
      readonly why: string;
    }
  /** What a working group agrees to report back. */
  | { readonly kind: "group-report"; readonly text: string; readonly files: readonly FileRef[] };

/**
 * A matter before all parties. Whoever opens it accepts it; it is adopted when every delegation that is
 * then a party has accepted this very content, and one that declines ends it. Silence is not acceptance.
 */
export interface Accord {
  readonly id: ActId;
  readonly matter: Matter;
  /** What `accord.accept` must name. */
  readonly subject: Hash;
  readonly opened: Stamp;
  readonly accepted: Readonly<Record<DelegationId, Stamp>>;
  readonly declined: { readonly stamp: Stamp; readonly reason: string | null } | null;
  /** `overtaken`: all accepted, but what it was about had passed. */
  readonly state: "open" | "adopted" | "declined" | "withdrawn" | "overtaken";
  /** The act that closed it. */
  readonly closed: Stamp | null;
}
