import { get, set } from "../persistent/id-map.ts";
import type { RoomState } from "../state.ts";

/** Calls that wait for a party to have seen them have no effect any more. */
export function lapseCalls(room: RoomState): RoomState {
  let { calls } = room;
  for (const id of room.openCalls) {
    const call = get(calls, id);
    if (call !== undefined) calls = set(calls, id, { ...call, state: "lapsed" as const });
  }
  return { ...room, calls, openCalls: [] };
}
