import type {
  ActId,
  ChainId,
  DelegationId,
  DeviceId,
  DialogueId,
  EpochId,
  RoomId,
  RoomKind,
} from "@longtable/protocol";

import type { Role } from "./role.ts";

/**
 * An act that took its place in the room's record: opened, its signature and chain checked, all before it
 * in its chain given before it. One fold per room: a room folds from its own entries only (PROTOCOL.md §4).
 */
export interface ActEvent {
  readonly kind: "act";
  readonly id: ActId;
  /** The place at which it takes effect. Never smaller than that of the event before it. */
  readonly seq: number;
  readonly device: DeviceId;
  readonly delegation: DelegationId;
  readonly role: Role;
  readonly name: string | null;
  /** Milliseconds since 1970 by the author's clock: for showing only. Nothing is decided by it. */
  readonly at: number;
  /** Size of the checkpoint that the author had verified when acting. */
  readonly seen: number;
  readonly chain: ChainId;
  /** Counts the chain's acts from 0. */
  readonly n: number;
  /** As opened, its shape not yet checked. */
  readonly act: { readonly type: string; readonly [field: string]: unknown };
}

/** The room's first event. */
export interface FoundedEvent {
  readonly kind: "founded";
  readonly seq: number;
  readonly room: RoomId;
  readonly roomKind: RoomKind;
  readonly dialogue: DialogueId;
  /** Those whose room it is, in the founding statement's order, which is the order of hosting. */
  readonly delegations: readonly DelegationId[];
  /** The rules pinned by the founding statement. */
  readonly rules: string;
  /** Who hosts first; without it, the first of `delegations`. */
  readonly firstHost?: DelegationId;
  /** Who chairs a group; without it, all its delegations together. Not read for other rooms. */
  readonly chairs?: readonly DelegationId[];
}

/** A device was admitted. In the press room: a press key, with role `press`. */
export interface AdmittedEvent {
  readonly kind: "admitted";
  readonly seq: number;
  readonly device: DeviceId;
  readonly delegation: DelegationId;
  readonly role: Role;
  readonly name: string | null;
}

/** A device's accreditation was taken back: what it places from here on has no effect. */
export interface RevokedEvent {
  readonly kind: "revoked";
  readonly seq: number;
  readonly device: DeviceId;
}

/** A delegate has another role, or another name, from here on. */
export interface RoleChangedEvent {
  readonly kind: "role-changed";
  readonly seq: number;
  readonly device: DeviceId;
  readonly role: Role;
  readonly name: string | null;
}

/** The room has a new epoch key. */
export interface EpochEvent {
  readonly kind: "epoch";
  readonly seq: number;
  readonly epoch: EpochId;
  /** As `room.epoch` gives it: opening, revocation, round … */
  readonly reason: string;
}

/** A head sealed a checkpoint. */
export interface SealedEvent {
  readonly kind: "sealed";
  readonly seq: number;
  readonly delegation: DelegationId;
  readonly size: number;
  /** The checkpoint's root, in hex. */
  readonly root: string;
  /** `stateHash` of the room at that size, in hex. */
  readonly stateHash: string;
}

/** What the room's control entries tell the fold. Those of one entry share its place, in the entry's order. */
export type ControlEvent = FoundedEvent | AdmittedEvent | RevokedEvent | RoleChangedEvent | EpochEvent | SealedEvent;
export type RoomEvent = ActEvent | ControlEvent;
