import type { DelegationId } from "@longtable/protocol";

import { parties } from "../delegation/select.ts";
import type { ActEvent } from "../event.ts";
import { get, has, set } from "../persistent/id-map.ts";
import type { RoomState } from "../state.ts";
import type { Call } from "./state.ts";

/**
 * Whether an act shows that its delegation has seen what stands at a place: the checkpoint its author had
 * verified covers that place, and the author speaks for the delegation. A heartbeat shows that a device is
 * there, an adviser's or interpreter's act only that they are: neither binds.
 */
function shows(event: ActEvent, seq: number): boolean {
  return event.seen > seq && showsWhatItsDelegationSaw(event);
}

/** Whether an act can show what its delegation has seen: its author speaks for the delegation, and it is more than a sign of life. */
export function showsWhatItsDelegationSaw(event: ActEvent): boolean {
  if (event.act.type === "heartbeat") return false;
  return event.role === "head" || event.role === "deputy" || event.role === "secretary";
}

/** Marks what an act that took effect shows, and lets calls take effect that every party has now seen. */
export function showCalls(room: RoomState, event: ActEvent): RoomState {
  let after = room;
  for (const id of room.openCalls) {
    const call = get(after.calls, id);
    if (call === undefined) continue;
    const isShown = call.shownBy[event.delegation] === undefined && shows(event, call.made.seq);
    const shownBy: Record<DelegationId, number> = { ...call.shownBy, [event.delegation]: event.seq };
    // Also where this act shows nothing: who was waited for may just have stepped back, or there is one party only.
    after = take(after, isShown ? { ...call, shownBy } : call);
  }
  return after;
}

function take(room: RoomState, call: Call): RoomState {
  const isSeen = parties(room).every((party) => call.shownBy[party] !== undefined);
  if (!isSeen) return get(room.calls, call.id) === call ? room : { ...room, calls: set(room.calls, call.id, call) };
  const openCalls = room.openCalls.filter((id) => id !== call.id);
  const calls = set(room.calls, call.id, { ...call, state: "taken" as const });
  return carryOutCall({ ...room, calls, openCalls }, call);
}

function carryOutCall(room: RoomState, { matter }: Call): RoomState {
  switch (matter.kind) {
    case "agenda": {
      const named = matter.topics.filter((topic) => has(room.topics, topic) && room.agenda.includes(topic));
      return { ...room, agenda: [...named, ...room.agenda.filter((topic) => !named.includes(topic))] };
    }
    case "speakers":
      return { ...room, floor: { ...room.floor, listClosed: matter.closed } };
    case "speaking-time":
      return { ...room, floor: { ...room.floor, speakingTime: matter.seconds === 0 ? null : matter.seconds } };
    case "ruling":
      return room;
  }
}
