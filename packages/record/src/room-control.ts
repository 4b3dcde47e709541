import { toHex } from "@longtable/protocol";
import type { Control, DelegationId, DeviceId, DialogueId, EpochId, RoomId, RoomKind } from "@longtable/protocol";

/** A delegation as a room's control entries show it: keys only; its name is said in sealed acts. */
export interface DelegationKeys {
  readonly id: DelegationId;
  readonly root: Uint8Array;
  readonly nextRoot: Uint8Array;
  readonly head: Uint8Array;
  readonly headPostQuantum: Uint8Array;
  readonly press: Uint8Array;
  /** The reading identity's age recipient. */
  readonly reading: string;
  /** The reading sheet's signing key: it reads, and does nothing else. */
  readonly reader: Uint8Array;
  /** Counts the delegation's appointments: the newest holds. */
  readonly appointment: number;
  /** Whether the room is this delegation's too (a caucus is one delegation's only). */
  readonly inRoom: boolean;
}

/** A device as a room's control entries show it. */
export interface RoomDevice {
  readonly id: DeviceId;
  readonly key: Uint8Array;
  readonly delegation: DelegationId;
  /** Its age recipient. */
  readonly identity: string;
  /** The hash its sealed details must have. */
  readonly details: Uint8Array;
  /** Counts the statements about its role: 0 is its accreditation's. The largest holds. */
  readonly roleN: number;
  /** The place at which it was given the role it has. */
  readonly roleAt: number;
  /** Whether it may admit others of its delegation and begin epochs. */
  readonly admits: boolean;
  /** The role and name commitment of the invitation it came by, or null when a head accredited it. */
  readonly offer: Uint8Array | null;
  readonly admittedAt: number;
  readonly revokedAt: number | null;
}

/** An epoch as its `room.epoch` entry began it. */
export interface Epoch {
  readonly id: EpochId;
  readonly hash: Uint8Array;
  /** The place of its entry. */
  readonly seq: number;
  readonly parent: EpochId | null;
  readonly commit: Uint8Array;
  readonly roster: Uint8Array;
  readonly parentKey: Uint8Array | null;
}

/** An appointment that replaced a delegation's head. */
export interface PlacedAppointment {
  readonly seq: number;
  readonly delegation: DelegationId;
  /** The statement, for rooms that do not have it yet and for invitations. */
  readonly statement: Uint8Array;
  /** Whether it also put the next root in the place of the root. */
  readonly isRootReplaced: boolean;
}

/** A head's statement about a device as a room took it: signed, so that any other room can be shown it. */
export interface PlacedStatement {
  readonly delegation: DelegationId;
  readonly device: DeviceId;
  /** The head's key that signed it: it holds in rooms where that head is the delegation's now. */
  readonly head: Uint8Array;
  readonly statement: Uint8Array;
}

/** An invitation that lets nobody else in: the statement shows why, also to the dialogue's other rooms. */
export interface SpentInvitation extends Omit<PlacedStatement, "device"> {
  /** Its id, in hex. */
  readonly invitation: string;
  /** The device that used it, whose accreditation `statement` is; null where its head withdrew it. */
  readonly device: DeviceId | null;
}

/**
 * The key of what a delegation's head, or its invitation, says of a device or an invitation: whatever another
 * delegation says of the same id is another matter.
 */
export function ofDelegation(delegation: DelegationId, id: string): string {
  return `${delegation}/${id}`;
}

/** A device's word that its envelope of an epoch is not good. */
export interface PlacedComplaint {
  readonly seq: number;
  readonly device: DeviceId;
  readonly epoch: EpochId;
  readonly reason: string;
}

/** A head's seal over a checkpoint. */
export interface Seal {
  readonly seq: number;
  readonly delegation: DelegationId;
  readonly size: number;
  readonly root: Uint8Array;
  readonly note: Uint8Array;
  readonly state: Uint8Array;
}

/** What a room's control entries come to: the part of its state that a node can see. */
export interface RoomControl {
  readonly room: Uint8Array;
  readonly id: RoomId;
  readonly kind: RoomKind;
  readonly dialogue: DialogueId;
  readonly dialogueHash: Uint8Array;
  readonly rules: string;
  readonly purpose: Uint8Array | null;
  readonly delegations: ReadonlyMap<DelegationId, DelegationKeys>;
  readonly devices: ReadonlyMap<DeviceId, RoomDevice>;
  /** Invitations used or withdrawn, by `ofDelegation`: who comes by one of them again is let in no more. */
  readonly spentInvitations: ReadonlyMap<string, SpentInvitation>;
  /**
   * Revocations of devices, by `ofDelegation`, also of those that were never in: their accreditation by that delegation
   * is void here, and the statement is evidence for the dialogue's other rooms.
   */
  readonly revocations: ReadonlyMap<string, PlacedStatement>;
  /** The newest statement about each device's role since its accreditation: evidence likewise. */
  readonly roles: ReadonlyMap<DeviceId, PlacedStatement>;
  /** The current epoch; null until the first, and always null in the press room. */
  readonly epoch: Epoch | null;
  readonly epochs: ReadonlyMap<EpochId, Epoch>;
  readonly term: number;
  /** The key of the node that sequences this room. */
  readonly node: Uint8Array;
  readonly seals: readonly Seal[];
  /** Appointments since the founding: each one's head replaced the one before, in the sight of all. */
  readonly appointments: readonly PlacedAppointment[];
  readonly complaints: readonly PlacedComplaint[];
}

/** Why a control entry has no effect. The node refuses to place it; a reader shows it as refused. */
export type ControlRefusal =
  | "NOT_A_FOUNDING"
  | "ALREADY_FOUNDED"
  | "WRONG_ROOM"
  | "BAD_SIGNATURE"
  | "BAD_KEY"
  | "BAD_FOUNDING"
  | "BAD_STATEMENT"
  | "NOT_CONSENTED"
  | "STALE_ROLE"
  | "NOT_ENTITLED"
  | "STALE_EPOCH"
  | "WRONG_ROSTER"
  | "INVITATION_SPENT"
  | "ALREADY_ADMITTED"
  | "DEVICE_REVOKED"
  | "WRONG_SEAL"
  | "NOT_YET";

/** The result of applying a statement to a room: the room after it, or why it has no effect. */
export type StatementOutcome =
  | { readonly ok: true; readonly control: RoomControl }
  | { readonly ok: false; readonly code: ControlRefusal };

/** The fold's answer: the room as it is after the entry, or why the entry has no effect. */
export type ControlOutcome =
  | { readonly ok: true; readonly control: RoomControl; readonly entry: Control }
  | { readonly ok: false; readonly code: ControlRefusal; readonly sentence: string };

/**
 * Whether a key may be given a room's record, sealed as it is: a device on the roster, or, for a delegation that
 * has lost its devices, the signing key of its reading sheet or its root.
 */
export function mayReadRecord(control: RoomControl, key: DeviceId): boolean {
  if (isOnRoster(control, key)) return true;
  for (const { inRoom, reader, root } of control.delegations.values()) {
    if (inRoom && (toHex(reader) === key || toHex(root) === key)) return true;
  }
  return false;
}

/** Whether a device may read and write here now. */
export function isOnRoster(control: RoomControl, device: DeviceId): boolean {
  return control.devices.get(device)?.revokedAt === null;
}
