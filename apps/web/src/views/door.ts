import type { DelegationId, RoomId, RoomKind } from "@longtable/protocol";

import { type DelegationFace, type PersonFace, delegationFaces, personFaces } from "./people.ts";
import { type Place, placesOf } from "./places.ts";
import type { DeskNow, RoomNow } from "./view.ts";

/** What the strip at the head of a screen says of its room. */
export interface Door {
  readonly room: RoomId;
  readonly kind: RoomKind;
  readonly delegations: readonly DelegationFace[];
  readonly people: readonly PersonFace[];
  readonly us: DelegationId | null;
  readonly me: PersonFace | null;
  /** Devices heard from in the last minutes. */
  readonly present: readonly string[];
  readonly record: RecordState;
  /** How many entries of the room's record this device has read. */
  readonly entries: number;
  /** Where times are told. */
  readonly places: readonly Place[];
}

/** Whether what was done here has reached the record. */
export type RecordState =
  /** The room has stopped: the record contradicts itself, or this device's copy failed. */
  | { readonly is: "stopped"; readonly code: string }
  /** Entries wait for a key that this device is owed. */
  | { readonly is: "held"; readonly held: number }
  /** Acts done here that may still be placed. */
  | { readonly is: "waiting"; readonly waiting: number; readonly isOnline: boolean }
  | { readonly is: "in-record"; readonly size: number; readonly isOnline: boolean };

/** The door of a room. */
export function door(room: RoomNow, _: null, desk: DeskNow): Door {
  const { state, snapshot, author, present } = room;
  const us = author?.delegation ?? ownDelegation(room, desk);
  const named = namesFrom(room, desk);
  return {
    room: room.room,
    kind: room.kind,
    delegations: delegationFaces(named, us).filter(({ id }) => state.delegations.includes(id)),
    people: personFaces(state),
    us,
    me:
      author === null
        ? null
        : { id: author.device, delegation: author.delegation, role: author.role, name: author.name },
    present: present.filter(({ state }) => state !== "away").map(({ device }) => device),
    record: recordState(snapshot, desk.status.state === "online" && snapshot.isAttached),
    entries: snapshot.size,
    places: placesOf(named),
  };
}

/** Delegations introduce themselves at the table; other rooms show them by what they said there. */
function namesFrom(room: RoomNow, desk: DeskNow): RoomNow["state"] {
  if (room.kind === "table") return room.state;
  for (const other of desk.rooms.values()) {
    if (other.kind === "table")
      return {
        ...room.state,
        delegations: other.state.delegations,
        introductions: other.state.introductions,
        standings: other.state.standings,
        rounds: other.state.rounds,
        roundsById: other.state.roundsById,
      };
  }
  return room.state;
}

function ownDelegation(room: RoomNow, desk: DeskNow): DelegationId | null {
  return room.snapshot.control?.devices.get(desk.seat.device)?.delegation ?? null;
}

function recordState(snapshot: RoomNow["snapshot"], isOnline: boolean): RecordState {
  if (snapshot.alarm !== null) return { is: "stopped", code: snapshot.alarm.code };
  if (snapshot.held > 0) return { is: "held", held: snapshot.held };
  if (snapshot.waiting.length > 0) return { is: "waiting", waiting: snapshot.waiting.length, isOnline };
  return { is: "in-record", size: snapshot.size, isOnline };
}
