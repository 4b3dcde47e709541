import type { ActId, DelegationId } from "@longtable/protocol";

import { get } from "../persistent/id-map.ts";
import { items } from "../persistent/log.ts";
import type { SessionId } from "../shape.ts";
import type { RoomState } from "../state.ts";
import type { Turn } from "./state.ts";

/** The turn that is running, or null when nobody has the floor. */
export function hasTheFloor(room: RoomState): Turn | null {
  return room.floor.turn === null ? null : (get(room.floor.turns, room.floor.turn) ?? null);
}

/** Turns in the order in which they were granted. */
export function turns(room: RoomState): readonly Turn[] {
  return [...items(room.floor.order)].flatMap(({ id }) => get(room.floor.turns, id) ?? []);
}

/** Seconds that a turn took: the chair's count, else the speaker's own; null while neither is stated. */
export function spentOn(turn: Turn): number | null {
  return turn.spentByChair ?? turn.spentBySpeaker;
}

/** What a delegation has used of the floor. */
export interface TimeUsed {
  readonly seconds: number;
  readonly turns: number;
  /** Turns over for which neither side stated a time. */
  readonly unmeasured: number;
}

/** Time used by each delegation, in one round, in one session, or (without either) in all. */
export function timeUsed(
  room: RoomState,
  within: { readonly round?: ActId; readonly session?: SessionId } = {},
): Readonly<Record<DelegationId, TimeUsed>> {
  const used: Record<DelegationId, TimeUsed> = {};
  for (const delegation of room.delegations) used[delegation] = { seconds: 0, turns: 0, unmeasured: 0 };
  for (const turn of turns(room)) {
    if (within.session !== undefined && turn.session !== within.session) continue;
    if (within.round !== undefined && get(room.sessions, turn.session)?.round !== within.round) continue;
    const before = used[turn.delegation] ?? { seconds: 0, turns: 0, unmeasured: 0 };
    const spent = spentOn(turn);
    const isUnmeasured = spent === null && room.floor.turn !== turn.id;
    used[turn.delegation] = {
      seconds: before.seconds + (spent ?? 0),
      turns: before.turns + 1,
      unmeasured: before.unmeasured + (isUnmeasured ? 1 : 0),
    };
  }
  return used;
}
