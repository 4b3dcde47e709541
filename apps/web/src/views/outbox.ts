import { type ActEvent, type RefusalCode, type RoomState, currentSession } from "@longtable/dialogue";
import type { Act, ChainId } from "@longtable/protocol";

import { type ActLine, actLine, whyRefused } from "./act-line.ts";
import { type DelegationFace, delegationFaces } from "./people.ts";
import { type DeskNow, type RoomNow, roomMeant } from "./view.ts";

/** What this device did in a room and what has become of it: what is not in the record yet, and what was not taken. */
export interface OutboxView {
  readonly delegations: readonly DelegationFace[];
  /** Kept here, oldest first: it may still be placed. */
  readonly waiting: readonly ActLine[];
  /** In the record and without effect, newest first, until somebody has looked at it. */
  readonly notTaken: readonly NotTaken[];
}

export interface NotTaken extends ActLine {
  /** Whether doing it again would take effect now. */
  readonly mayRepeat: boolean;
}

/** So many of the newest events are looked through: what is older was seen, or does not matter any more. */
const LOOKED_THROUGH = 500;

/** What of this device's own doing is on its way, and what came back. */
export function outbox(now: RoomNow, _: null, desk: DeskNow): OutboxView {
  const { state, snapshot, author } = now;
  const named = roomMeant(desk, "table")?.state ?? state;
  return {
    delegations: delegationFaces(named, author?.delegation ?? null),
    waiting: snapshot.waiting
      .filter(({ act }) => act.type !== "heartbeat" && act.type !== "verdict.give")
      .flatMap(({ id, act, at }) => {
        if (author === null) return [];
        const chain = "" as ChainId;
        return [actLine({ kind: "act", id, seq: snapshot.size, at, act, ...author, seen: 0, chain, n: 0 }, state)];
      }),
    notTaken: notTaken(now, desk),
  };
}

function notTaken({ state, events, mayAct }: RoomNow, { seat, kept }: DeskNow): readonly NotTaken[] {
  const why = whyRefused(state);
  const found: NotTaken[] = [];
  if (why.size === 0) return found;
  const letBe = new Set(kept.letBe);
  for (let index = events.length - 1; index >= Math.max(0, events.length - LOOKED_THROUGH); index -= 1) {
    const event = events[index];
    if (event?.kind !== "act" || event.device !== seat.device || event.at < kept.since) continue;
    const code = why.get(event.id);
    if (code === undefined || letBe.has(event.id) || event.act.type === "heartbeat") continue;
    found.push({ ...actLine(event, state), mayRepeat: mayAct(renewed(event, code, state)).ok });
  }
  return found;
}

/** An act as it is done again: the same, but that one which missed its session belongs to the one that is open now. */
export function renewed({ act }: ActEvent, code: RefusalCode, state: RoomState): Act {
  const session = currentSession(state)?.id;
  const again = act as Act;
  return code === "OUTSIDE_SESSION" && session !== undefined ? { ...again, session } : again;
}
