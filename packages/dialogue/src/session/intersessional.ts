import { lapseCalls } from "../call/lapse.ts";
import { get, set } from "../persistent/id-map.ts";
import type { Stamp } from "../stamp.ts";
import type { RoomState } from "../state.ts";
import type { Session } from "./state.ts";

/**
 * Ends whatever session is open or suspended. What belonged to it ends with it: the turn, the list of speakers and its
 * closing, and † calls that not every party has seen, so that no chair rules on after its round.
 */
export function closeSession(room: RoomState, stamp: Stamp): RoomState {
  const session = room.session === null ? undefined : get(room.sessions, room.session);
  if (session === undefined) return room;
  const history = [...session.history, { what: "adjourned" as const, stamp, until: null }];
  const sessions = set(room.sessions, session.id, { ...session, state: "adjourned" as const, history });
  const floor = { ...room.floor, turn: null, waiting: [], listClosed: false, microphones: {} };
  return { ...lapseCalls(room), sessions, session: null, floor };
}

/** The session between rounds: it bears the id of the act that closed the round. */
export function openIntersessional(room: RoomState, stamp: Stamp): RoomState {
  const history = [{ what: "opened" as const, stamp, until: null }];
  const session: Session = { id: stamp.act, kind: "intersessional", round: null, title: null, state: "open", history };
  return { ...room, sessions: set(room.sessions, session.id, session), session: session.id };
}

/** Closes the intersessional session that all parties agreed to close; null when it is no longer that one. */
export function closeIntersessional(room: RoomState, id: string, stamp: Stamp): RoomState | null {
  const session = room.session === null ? undefined : get(room.sessions, room.session);
  return session?.id === id && session.kind === "intersessional" ? closeSession(room, stamp) : null;
}
