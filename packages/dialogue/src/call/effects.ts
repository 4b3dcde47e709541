import type { EffectsOf } from "../effect.ts";
import { project } from "../persistent/digest.ts";
import { get, has, set } from "../persistent/id-map.ts";
import type { RefusalCode } from "../refusal.ts";
import type { Hash } from "../shape.ts";
import type { RoomState } from "../state.ts";
import { subjectOf } from "../subject.ts";
import type { Call } from "./state.ts";
import type { callActs } from "./acts.ts";

/** Calls that may wait at one time. */
const MOST_OPEN_CALLS = 16;

function open(room: RoomState, act: { readonly call: Call["id"]; readonly subject?: Hash }): Call | RefusalCode {
  const call = get(room.calls, act.call);
  if (call === undefined) return "NOTHING_THERE";
  if (act.subject !== undefined && act.subject !== call.subject) return "STALE_SUBJECT";
  return call.state === "open" ? call : "WRONG_STATE";
}

function close(room: RoomState, call: Call): RoomState {
  return { ...room, calls: set(room.calls, call.id, call), openCalls: room.openCalls.filter((id) => id !== call.id) };
}

export const callEffects: EffectsOf<keyof typeof callActs> = {
  "call.make": (room, act, stamp) => {
    if (room.openCalls.length >= MOST_OPEN_CALLS) return "TOO_MANY";
    const { matter } = act;
    if (matter.kind === "agenda" && matter.topics.some((topic) => !has(room.topics, topic))) return "NOTHING_THERE";
    const call: Call = {
      id: stamp.act,
      matter,
      subject: subjectOf("call", project(matter)),
      made: stamp,
      // Whoever makes a call has seen it: its own delegation shows it by making it.
      shownBy: { [stamp.delegation]: stamp.seq },
      objection: null,
      state: "open",
    };
    return { ...room, calls: set(room.calls, call.id, call), openCalls: [...room.openCalls, call.id] };
  },
  "call.withdraw": (room, act, stamp) => {
    const call = open(room, act);
    if (typeof call === "string") return call;
    if (call.made.delegation !== stamp.delegation) return "NOT_YOURS";
    return close(room, { ...call, state: "withdrawn" });
  },
  // What it shows is reckoned for every act alike, after its effect: see `showCalls`.
  "call.acknowledge": (room, act) => {
    const call = open(room, act);
    return typeof call === "string" ? call : room;
  },
  "call.object": (room, act, stamp) => {
    const call = open(room, act);
    if (typeof call === "string") return call;
    return close(room, { ...call, state: "objected", objection: { stamp, reason: act.reason ?? null } });
  },
};
