import type { DelegationId } from "@longtable/protocol";

import { parties } from "../delegation/select.ts";
import { get } from "../persistent/id-map.ts";
import type { RoomState } from "../state.ts";
import type { Call } from "./state.ts";

/** Calls that wait for a party to have seen them. */
export function openCalls(room: RoomState): readonly Call[] {
  return room.openCalls.flatMap((id) => get(room.calls, id) ?? []);
}

/** The parties that have not yet shown that they have seen a call. */
export function notYetShown(room: RoomState, call: Call): readonly DelegationId[] {
  return call.state === "open" ? parties(room).filter((party) => call.shownBy[party] === undefined) : [];
}
