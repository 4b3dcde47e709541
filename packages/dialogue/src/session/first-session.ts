import { type IdMap, emptyMap, set } from "../persistent/id-map.ts";
import type { FoundedEvent } from "../event.ts";
import type { SessionId } from "../shape.ts";
import type { Session } from "./state.ts";

/** What is open from the founding: at the table the first intersessional session, elsewhere a standing one. */
export function firstSession(founded: FoundedEvent): {
  readonly sessions: IdMap<SessionId, Session>;
  readonly session: SessionId;
} {
  const kind = founded.roomKind === "table" ? "intersessional" : "standing";
  const session: Session = { id: founded.room, kind, round: null, title: null, state: "open", history: [] };
  return { sessions: set(emptyMap<SessionId, Session>(), founded.room, session), session: founded.room };
}
