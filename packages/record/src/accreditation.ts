import {
  type DelegationId,
  type DeviceId,
  type ReadAccreditation,
  equalBytes,
  idOf,
  isConsented,
  isPublicKey,
  isSignedBy,
  readAccreditation,
  readStatement,
  readUse,
  toHex,
} from "@longtable/protocol";

import {
  type ControlRefusal,
  type DelegationKeys,
  type RoomControl,
  type RoomDevice,
  type StatementOutcome,
  ofDelegation,
} from "./room-control.ts";

/** An accreditation that shows itself to be good in a room: its head's, its invitation's and its device's signatures. */
interface GoodAccreditation {
  readonly ok: true;
  readonly device: RoomDevice;
  /** The id of the invitation that it cites, in hex; null where a head signed it. */
  readonly invitation: string | null;
  readonly head: Uint8Array;
}

/**
 * Applies an accreditation: signed by the device itself, and by the delegation's head, or by the key that an unspent
 * invitation of the head names, and then for the role and name that it commits to. The first admission that cites an
 * invitation is the only one, in each room. A revoked device never comes back under its old key to its delegation.
 */
export async function admitDevice(control: RoomControl, bytes: Uint8Array, seq: number): Promise<StatementOutcome> {
  const statement = accreditationIn(bytes);
  if (statement === null) return { ok: false, code: "BAD_STATEMENT" };
  const named = await nameIn(control, statement);
  if (!named.ok) return named;
  const { id, delegation } = named;
  const known = control.devices.get(id);
  // † A head's word is about its own delegation: another one's never stands in a device's way.
  const isBarred = control.revocations.has(ofDelegation(delegation.id, id));
  if (isBarred || (known !== undefined && known.revokedAt !== null)) return { ok: false, code: "DEVICE_REVOKED" };
  if (known !== undefined) return { ok: false, code: "ALREADY_ADMITTED" };
  const good = await judge(control, statement, named, seq);
  if (!good.ok) return good;
  const { device } = good;
  const spent = spend(control, good, bytes);
  if (spent === null) return { ok: false, code: "INVITATION_SPENT" };
  return { ok: true, control: { ...spent, devices: new Map(control.devices).set(id, device) } };
}

/**
 * † Applies another room's word that an invitation was used there: from here on it lets in the device that used it, and
 * nobody else. The accreditation itself says so, and whoever placed it is believed nothing.
 */
export async function useInvitation(control: RoomControl, bytes: Uint8Array, seq: number): Promise<StatementOutcome> {
  const used = usedIn(bytes);
  const statement = used === null ? null : accreditationIn(used);
  if (used === null || statement === null || statement.value.via === null) return { ok: false, code: "BAD_STATEMENT" };
  const named = await nameIn(control, statement);
  if (!named.ok) return named;
  const good = await judge(control, statement, named, seq);
  if (!good.ok) return good;
  const { device, invitation } = good;
  const isKnown = invitation !== null && control.spentInvitations.has(ofDelegation(device.delegation, invitation));
  const spent = isKnown ? null : spend(control, good, used);
  return spent === null ? { ok: false, code: "INVITATION_SPENT" } : { ok: true, control: spent };
}

/** The room once an invitation was used by a device; null where another device used it or it was withdrawn. */
function spend(
  control: RoomControl,
  { device, invitation, head }: GoodAccreditation,
  bytes: Uint8Array,
): RoomControl | null {
  if (invitation === null) return control;
  const { delegation } = device;
  const key = ofDelegation(delegation, invitation);
  const spent = control.spentInvitations.get(key);
  if (spent !== undefined) return spent.device === device.id ? control : null;
  const used = { delegation, invitation, head, device: device.id, statement: bytes };
  return { ...control, spentInvitations: new Map(control.spentInvitations).set(key, used) };
}

/** Whom an accreditation is for, before any of its signatures is looked at. */
interface Named {
  readonly ok: true;
  readonly id: DeviceId;
  readonly delegation: DelegationKeys;
}

type Refused = { readonly ok: false; readonly code: ControlRefusal };

async function nameIn(control: RoomControl, { value }: ReadAccreditation): Promise<Named | Refused> {
  const delegation = control.delegations.get(idOf<DelegationId>(value.delegation));
  const isOfRoom = delegation?.inRoom === true && equalBytes(value.dialogue, control.dialogueHash);
  if (!isOfRoom) return { ok: false, code: "BAD_STATEMENT" };
  if (!(await isPublicKey(value.device))) return { ok: false, code: "BAD_KEY" };
  return { ok: true, id: idOf<DeviceId>(value.device), delegation };
}

async function judge(
  control: RoomControl,
  statement: ReadAccreditation,
  { id, delegation }: Named,
  seq: number,
): Promise<GoodAccreditation | Refused> {
  const { value } = statement;
  let signer = delegation.head;
  let offer: Uint8Array | null = null;
  let invitation: string | null = null;
  if (value.via !== null) {
    const promise = invitationIn(value.via);
    if (promise === null) return { ok: false, code: "BAD_STATEMENT" };
    const { value: promised } = promise;
    const isOurs =
      equalBytes(promised.dialogue, control.dialogueHash) && equalBytes(promised.delegation, value.delegation);
    if (!isOurs || !(await isSignedBy("invitation", promise, delegation.head))) {
      return { ok: false, code: "BAD_STATEMENT" };
    }
    // † The head chose name and role: whoever holds the link chooses neither.
    const isAsOffered = promised.admits === value.admits && equalBytes(promised.offer, value.details);
    if (!isAsOffered) return { ok: false, code: "BAD_STATEMENT" };
    signer = promised.key;
    offer = promised.offer;
    invitation = toHex(promised.id);
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
    admits: value.admits,
    offer,
    admittedAt: seq,
    revokedAt: null,
  };
  return { ok: true, device, invitation, head: delegation.head };
}

function accreditationIn(bytes: Uint8Array): ReadAccreditation | null {
  try {
    return readAccreditation(bytes);
  } catch {
    return null;
  }
}

function usedIn(bytes: Uint8Array): Uint8Array | null {
  try {
    return readUse(bytes);
  } catch {
    return null;
  }
}

function invitationIn(bytes: Uint8Array) {
  try {
    return readStatement("invitation", bytes);
  } catch {
    return null;
  }
}
