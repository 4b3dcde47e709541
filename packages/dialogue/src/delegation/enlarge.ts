import type { DelegationId } from "@longtable/protocol";

import type { RoomState } from "../state.ts";

/** One more delegation: a party from here on, last in the order of hosting. It undoes nothing agreed before. */
export function enlarge(room: RoomState, delegation: DelegationId): RoomState {
  return { ...room, delegations: [...room.delegations, delegation] };
}
