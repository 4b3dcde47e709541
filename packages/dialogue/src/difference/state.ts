import type { ActId, DelegationId } from "@longtable/protocol";

import type { Log } from "../persistent/log.ts";
import type { ProvisionRef } from "../shape.ts";
import type { Stamp } from "../stamp.ts";
import type { Assessment } from "./acts.ts";

/** What happened to a difference, for its history. */
export interface DifferenceChange {
  readonly id: ActId;
  readonly stamp: Stamp;
  readonly change:
    | { readonly kind: "position"; readonly text: string }
    | { readonly kind: "assessment"; readonly assessment: Assessment }
    | { readonly kind: "linked" | "unlinked"; readonly provision: ProvisionRef };
}

/** A point of contention: each side's position and its own assessment, side by side. */
export interface Difference {
  readonly id: ActId;
  readonly title: string;
  readonly topic: ActId | null;
  readonly opened: Stamp;
  readonly positions: Readonly<Record<DelegationId, { readonly text: string; readonly stamp: Stamp }>>;
  readonly assessments: Readonly<Record<DelegationId, { readonly assessment: Assessment; readonly stamp: Stamp }>>;
  readonly links: readonly { readonly provision: ProvisionRef; readonly stamp: Stamp }[];
  /** Every change, in placed order. */
  readonly history: Log<DifferenceChange>;
}
