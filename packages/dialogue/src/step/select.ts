import type { DelegationId } from "@longtable/protocol";

import { values } from "../persistent/id-map.ts";
import type { RoomState } from "../state.ts";
import type { Step } from "./state.ts";

/**
 * Where a step stands. `proposed`: not all who are to do it have undertaken it. `disputed`: a dispute
 * stands, whatever else. `reported`: reported as done by all who undertook it, not yet verified.
 */
export const STEP_STATES = [
  "proposed",
  "undertaken",
  "reported",
  "disputed",
  "verified",
  "declined",
  "withdrawn",
] as const;
export type StepState = (typeof STEP_STATES)[number];

/** Where a step stands, derived from what each delegation has done for itself. */
export function stateOfStep(step: Step): StepState {
  const { who, verification } = step.terms;
  if (step.withdrawn !== null) return "withdrawn";
  if (who.some((delegation) => step.undertaken[delegation] === undefined)) {
    return Object.keys(step.declined).length > 0 ? "declined" : "proposed";
  }
  if (Object.keys(step.disputes).length > 0) return "disputed";
  if (!isReportedDone(step)) return "undertaken";
  return verification.by.every((delegation) => step.verified[delegation] !== undefined) ? "verified" : "reported";
}

/** Whether everybody who is to do it says that nothing remains to be done. */
export function isReportedDone(step: Step): boolean {
  return step.terms.who.every((delegation) => isDoneBy(step, delegation));
}

/** Whether a delegation's latest report says that nothing remains to be done. */
function isDoneBy(step: Step, delegation: DelegationId): boolean {
  return step.reports.findLast(({ stamp }) => stamp.delegation === delegation)?.done ?? false;
}

/** Whether something is still owed: undertaken by all who are to do it, and not yet verified. */
export function isOpenStep(step: Step): boolean {
  const state = stateOfStep(step);
  return state === "undertaken" || state === "reported" || state === "disputed";
}

/** Steps in the order in which they were proposed. */
export function steps(room: RoomState): readonly Step[] {
  return values(room.steps).toSorted((a, b) => a.proposed.seq - b.proposed.seq);
}

/** Steps by where they stand, each list in the order of proposing. */
export function stepsByState(room: RoomState): Readonly<Record<StepState, readonly Step[]>> {
  const by: Record<StepState, Step[]> = {
    proposed: [],
    undertaken: [],
    reported: [],
    disputed: [],
    verified: [],
    declined: [],
    withdrawn: [],
  };
  for (const step of steps(room)) by[stateOfStep(step)].push(step);
  return by;
}
