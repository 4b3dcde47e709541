import type { Round } from "../round/state.ts";
import { type ZonedTime, instantOf } from "../zoned-time.ts";
import type { ProgrammeItem } from "./acts.ts";

/** A point of the programme, planned beside actual. */
export interface PlannedBesideActual {
  readonly item: ProgrammeItem;
  readonly began: ZonedTime | null;
  readonly ended: ZonedTime | null;
  /** How late it began, in minutes; negative when early, null before it began. */
  readonly lateBy: number | null;
}

/** A round's programme in planned order; empty when none is planned. */
export function plannedBesideActual(round: Round): readonly PlannedBesideActual[] {
  const { programme } = round;
  if (programme === null) return [];
  return programme.items.map((item) => {
    const actual = Object.hasOwn(programme.actual, item.key) ? programme.actual[item.key] : undefined;
    const began = actual?.began?.at ?? null;
    const lateBy = began === null ? null : (instantOf(began) - instantOf(item.starts)) / 60_000;
    return { item, began, ended: actual?.ended?.at ?? null, lateBy };
  });
}
