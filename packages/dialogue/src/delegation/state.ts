import type { ActId, DelegationId, DeviceId } from "@longtable/protocol";

import type { Role } from "../role.ts";
import type { Stamp } from "../stamp.ts";
import type { Ink } from "./acts.ts";

/** A delegation as it introduced itself. */
export interface Introduction {
  readonly delegation: DelegationId;
  readonly name: string;
  readonly short: string;
  readonly ink: Ink;
  readonly capital: { readonly city: string; readonly zone: string } | null;
  readonly stamp: Stamp;
}

/** A device as the room's control entries and sealed details have it. */
export interface AdmittedDevice {
  readonly device: DeviceId;
  readonly delegation: DelegationId;
  readonly role: Role;
  readonly name: string | null;
  /** The place of its admission, and, once its accreditation was taken back, of that. */
  readonly admittedAt: number;
  readonly revokedAt: number | null;
}

/** Somebody at the table without a device. */
export interface Member {
  readonly id: ActId;
  readonly delegation: DelegationId;
  readonly role: Role;
  readonly name: string | null;
  readonly stamp: Stamp;
  readonly departed: Stamp | null;
}
