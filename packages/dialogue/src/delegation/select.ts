import type { ActId, DelegationId, DeviceId } from "@longtable/protocol";

import { get, values } from "../persistent/id-map.ts";
import type { Role } from "../role.ts";
import type { ParticipantId } from "../shape.ts";
import type { RoomState } from "../state.ts";
import type { Standing } from "./acts.ts";
import type { AdmittedDevice, Introduction } from "./state.ts";

/** A delegation's standing here: a party unless it stepped back; one the room does not know observes. */
export function standingOf(room: RoomState, delegation: DelegationId): Standing {
  return room.standings[delegation] ?? (room.delegations.includes(delegation) ? "party" : "observer");
}

/** The delegations that decide, in the order of founding. */
export function parties(room: RoomState): readonly DelegationId[] {
  return room.delegations.filter((delegation) => standingOf(room, delegation) === "party");
}

/** How a delegation introduced itself, or null when it has not. */
export function introductionOf(room: RoomState, delegation: DelegationId): Introduction | null {
  return room.introductions[delegation] ?? null;
}

/** Devices now admitted, in the order of admission. */
export function admittedDevices(room: RoomState): readonly AdmittedDevice[] {
  return values(room.devices)
    .filter(({ revokedAt }) => revokedAt === null)
    .toSorted((a, b) => a.admittedAt - b.admittedAt);
}

/** Somebody who can be seated or given the floor. */
export interface Participant {
  readonly id: ParticipantId;
  readonly delegation: DelegationId;
  readonly role: Role;
  readonly name: string | null;
}

/** A participant by id: an admitted device's holder, or a member announced without one; null if gone. */
export function participant(room: RoomState, id: ParticipantId): Participant | null {
  const device = get(room.devices, id as DeviceId);
  if (device !== undefined) {
    const { delegation, role, name, revokedAt } = device;
    return revokedAt === null ? { id, delegation, role, name } : null;
  }
  const member = get(room.members, id as ActId);
  if (member === undefined || member.departed !== null) return null;
  return { id, delegation: member.delegation, role: member.role, name: member.name };
}

/** Everybody at the table: holders of admitted devices, then members without one, each in placed order. */
export function participants(room: RoomState): readonly Participant[] {
  const members = values(room.members)
    .filter(({ departed }) => departed === null)
    .toSorted((a, b) => a.stamp.seq - b.stamp.seq);
  return [
    ...admittedDevices(room).map(({ device, delegation, role, name }) => ({ id: device, delegation, role, name })),
    ...members.map(({ id, delegation, role, name }) => ({ id, delegation, role, name })),
  ];
}
