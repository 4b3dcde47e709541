import { type DelegationId, type DeviceId, type Details, equalBytes, readStatement } from "@longtable/protocol";
import type { PlacedStatement, RoomControl } from "@longtable/record";

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
  for (const placed of placedElsewhere(control, sources, "revocations")) {
    const here = control.devices.get(placed.device);
    // † Another side's head can bar a key where it is not yet: that is no reason to be silent where it is.
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
    for (const { device, statement } of placedElsewhere(control, [source], "roles")) {
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
 * Every revocation that other rooms know of a room's delegations, also of devices that are not in it: what a room's
 * first epoch takes along, so that it never lets them in.
 */
export function knownRevocations(control: RoomControl, sources: Iterable<StatementSource>): readonly Uint8Array[] {
  const known = new Map<DeviceId, Uint8Array>();
  for (const placed of placedElsewhere(control, sources, "revocations")) {
    if (!control.revocations.has(placed.device)) known.set(placed.device, placed.statement);
  }
  return [...known.values()];
}

/** Whether a delegation's head has revoked a device in any of these rooms. */
export function isRevokedAnywhere(
  device: DeviceId,
  delegation: DelegationId,
  controls: Iterable<RoomControl | null>,
): boolean {
  return [...controls].some((one) => one?.revocations.get(device)?.delegation === delegation);
}

function* placedElsewhere(
  control: RoomControl,
  sources: Iterable<StatementSource>,
  kind: "revocations" | "roles",
): Generator<PlacedStatement> {
  for (const { control: other } of sources) {
    if (other === null || other.id === control.id || other.dialogue !== control.dialogue) continue;
    for (const placed of other[kind].values()) {
      const delegation = control.delegations.get(placed.delegation);
      if (delegation?.inRoom === true && equalBytes(delegation.head, placed.head)) yield placed;
    }
  }
}
