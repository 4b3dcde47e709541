import { get } from "../persistent/id-map.ts";
import type { RoomState } from "../state.ts";
import type { Topic } from "./state.ts";

/** The agenda's topics in its order: as added, or as a chair's call has put them. */
export function agenda(room: RoomState): readonly Topic[] {
  return room.agenda.flatMap((id) => get(room.topics, id) ?? []);
}

/** The topic that the chair turned to last, or null. */
export function currentTopic(room: RoomState): Topic | null {
  return room.topic === null ? null : (get(room.topics, room.topic) ?? null);
}
