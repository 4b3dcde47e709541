import { values } from "../persistent/id-map.ts";
import type { RoomState } from "../state.ts";
import type { Group } from "./state.ts";

/** Working groups in the order in which they were formed, dissolved ones too. */
export function groups(room: RoomState): readonly Group[] {
  return values(room.groups).toSorted((a, b) => a.formed.seq - b.formed.seq);
}
