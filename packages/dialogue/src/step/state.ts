import type { ActId, DelegationId } from "@longtable/protocol";

import type { FileRef, Hash } from "../shape.ts";
import type { Stamp } from "../stamp.ts";
import type { StepTerms } from "./acts.ts";

/** What one who undertook a step says of it. */
export interface StepReport {
  readonly id: ActId;
  readonly text: string;
  readonly done: boolean;
  readonly files: readonly FileRef[];
  readonly stamp: Stamp;
}

/** A concrete step: who does what by when, how it is verified, followed up in later rounds. */
export interface Step {
  readonly id: ActId;
  readonly terms: StepTerms;
  /** H of the terms: what `step.undertake` and `step.carry` name. */
  readonly subject: Hash;
  readonly proposed: Stamp;
  readonly withdrawn: Stamp | null;
  readonly undertaken: Readonly<Record<DelegationId, Stamp>>;
  readonly declined: Readonly<Record<DelegationId, { readonly stamp: Stamp; readonly reason: string | null }>>;
  readonly reports: readonly StepReport[];
  /** H of the terms and all reports: what `step.verify` and `step.dispute` name. */
  readonly reported: Hash;
  /** Of the present `reported`; a further report asks for verifying anew. */
  readonly verified: Readonly<Record<DelegationId, Stamp>>;
  /** Standing disputes; each is lifted by whoever raised it. */
  readonly disputes: Readonly<Record<DelegationId, { readonly stamp: Stamp; readonly reason: string }>>;
  /** Rounds that were opened while it was open. */
  readonly carried: readonly ActId[];
  /** Dates it had before all agreed on a new one. */
  readonly postponed: readonly { readonly from: StepTerms["by"] | null; readonly stamp: Stamp; readonly why: string }[];
}
