import {
  type DelegationId,
  type DeviceId,
  equalBytes,
  idOf,
  isConsented,
  isPublicKey,
  isSignedBy,
  readAccreditation,
  readStatement,
  toHex,
} from "@longtable/protocol";

import type { ControlRefusal, RoomControl, RoomDevice } from "./room-control.ts";

/** The result of applying a statement to a room: the room after it, or why it has no effect. */
export type StatementOutcome =
  | { readonly ok: true; readonly control: RoomControl }
  | { readonly ok: false; readonly code: ControlRefusal };

/**
 * Applies an accreditation: signed by the device itself, and by the delegation's head, or by the key that an unspent invitation of
 * the head names, and then for the role and name that it commits to. The first admission that cites an invitation is the only one, in each room. A revoked
 * device never comes back under its old key.
 */
export async function admitDevice(control: RoomControl, bytes: Uint8Array, seq: number): Promise<StatementOutcome> {
  const statement = tryReadAccreditation(bytes);
  if (statement === null) return { ok: false, code: "BAD_STATEMENT" };
  const { value } = statement;
  const delegation = control.delegations.get(idOf<DelegationId>(value.delegation));
  if (delegation === undefined || !delegation.inRoom || !equalBytes(value.dialogue, control.dialogueHash)) {
    return { ok: false, code: "BAD_STATEMENT" };
  }
  if (!(await isPublicKey(value.device))) return { ok: false, code: "BAD_KEY" };
  const id = idOf<DeviceId>(value.device);
  if (control.barredDevices.has(id)) return { ok: false, code: "DEVICE_REVOKED" };
  const known = control.devices.get(id);
  if (known !== undefined) return { ok: false, code: known.revokedAt === null ? "ALREADY_ADMITTED" : "DEVICE_REVOKED" };

  let signer = delegation.head;
  let admits = value.admits;
  let offer: Uint8Array | null = null;
  let spentInvitations = control.spentInvitations;
  if (value.via !== null) {
    const invitation = tryRead("invitation", value.via);
    if (invitation === null) return { ok: false, code: "BAD_STATEMENT" };
    const { value: promised } = invitation;
    const isOurs =
      equalBytes(promised.dialogue, control.dialogueHash) && equalBytes(promised.delegation, value.delegation);
    if (!isOurs || !(await isSignedBy("invitation", invitation, delegation.head))) {
      return { ok: false, code: "BAD_STATEMENT" };
    }
    const invitationId = toHex(promised.id);
    if (spentInvitations.has(invitationId)) return { ok: false, code: "INVITATION_SPENT" };
    spentInvitations = new Set(spentInvitations).add(invitationId);
    signer = promised.key;
    offer = promised.offer;
    admits = promised.admits;
    // † The head chose name and role: whoever holds the link chooses neither.
    if (admits !== value.admits || !equalBytes(offer, value.details)) return { ok: false, code: "BAD_STATEMENT" };
  }
  if (!(await isSignedBy("accreditation", statement, signer))) return { ok: false, code: "BAD_STATEMENT" };
  // † No head brings in a device that did not ask for it: what another side's device says stays that side's.
  if (!(await isConsented(statement))) return { ok: false, code: "NOT_CONSENTED" };
  const device: RoomDevice = {
    id,
    key: value.device,
    delegation: delegation.id,
    identity: value.identity,
    details: value.details,
    roleN: 0,
    roleAt: seq,
    admits,
    offer,
    admittedAt: seq,
    revokedAt: null,
  };
  return { ok: true, control: { ...control, devices: new Map(control.devices).set(id, device), spentInvitations } };
}

/** Applies a head's revocation of a device or of an unused invitation. */
export async function revoke(control: RoomControl, bytes: Uint8Array, seq: number): Promise<StatementOutcome> {
  const statement = tryRead("revocation", bytes);
  if (statement === null) return { ok: false, code: "BAD_STATEMENT" };
  const { value } = statement;
  const delegation = control.delegations.get(idOf<DelegationId>(value.delegation));
  if (delegation === undefined || !delegation.inRoom || !equalBytes(value.dialogue, control.dialogueHash)) {
    return { ok: false, code: "BAD_STATEMENT" };
  }
  if (!(await isSignedBy("revocation", statement, delegation.head))) return { ok: false, code: "BAD_STATEMENT" };
  let { devices, spentInvitations, barredDevices, revocations } = control;
  if (value.device !== null) {
    const id = idOf<DeviceId>(value.device);
    const device = devices.get(id);
    if (device !== undefined && device.delegation !== delegation.id) return { ok: false, code: "BAD_STATEMENT" };
    if (device === undefined) barredDevices = new Set(barredDevices).add(id);
    else if (device.revokedAt === null) devices = new Map(devices).set(id, { ...device, revokedAt: seq });
    if (!revocations.has(id)) {
      const placed = { delegation: delegation.id, device: id, head: delegation.head, statement: bytes };
      revocations = new Map(revocations).set(id, placed);
    }
  }
  if (value.invitation !== null) spentInvitations = new Set(spentInvitations).add(toHex(value.invitation));
  return { ok: true, control: { ...control, devices, spentInvitations, barredDevices, revocations } };
}

/** Applies a head's change of a device's role or name: the one with the largest `n` holds. */
export async function changeRole(control: RoomControl, bytes: Uint8Array, seq: number): Promise<StatementOutcome> {
  const statement = tryRead("role", bytes);
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

/** Whether these bytes are shaped as a revocation; whose it is does not matter. */
export function isRevocation(bytes: Uint8Array): boolean {
  return tryRead("revocation", bytes) !== null;
}

function tryReadAccreditation(bytes: Uint8Array) {
  try {
    return readAccreditation(bytes);
  } catch {
    return null;
  }
}

function tryRead<K extends "invitation" | "revocation" | "role">(kind: K, bytes: Uint8Array) {
  try {
    return readStatement(kind, bytes);
  } catch {
    return null;
  }
}
