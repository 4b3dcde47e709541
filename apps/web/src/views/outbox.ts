import type { ActRefusal, RefusedEntry } from "@longtable/client";
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

function notTaken({ state, events, snapshot, mayAct }: RoomNow, { seat, kept }: DeskNow): readonly NotTaken[] {
  const why = whyRefused(state);
  const letBe = new Set(kept.letBe);
  const found = new Map<string, NotTaken>();
  const look = (event: ActEvent, code: RefusalCode | ActRefusal): void => {
    if (event.device !== seat.device || event.at < kept.since) return;
    if (letBe.has(event.id) || event.act.type === "heartbeat") return;
    const mayRepeat = mayAct(renewed(event, code, state)).ok;
    found.set(event.id, { ...actLine(event, state), refused: code, mayRepeat });
  };
  for (const event of why.size === 0 ? [] : events.slice(-LOOKED_THROUGH)) {
    const code = event.kind === "act" ? why.get(event.id) : undefined;
    if (event.kind === "act" && code !== undefined) look(event, code);
  }
  // What the record refused before any fold is among no events.
  for (const { act, code } of snapshot.refused.slice(-LOOKED_THROUGH)) if (act !== null) look(act, code);
  return [...found.values()].toSorted((a, b) => b.seq - a.seq);
}

/** An act of this room that had no effect, with its reason; null where there is none of this id. */
export function refusedAct(
  id: string,
  { events, refused, state }: Pick<RoomNow, "events" | "state"> & { readonly refused: readonly RefusedEntry[] },
): { readonly event: ActEvent; readonly code: RefusalCode | ActRefusal } | null {
  const code = whyRefused(state).get(id);
  const event = code === undefined ? undefined : events.findLast((one) => one.kind === "act" && one.id === id);
  if (code !== undefined && event?.kind === "act") return { event, code };
  const unfolded = refused.findLast(({ act }) => act?.id === id);
  return unfolded === undefined || unfolded.act === null ? null : { event: unfolded.act, code: unfolded.code };
}

/** An act as it is done again: the same, but that one which missed its session belongs to the one that is open now. */
export function renewed({ act }: ActEvent, code: RefusalCode | ActRefusal, state: RoomState): Act {
  const session = currentSession(state)?.id;
  const again = act as Act;
  return code === "OUTSIDE_SESSION" && session !== undefined ? { ...again, session } : again;
}
