import { participant } from "../delegation/select.ts";
import type { EffectsOf } from "../effect.ts";
import { get, has, set } from "../persistent/id-map.ts";
import { append } from "../persistent/log.ts";
import { openSession } from "../session/select.ts";
import type { RoomState } from "../state.ts";
import type { Floor, FloorRequest, Turn } from "./state.ts";
import type { floorActs } from "./acts.ts";

/** Requests that may wait at one time. */
const LONGEST_WAITING = 256;

function withFloor(room: RoomState, floor: Partial<Floor>): RoomState {
  return { ...room, floor: { ...room.floor, ...floor } };
}

export const floorEffects: EffectsOf<keyof typeof floorActs> = {
  "floor.request": (room, act, stamp) => {
    const speaker = act.speaker ?? stamp.device;
    const found = participant(room, speaker);
    if (found === null || (act.topic !== undefined && !has(room.topics, act.topic))) return "NOTHING_THERE";
    if (found.delegation !== stamp.delegation) return "NOT_YOURS";
    if (room.floor.listClosed) return "LIST_CLOSED";
    if (room.floor.waiting.some((request) => request.speaker === speaker)) return "ALREADY_DONE";
    if (room.floor.waiting.length >= LONGEST_WAITING) return "TOO_MANY";
    const request: FloorRequest = {
      id: stamp.act,
      delegation: stamp.delegation,
      speaker,
      topic: act.topic ?? null,
      note: act.note ?? null,
      stamp,
    };
    return withFloor(room, { waiting: [...room.floor.waiting, request] });
  },
  "floor.withdraw": (room, act, stamp) => {
    const request = room.floor.waiting.find(({ id }) => id === act.request);
    if (request === undefined) return "NOTHING_THERE";
    if (request.delegation !== stamp.delegation) return "NOT_YOURS";
    return withFloor(room, { waiting: room.floor.waiting.filter(({ id }) => id !== request.id) });
  },
  "floor.order": (room, act) => {
    const { waiting } = room.floor;
    const named = act.requests.flatMap((id) => waiting.find((request) => request.id === id) ?? []);
    if (named.length !== act.requests.length) return "NOTHING_THERE";
    return withFloor(room, { waiting: [...named, ...waiting.filter(({ id }) => !act.requests.includes(id))] });
  },
  "floor.grant": (room, act, stamp) => {
    const session = openSession(room);
    if (session === null) return "NO_SESSION";
    if (room.floor.turn !== null) return "FLOOR_TAKEN";
    const request = room.floor.waiting.find(({ id }) => id === act.request) ?? null;
    if ((request === null) === (act.to === undefined)) return "NOTHING_THERE";
    const delegation = request?.delegation ?? act.to?.delegation;
    const speaker = request?.speaker ?? act.to?.speaker ?? null;
    if (delegation === undefined || !room.delegations.includes(delegation)) return "NOTHING_THERE";
    if (speaker !== null && participant(room, speaker)?.delegation !== delegation) return "NOTHING_THERE";
    const turn: Turn = {
      id: stamp.act,
      delegation,
      speaker,
      session,
      topic: request?.topic ?? room.topic,
      granted: stamp,
      yielded: null,
      ended: null,
      spentByChair: null,
      spentBySpeaker: null,
    };
    return withFloor(room, {
      turn: turn.id,
      waiting: room.floor.waiting.filter(({ id }) => id !== request?.id),
      turns: set(room.floor.turns, turn.id, turn),
      order: append(room.floor.order, { id: turn.id }),
    });
  },
  "floor.yield": (room, act, stamp) => {
    const turn = get(room.floor.turns, act.turn);
    if (turn === undefined) return "NOTHING_THERE";
    if (turn.delegation !== stamp.delegation) return "NOT_YOURS";
    if (turn.yielded !== null) return "ALREADY_DONE";
    if (room.floor.turn !== turn.id) return "WRONG_STATE";
    const yielded: Turn = { ...turn, yielded: stamp, spentBySpeaker: act.spent ?? null };
    return withFloor(room, { turn: null, turns: set(room.floor.turns, turn.id, yielded) });
  },
  "floor.end": (room, act, stamp) => {
    const turn = get(room.floor.turns, act.turn);
    if (turn === undefined) return "NOTHING_THERE";
    if (turn.ended !== null) return "ALREADY_DONE";
    // † A round's floor time is its own chair's count, and nobody's who chairs a later one.
    if ((get(room.sessions, turn.session)?.round ?? null) !== room.rounds.current) return "WRONG_STATE";
    const ended: Turn = { ...turn, ended: stamp, spentByChair: act.spent };
    const running = room.floor.turn === turn.id ? null : room.floor.turn;
    return withFloor(room, { turn: running, turns: set(room.floor.turns, turn.id, ended) });
  },
  "floor.microphone": (room, act, stamp) => {
    const id = act.participant ?? stamp.device;
    const found = participant(room, id);
    if (found === null) return "NOTHING_THERE";
    // A chair may switch any microphone off; one's own delegation's only may one switch on.
    const isChair = room.chairs.includes(stamp.delegation) && stamp.role !== "interpreter";
    if (found.delegation !== stamp.delegation && (act.on || !isChair)) return "NOT_YOURS";
    const isOn = room.floor.microphones[id] !== undefined;
    if (isOn === act.on) return "ALREADY_DONE";
    const { [id]: _, ...others } = room.floor.microphones;
    return withFloor(room, { microphones: act.on ? { ...others, [id]: stamp } : others });
  },
};
