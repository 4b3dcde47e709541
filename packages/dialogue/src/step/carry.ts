import type { Matter } from "../accord/state.ts";
import { set } from "../persistent/id-map.ts";
import type { Stamp } from "../stamp.ts";
import type { RoomState } from "../state.ts";
import { isOpenStep } from "./select.ts";
import type { Step } from "./state.ts";
import { withTerms } from "./subject.ts";

/**
 * Gives a step the date that all parties accepted. Who undertook it has accepted the new date with the
 * others, so the undertaking stands. Null when its terms have changed meanwhile or nothing is owed.
 */
export function carryStep(
  room: RoomState,
  step: Step,
  matter: Extract<Matter, { readonly kind: "carrying" }>,
  stamp: Stamp,
): RoomState | null {
  if (step.subject !== matter.terms || !isOpenStep(step)) return null;
  const postponed = [...step.postponed, { from: step.terms.by ?? null, stamp, why: matter.why }];
  const next: Step = { ...withTerms(step, { ...step.terms, by: matter.by }), postponed, verified: {} };
  return { ...room, steps: set(room.steps, step.id, next) };
}
