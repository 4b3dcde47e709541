import {
  type DelegationId,
  type DeviceId,
  equalBytes,
  idOf,
  isSignedBy,
  readStatement,
  toHex,
} from "@longtable/protocol";

import { type RoomControl, type StatementOutcome, ofDelegation } from "./room-control.ts";

/**
 * Applies a head's revocation of a device or of an invitation. One of a device that is not in the room bars it from
 * coming in for that delegation.
 */
export async function revoke(control: RoomControl, bytes: Uint8Array, seq: number): Promise<StatementOutcome> {
  const statement = revocationIn(bytes);
  if (statement === null) return { ok: false, code: "BAD_STATEMENT" };
  const { value } = statement;
  const delegation = control.delegations.get(idOf<DelegationId>(value.delegation));
  if (delegation === undefined || !delegation.inRoom || !equalBytes(value.dialogue, control.dialogueHash)) {
    return { ok: false, code: "BAD_STATEMENT" };
  }
  if (!(await isSignedBy("revocation", statement, delegation.head))) return { ok: false, code: "BAD_STATEMENT" };
  let { devices, spentInvitations, revocations } = control;
  const placed = { delegation: delegation.id, head: delegation.head, statement: bytes };
  if (value.device !== null) {
    const id = idOf<DeviceId>(value.device);
    const device = devices.get(id);
    if (device !== undefined && device.delegation !== delegation.id) return { ok: false, code: "BAD_STATEMENT" };
    if (device?.revokedAt === null) devices = new Map(devices).set(id, { ...device, revokedAt: seq });
    const key = ofDelegation(delegation.id, id);
    const before = revocations.get(key);
    // A successor's word stands in the place of its predecessor's, which other rooms take no more.
    if (before === undefined || !equalBytes(before.head, placed.head)) {
      revocations = new Map(revocations).set(key, { ...placed, device: id });
    }
  }
  if (value.invitation !== null) {
    const invitation = toHex(value.invitation);
    const key = ofDelegation(delegation.id, invitation);
    // Also where it was used in another room: the device that used it is then not let in here by it.
    spentInvitations = new Map(spentInvitations).set(key, { ...placed, invitation, device: null });
  }
  return { ok: true, control: { ...control, devices, spentInvitations, revocations } };
}

function revocationIn(bytes: Uint8Array) {
  try {
    return readStatement("revocation", bytes);
  } catch {
    return null;
  }
}
