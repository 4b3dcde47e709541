import { get, values } from "../persistent/id-map.ts";
import type { SessionId } from "../shape.ts";
import type { RoomState } from "../state.ts";
import type { Session } from "./state.ts";

/** The session that is open or suspended, or null when there is none. */
export function currentSession(room: RoomState): Session | null {
  return room.session === null ? null : (get(room.sessions, room.session) ?? null);
}

/** The session that a binding act placed now must name, or null when nothing binding can be done. */
export function openSession(room: RoomState): SessionId | null {
  const session = currentSession(room);
  return session?.state === "open" ? session.id : null;
}

/** Sessions in the order of opening. */
export function sessions(room: RoomState): readonly Session[] {
  return values(room.sessions).toSorted((a, b) => (a.history[0]?.stamp.seq ?? -1) - (b.history[0]?.stamp.seq ?? -1));
}
