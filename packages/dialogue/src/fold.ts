import type { ActId } from "@longtable/protocol";

import { type ActOf, type ActType, isActType, readAct, remarksOf } from "./act.ts";
import { showCalls } from "./call/showing.ts";
import { foldControl } from "./control.ts";
import { standingOf } from "./delegation/select.ts";
import type { Effect } from "./effect.ts";
import { effects } from "./effects.ts";
import { DialogueError } from "./error.ts";
import type { ActEvent, RoomEvent } from "./event.ts";
import { MAY, rightTo } from "./may.ts";
import { get, set } from "./persistent/id-map.ts";
import { append } from "./persistent/log.ts";
import { type Refusal, type RefusalCode, refusal } from "./refusal.ts";
import { whoHosts } from "./round/select.ts";
import { KNOWN_RULES, PLACES_AFTER_SEEN } from "./rules.ts";
import { openSession } from "./session/select.ts";
import { type Stamp, stampOf } from "./stamp.ts";
import { type RoomState, emptyRoom } from "./state.ts";
import { tellTexts } from "./text/parties.ts";
import { showTextCalls } from "./text/showing.ts";

/** What became of an event: it took effect, it was refused, or it had been folded before. */
export type Outcome =
  | { readonly kind: "effect" }
  | ({ readonly kind: "refused" } & Refusal)
  | { readonly kind: "repeated" };

/** A room after an event, and what became of the event. */
export interface Folded {
  readonly state: RoomState;
  readonly outcome: Outcome;
}

const EFFECT: Outcome = { kind: "effect" };
const REPEATED: Outcome = { kind: "repeated" };

/**
 * The room after one more event of its record. Pure: it reads no clock, zone, locale or Unicode table, and
 * the same events give the same state anywhere. Never throws at an act: one that is not allowed changes
 * nothing but `refused`, where it is kept with its reason. Throws `OUT_OF_ORDER` for an event placed before
 * those already folded (a caller's bug) and `NEWER_RULES` when the record's rules are not known here.
 */
export function foldRoom(room: RoomState, event: RoomEvent): Folded {
  if (event.kind !== "act") {
    // One entry may admit several devices: its events share a place, and each is the same when repeated.
    if (event.seq < room.size - 1) return { state: room, outcome: REPEATED };
    return { state: foldControl({ ...room, size: event.seq + 1 }, event), outcome: EFFECT };
  }
  const last = get(room.chains, event.chain);
  if (last !== undefined && event.n <= last) return { state: room, outcome: REPEATED };
  if (event.seq < room.size - 1) {
    throw new DialogueError(
      "OUT_OF_ORDER",
      `The act at place ${event.seq} comes after ${room.size} places were folded.`,
    );
  }
  if (!KNOWN_RULES.includes(room.rules)) {
    throw new DialogueError("NEWER_RULES", `This record follows the rules ${room.rules}: newer software is needed.`);
  }
  const chains = set(room.chains, event.chain, event.n);
  const placed: RoomState = { ...room, size: event.seq + 1, chains };
  const result = effectOf(placed, event);
  if (typeof result !== "string") return { state: result, outcome: EFFECT };
  const refused = append(placed.refused, {
    id: event.id,
    type: event.act.type,
    code: result,
    stamp: stampOf(event, {}, null),
  });
  return { state: { ...placed, refused }, outcome: { kind: "refused", ...refusal(result) } };
}

/** Folds a whole record, or the rest of one. Its first event is the founding: `NOT_FOUNDED` without. */
export function foldRecord(events: Iterable<RoomEvent>): RoomState {
  let room: RoomState | null = null;
  for (const event of events) {
    if (room !== null) room = foldRoom(room, event).state;
    else if (event.kind === "founded") room = emptyRoom(event);
    else break;
  }
  if (room === null) throw new DialogueError("NOT_FOUNDED", "A room's record begins with its founding.");
  return room;
}

/** Who asks whether an act would be allowed. */
export type Author = Pick<ActEvent, "device" | "delegation" | "role" | "name">;

const NOT_YET_PLACED = "0".repeat(64) as ActId;

/**
 * Whether an act would take effect if it were placed next by this author, who has seen all there is: the
 * fold's own check, so an app that asks first is refused only for what others place in between.
 */
export function mayAct(room: RoomState, author: Author, act: ActEvent["act"]): { readonly ok: true } | Refusal {
  const { size } = room;
  const event: ActEvent = {
    kind: "act",
    ...author,
    id: NOT_YET_PLACED,
    seq: size,
    at: 0,
    seen: size,
    chain: "" as ActEvent["chain"],
    n: 0,
    act,
  };
  const result = effectOf(room, event);
  return typeof result === "string" ? refusal(result) : { ok: true };
}

/** The room with the act's effect, or why it has none. */
function effectOf(room: RoomState, event: ActEvent): RoomState | RefusalCode {
  const device = get(room.devices, event.device);
  if (device === undefined || device.revokedAt !== null) return "NOT_ADMITTED";
  if (device.delegation !== event.delegation || device.role !== event.role) return "ROLE_DIFFERS";
  const { type } = event.act;
  const after = isActType(type) ? applied(room, event, type) : "UNKNOWN_ACT";
  return typeof after === "string" ? after : seen(tellTexts(room, after), event);
}

function applied(room: RoomState, event: ActEvent, type: ActType): RoomState | RefusalCode {
  const right = rightTo(type, room.kind, event.role);
  if (right === "not in this room") return "WRONG_ROOM";
  if (right === "none") return "ROLE_MAY_NOT";
  const standing = wrongStanding(room, event, MAY[type].by);
  if (standing !== null) return standing;
  const act = readAct(type, event.act);
  if (act === null) return "BAD_SHAPE";
  if (MAY[type].binding) {
    const late = outOfTime(room, event);
    if (late !== null) return late;
  }
  return run(type, room, act, stampOf(event, remarksOf(act), right === "on behalf of the head" ? "head" : null));
}

function run<T extends ActType>(type: T, room: RoomState, act: ActOf[T], stamp: Stamp): RoomState | RefusalCode {
  const effect: Effect<ActOf[T]> = effects[type];
  return effect(room, act, stamp);
}

function wrongStanding(
  room: RoomState,
  { delegation }: ActEvent,
  by: "" | "party" | "chair" | "host",
): RefusalCode | null {
  switch (by) {
    case "":
      return null;
    case "party":
      return standingOf(room, delegation) === "party" ? null : "NOT_A_PARTY";
    case "chair":
      return room.chairs.includes(delegation) ? null : "NOT_CHAIR";
    case "host":
      return whoHosts(room) === delegation ? null : "NOT_HOST";
  }
}

/** † A binding act belongs to the open session, and is placed before too much has gone by unseen. */
function outOfTime(room: RoomState, event: ActEvent): RefusalCode | null {
  if (event.act["session"] !== openSession(room) || openSession(room) === null) return "OUTSIDE_SESSION";
  return event.seq - event.seen > PLACES_AFTER_SEEN ? "TOO_LATE" : null;
}

/** Whatever took effect also shows that its author has seen what waits to be seen. */
function seen(room: RoomState, event: ActEvent): RoomState {
  const shown = room.openCalls.length === 0 ? room : showCalls(room, event);
  return showTextCalls(shown, event);
}
