import { type DelegationId, type DeviceId, equalBytes, idOf, isSignedBy, readStatement } from "@longtable/protocol";

import type { RoomControl, StatementOutcome } from "./room-control.ts";

/** Applies a head's change of a device's role or name: the one with the largest `n` holds. */
export async function changeRole(control: RoomControl, bytes: Uint8Array, seq: number): Promise<StatementOutcome> {
  const statement = roleIn(bytes);
  if (statement === null) return { ok: false, code: "BAD_STATEMENT" };
  const { value } = statement;
  const device = control.devices.get(idOf<DeviceId>(value.device));
  const delegation = control.delegations.get(idOf<DelegationId>(value.delegation));
  // † A head changes the roles of its own delegation's devices only, and no statement counts twice.
  const isOurs = device !== undefined && delegation !== undefined && device.delegation === delegation.id;
  if (!isOurs || !equalBytes(value.dialogue, control.dialogueHash)) return { ok: false, code: "BAD_STATEMENT" };
  if (!(await isSignedBy("role", statement, delegation.head))) return { ok: false, code: "BAD_STATEMENT" };
  if (device.revokedAt !== null) return { ok: false, code: "DEVICE_REVOKED" };
  if (value.n <= device.roleN) return { ok: false, code: "STALE_ROLE" };
  const { n: roleN, details, admits } = value;
  const devices = new Map(control.devices).set(device.id, { ...device, roleN, roleAt: seq, details, admits });
  const placed = { delegation: delegation.id, device: device.id, head: delegation.head, statement: bytes };
  return { ok: true, control: { ...control, devices, roles: new Map(control.roles).set(device.id, placed) } };
}

function roleIn(bytes: Uint8Array) {
  try {
    return readStatement("role", bytes);
  } catch {
    return null;
  }
}
