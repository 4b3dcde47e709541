import { openAccord } from "../accord/effects.ts";
import type { EffectsOf } from "../effect.ts";
import { get, set } from "../persistent/id-map.ts";
import type { RefusalCode } from "../refusal.ts";
import type { SessionId } from "../shape.ts";
import type { RoomState } from "../state.ts";
import { closeSession } from "./intersessional.ts";
import type { Session, SessionChange } from "./state.ts";
import type { sessionActs } from "./acts.ts";

function change(
  room: RoomState,
  id: SessionId,
  from: Session["state"],
  to: Session["state"],
  entry: SessionChange,
): RoomState | RefusalCode {
  const session = get(room.sessions, id);
  if (session === undefined) return "NOTHING_THERE";
  if (session.kind !== "session" || session.state !== from) return "WRONG_STATE";
  const next: Session = { ...session, state: to, history: [...session.history, entry] };
  return { ...room, sessions: set(room.sessions, id, next) };
}

export const sessionEffects: EffectsOf<keyof typeof sessionActs> = {
  "session.open": (room, act, stamp) => {
    if (room.rounds.current === null) return "NO_ROUND";
    if (room.session !== null) return "WRONG_STATE";
    const session: Session = {
      id: stamp.act,
      kind: "session",
      round: room.rounds.current,
      title: act.title ?? null,
      state: "open",
      history: [{ what: "opened", stamp, until: null }],
    };
    return { ...room, sessions: set(room.sessions, session.id, session), session: session.id };
  },
  "session.suspend": (room, act, stamp) =>
    change(room, act.session, "open", "suspended", { what: "suspended", stamp, until: act.until ?? null }),
  "session.resume": (room, act, stamp) =>
    change(room, act.session, "suspended", "open", { what: "resumed", stamp, until: null }),
  "session.adjourn": (room, act, stamp) => {
    const session = get(room.sessions, act.session);
    if (session === undefined) return "NOTHING_THERE";
    if (session.kind !== "session" || session.state === "adjourned") return "WRONG_STATE";
    const closed = closeSession(room, stamp);
    const history = [...session.history, { what: "adjourned" as const, stamp, until: act.until ?? null }];
    return {
      ...closed,
      sessions: set(closed.sessions, session.id, { ...session, state: "adjourned" as const, history }),
    };
  },
  "session.close-intersessional": (room, act, stamp) => {
    if (get(room.sessions, act.session)?.kind !== "intersessional") return "WRONG_STATE";
    return openAccord(room, { kind: "intersessional-closing", session: act.session }, stamp);
  },
};
