import type { DelegationId } from "@longtable/protocol";

import { type Participant, participants } from "../delegation/select.ts";
import type { ParticipantId } from "../shape.ts";
import type { RoomState } from "../state.ts";
import type { Seat } from "./state.ts";

/** Whether a participant has acknowledged the rules that now hold; true where the host asks nothing. */
export function hasAcknowledged(room: RoomState, id: ParticipantId): boolean {
  const { rules, acknowledged } = room.house;
  return rules === null || acknowledged[id]?.subject === rules.subject;
}

/** Who has not yet acknowledged the house rules. */
export function stillToAcknowledge(room: RoomState): readonly Participant[] {
  return participants(room).filter(({ id }) => !hasAcknowledged(room, id));
}

/** One side of the table, from left to right. */
export function seatsOf(room: RoomState, delegation: DelegationId): readonly Seat[] {
  return Object.values(room.house.seats)
    .filter((seat: Seat) => seat.delegation === delegation)
    .toSorted((a: Seat, b: Seat) => a.place - b.place);
}
