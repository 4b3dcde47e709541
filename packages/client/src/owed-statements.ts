import {
  type DelegationId,
  type DeviceId,
  type Details,
  equalBytes,
  readStatement,
  useBytes,
} from "@longtable/protocol";
import { type PlacedStatement, type RoomControl, ofDelegation } from "@longtable/record";

import type { ChangedRole } from "./accredit.ts";

/** A room that may know what another one does not. */
export interface StatementSource {
  readonly control: RoomControl | null;
  /** The details of a device as they opened there; null where they did not. */
  readonly detailsOf: (device: DeviceId) => Details | null;
}

/**
 * † The revocations that a room owes: a device is in it that its own head has revoked in another room of the dialogue.
 * Nothing is sealed there until they are placed. Decided by keys alone: each was verified where it was placed, and
 * holds here where the same head is still the delegation's.
 */
export function owedRevocations(control: RoomControl, sources: Iterable<StatementSource>): readonly Uint8Array[] {
  const owed = new Map<DeviceId, Uint8Array>();
  for (const placed of placedElsewhere(control, sources, (other) => other.revocations)) {
    const here = control.devices.get(placed.device);
    // † Another side's head can say so of a key that is not its own: that is no reason to be silent where it is.
    const isItsOwnHeads = here?.delegation === placed.delegation;
    if (isItsOwnHeads && here.revokedAt === null) owed.set(placed.device, placed.statement);
  }
  return [...owed.values()];
}

/** The changes of role that a room owes: one was placed elsewhere that counts on from the one it has. */
export function owedRoles(control: RoomControl, sources: Iterable<StatementSource>): readonly ChangedRole[] {
  const all = [...sources];
  const owed = new Map<DeviceId, { readonly n: number; readonly changed: ChangedRole }>();
  for (const source of all) {
    for (const { device, statement } of placedElsewhere(control, [source], (other) => other.roles)) {
      const here = control.devices.get(device);
      const details = source.detailsOf(device);
      const { n } = readStatement("role", statement).value;
      const isNewer = here?.revokedAt === null && n > Math.max(here.roleN, owed.get(device)?.n ?? 0);
      // Without the details the room would take the device for a note-taker's: another room may have opened them.
      if (isNewer && details !== null) owed.set(device, { n, changed: { statement, details } });
    }
  }
  return [...owed.values()].map(({ changed }) => changed);
}

/**
 * What other rooms know that keeps somebody out of this one who is not in: devices that their head revoked, and
 * invitations that were withdrawn, or used by a device that is named. A room's first epoch takes them along; later on
 * each delegation sees to its own (`by`). Decided by what was placed there, whose signatures were verified. A caucus is told,
 * and tells nothing.
 */
export function owedBars(
  control: RoomControl,
  sources: Iterable<StatementSource>,
  by?: DelegationId,
): readonly Uint8Array[] {
  const owed = new Map<string, Uint8Array>();
  const isOwedBy = ({ delegation }: { readonly delegation: DelegationId }): boolean =>
    by === undefined || delegation === by;
  // † Who is in a caucus, or was, is nobody else's to know: what stands there alone is told to no other room.
  const all = [...sources].filter((one) => one.control?.kind !== "caucus");
  for (const placed of placedElsewhere(control, all, ({ revocations }) => revocations)) {
    const key = ofDelegation(placed.delegation, placed.device);
    const isHere = control.devices.has(placed.device) || control.revocations.has(key);
    if (isOwedBy(placed) && !isHere) owed.set(key, placed.statement);
  }
  for (const placed of placedElsewhere(control, all, ({ spentInvitations }) => spentInvitations)) {
    const key = ofDelegation(placed.delegation, placed.invitation);
    const here = control.spentInvitations.get(key);
    const { device } = placed;
    if (!isOwedBy(placed) || here?.device === null) continue;
    // A withdrawal outranks a use, here and among what is owed.
    if (device === null) owed.set(key, placed.statement);
    else if (here === undefined && !owed.has(key)) owed.set(key, useBytes(placed.statement));
  }
  return [...owed.values()];
}

/** Whether a delegation's head has revoked a device in any of these rooms. */
export function isRevokedAnywhere(
  device: DeviceId,
  delegation: DelegationId,
  controls: Iterable<RoomControl | null>,
): boolean {
  const key = ofDelegation(delegation, device);
  return [...controls].some((one) => one?.revocations.has(key) === true);
}

/** Whether an invitation of a delegation was withdrawn, or used by another device, in any of these rooms. */
export function isSpentAnywhere(
  invitation: string,
  by: { readonly device: DeviceId; readonly delegation: DelegationId },
  controls: Iterable<RoomControl | null>,
): boolean {
  const key = ofDelegation(by.delegation, invitation);
  return [...controls].some((one) => {
    const spent = one?.spentInvitations.get(key);
    return spent !== undefined && spent.device !== by.device;
  });
}

function* placedElsewhere<P extends Omit<PlacedStatement, "device">>(
  control: RoomControl,
  sources: Iterable<StatementSource>,
  among: (other: RoomControl) => ReadonlyMap<string, P>,
): Generator<P> {
  for (const { control: other } of sources) {
    if (other === null || other.id === control.id || other.dialogue !== control.dialogue) continue;
    for (const placed of among(other).values()) {
      const delegation = control.delegations.get(placed.delegation);
      if (delegation?.inRoom === true && equalBytes(delegation.head, placed.head)) yield placed;
    }
  }
}
