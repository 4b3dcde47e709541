import {
  type ActEvent,
  type ControlEvent,
  type Role,
  type RoomEvent,
  type RoomState,
  get,
  isActType,
  items,
  participant,
  readAct,
  rightTo,
} from "@longtable/dialogue";
import type { ActRefusal } from "@longtable/client";
import type { ActType, RefusalCode } from "@longtable/dialogue";
import type { DelegationId } from "@longtable/protocol";

import { type PersonFace, personFace } from "./people.ts";
import { type Telling, tellingOf } from "./telling.ts";

/** One thing that happened, as a sentence can say it: plain data, the words are the page's. */
export interface ActLine extends Omit<Telling, "whom"> {
  readonly id: string;
  readonly seq: number;
  /** By its author's clock, in ms since 1970; null for what the room's control entries tell. */
  readonly at: number | null;
  readonly what: ActType | `control.${ControlEvent["kind"]}` | "unknown";
  readonly by: DelegationId | null;
  readonly role: Role | null;
  readonly name: string | null;
  readonly isForHead: boolean;
  readonly whom: PersonFace | null;
  /** Why it had no effect; null where it had one. */
  readonly refused: RefusalCode | ActRefusal | null;
  readonly isInvented: boolean;
  /** How it was done before it was entered; null where it was done here. */
  readonly noted: string | null;
}

/** Acts without effect, by id: made once for each state of a room's record. */
const refusedIn = new WeakMap<object, ReadonlyMap<string, RefusalCode>>();

/** Why acts of this room had no effect, by their ids. */
export function whyRefused({ refused }: RoomState): ReadonlyMap<string, RefusalCode> {
  const known = refusedIn.get(refused);
  if (known !== undefined) return known;
  const found = new Map<string, RefusalCode>();
  for (const { id, code } of items(refused)) found.set(id, code);
  refusedIn.set(refused, found);
  return found;
}

/** What happened, to be said in one sentence. */
export function actLine(event: RoomEvent, room: RoomState): ActLine {
  return event.kind === "act" ? lineOfAct(event, room) : lineOfControl(event, room);
}

function lineOfAct(event: ActEvent, room: RoomState): ActLine {
  const { id, seq, at, delegation, role, name } = event;
  const { type } = event.act;
  const base = { id, seq, at, by: delegation, role, name, refused: whyRefused(room).get(id) ?? null };
  const act = isActType(type) ? readAct(type, event.act) : null;
  if (!isActType(type) || act === null) {
    return { ...base, what: "unknown", about: type, whom: null, isForHead: false, isInvented: false, noted: null };
  }
  const { whom = null, ...telling } = tellingOf(type, act, room);
  const { notedAs } = act;
  return {
    ...base,
    ...telling,
    what: type,
    whom: whom === null ? null : somebody(room, whom),
    isForHead: rightTo(type, room.kind, role) === "on behalf of the head",
    isInvented: act.invented === true,
    noted: typeof notedAs === "object" && notedAs !== null && "how" in notedAs ? String(notedAs.how) : null,
  };
}

function somebody(room: RoomState, id: Parameters<typeof participant>[1]): PersonFace | null {
  const found = participant(room, id);
  return found === null ? null : personFace(found);
}

function lineOfControl(event: ControlEvent, room: RoomState): ActLine {
  const device = "device" in event ? get(room.devices, event.device) : undefined;
  const by = "delegation" in event ? event.delegation : (device?.delegation ?? null);
  const role = "role" in event ? event.role : (device?.role ?? null);
  const name = "name" in event ? event.name : (device?.name ?? null);
  return {
    id: `${event.seq}-${event.kind}-${"device" in event ? event.device.slice(0, 16) : ""}`,
    seq: event.seq,
    at: null,
    what: `control.${event.kind}`,
    by,
    role,
    name,
    isForHead: false,
    whom: null,
    refused: null,
    isInvented: false,
    noted: null,
    ...(event.kind === "sealed" ? { count: event.size } : {}),
    ...(event.kind === "epoch" ? { choice: event.reason } : {}),
  };
}
