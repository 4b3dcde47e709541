import {
  type Details,
  type Role,
  type Signer,
  detailsHash,
  signAccreditation,
  signStatement,
} from "@longtable/protocol";
import type { Randomness } from "@longtable/room";

import type { RoomDevice } from "@longtable/record";
import type { Device } from "./device.ts";

/** Whom a head accredits. The device signs too, so it is at hand; one that is not is invited. */
export interface Delegate {
  readonly name: string;
  readonly role: Role;
  readonly device: Pick<Device, "recipient" | "signer">;
}

/** An accreditation with the details it commits to, to be sealed for those who may know them. */
export interface AccreditedDevice {
  readonly statement: Uint8Array;
  readonly details: Details;
  readonly device: Uint8Array;
  readonly recipient: string;
}

/** Roles whose device may admit others of their delegation. */
export const ADMITTING_ROLES: ReadonlySet<Role> = new Set(["head", "deputy", "secretary"]);

/** A head accredits a delegate's device directly. */
export async function accredit(
  delegate: Delegate,
  where: { readonly dialogue: Uint8Array; readonly delegation: Uint8Array },
  head: Signer,
  random: Randomness,
): Promise<AccreditedDevice> {
  const { name, role, device } = delegate;
  const details: Details = { v: 1, salt: random(16), role, name };
  const { publicKey } = device.signer;
  const statement = await signAccreditation(
    {
      v: 1,
      ...where,
      device: publicKey,
      identity: device.recipient,
      details: detailsHash(details),
      admits: ADMITTING_ROLES.has(role),
      via: null,
    },
    head,
    device.signer,
  );
  return { statement, details, device: publicKey, recipient: device.recipient };
}

/** A change of role with the details it commits to. */
export interface ChangedRole {
  readonly statement: Uint8Array;
  readonly details: Details;
}

/** A head gives a delegate another role, or another name: it holds in each room where the statement is placed. */
export async function changeRole(
  device: Pick<RoomDevice, "key" | "roleN">,
  to: Pick<Delegate, "name" | "role">,
  where: { readonly dialogue: Uint8Array; readonly delegation: Uint8Array },
  head: Signer,
  random: Randomness,
): Promise<ChangedRole> {
  const details: Details = { v: 1, salt: random(16), role: to.role, name: to.name };
  const statement = await signStatement(
    "role",
    {
      v: 1,
      ...where,
      device: device.key,
      n: device.roleN + 1,
      details: detailsHash(details),
      admits: ADMITTING_ROLES.has(to.role),
    },
    head,
  );
  return { statement, details };
}

/** A head takes a device's accreditation back. */
export function revokeDevice(
  device: Uint8Array,
  where: { readonly dialogue: Uint8Array; readonly delegation: Uint8Array },
  head: Signer,
): Promise<Uint8Array> {
  return signStatement("revocation", { v: 1, ...where, device, invitation: null }, head);
}
