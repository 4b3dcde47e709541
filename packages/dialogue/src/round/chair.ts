import type { ActId, DelegationId } from "@longtable/protocol";

import { get, set } from "../persistent/id-map.ts";
import type { RoomState } from "../state.ts";

/** Names who chairs a round and, while it is the open one, the room. */
export function setChairs(room: RoomState, id: ActId, chairs: readonly DelegationId[]): RoomState | null {
  const round = get(room.roundsById, id);
  if (round === undefined) return null;
  return { ...room, chairs, roundsById: set(room.roundsById, id, { ...round, chairs }) };
}
