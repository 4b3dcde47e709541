import type { DelegationId } from "@longtable/protocol";

import { parties } from "../delegation/select.ts";
import { values } from "../persistent/id-map.ts";
import type { RoomState } from "../state.ts";
import type { Assessment } from "./acts.ts";
import type { Difference } from "./state.ts";

/** All differences in the order in which they were opened. */
export function differences(room: RoomState): readonly Difference[] {
  return values(room.differences).toSorted((a, b) => a.opened.seq - b.opened.seq);
}

/** Whether every party, each for itself, has assessed it as agreed. */
export function isSettled(room: RoomState, difference: Difference): boolean {
  return parties(room).every((party) => difference.assessments[party]?.assessment === "agreed");
}

/** Those that at least one party does not assess as agreed. */
export function openDifferences(room: RoomState): readonly Difference[] {
  return differences(room).filter((difference) => !isSettled(room, difference));
}

/** One side of a difference. */
export interface SideOfDifference {
  readonly delegation: DelegationId;
  readonly position: string | null;
  /** `not-discussed` until the delegation assesses it. */
  readonly assessment: Assessment;
}

/** Every party's position and assessment side by side, in the order of founding. Nothing is averaged. */
export function sideBySide(room: RoomState, difference: Difference): readonly SideOfDifference[] {
  return parties(room).map((delegation) => ({
    delegation,
    position: difference.positions[delegation]?.text ?? null,
    assessment: difference.assessments[delegation]?.assessment ?? "not-discussed",
  }));
}
