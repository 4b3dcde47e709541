import { compareBytes, encodeCanonical, sha256, toHex, utf8 } from "@longtable/protocol";

import type { RoomControl } from "./room-control.ts";

/** One who receives the epoch keys of a room: a device, or a delegation's reading identity. */
export interface RosterMember {
  /** A device's signing key, or, for a reading identity, H of its recipient. 32 bytes. */
  readonly id: Uint8Array;
  /** The age recipient that envelopes are made for. */
  readonly recipient: string;
}

/** The id under which a reading identity stands on a roster. */
export function readingMemberId(recipient: string): Uint8Array<ArrayBuffer> {
  return sha256(utf8(recipient));
}

/**
 * Who is entitled to a room's keys now: every admitted, unrevoked device and every delegation's
 * reading identity, sorted by id. The index in this list is the index of the member's envelope.
 */
export function rosterOf(control: RoomControl): readonly RosterMember[] {
  const members: RosterMember[] = [];
  for (const device of control.devices.values()) {
    if (device.revokedAt === null) members.push({ id: device.key, recipient: device.identity });
  }
  for (const delegation of control.delegations.values()) {
    if (!delegation.inRoom) continue;
    members.push({ id: readingMemberId(delegation.reading), recipient: delegation.reading });
  }
  return members.toSorted((a, b) => compareBytes(a.id, b.id));
}

/** The hash that `room.epoch` names: H of canonical `[[id, H(recipient)], …]` in the roster's order. */
export function rosterHash(roster: readonly RosterMember[]): Uint8Array<ArrayBuffer> {
  return sha256(encodeCanonical(roster.map(({ id, recipient }) => [id, sha256(utf8(recipient))])));
}

/** Where a member stands in a roster, or -1. */
export function rosterIndex(roster: readonly RosterMember[], id: Uint8Array): number {
  const wanted = toHex(id);
  return roster.findIndex((member) => toHex(member.id) === wanted);
}
