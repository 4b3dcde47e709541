import {
  type DelegationId,
  type DeviceId,
  type Signer,
  equalBytes,
  idOf,
  readStatement,
  toHex,
} from "@longtable/protocol";
import { type RoomControl, isEntitledToAdmit, ofDelegation } from "@longtable/record";
import type { Randomness } from "@longtable/room";

import type { ChangedRole } from "./accredit.ts";
import { ClientError } from "./error.ts";
import type { OpenRoom } from "./open-room.ts";
import { owedBars, owedRevocations, owedRoles } from "./owed-statements.ts";
import { prepareEpoch, prepareStatements } from "./steward.ts";

/** How often an entry that others outran is made again, and how long what they placed is waited for. */
const TRIES = 5;
const PATIENCE = 10_000;
/** Statements in one entry, far below what an entry may hold; the rest follows in the next. */
const AT_ONCE = 16;

/**
 * Takes devices back in one room: a new epoch in the same entry. Does nothing where others have done
 * it by then. Refuses with `NO_KEY` where this device has no key of the room's current epoch.
 */
export function placeRevocations(
  room: OpenRoom,
  statements: readonly Uint8Array[],
  by: Signer,
  random: Randomness,
): Promise<void> {
  return untilPlaced(room, async (control) => {
    const open = statements.filter((one) => !isRevocationPlaced(control, one));
    if (open.length === 0) return;
    const parentKey = room.reader.currentKey?.key ?? null;
    if (parentKey === null) throw new ClientError("NO_KEY", "This device has no key of the room's current epoch.");
    const plan = { reason: "revocation", statements: open, parentKey } as const;
    await room.begin(await prepareEpoch(control, room.size, plan, by, random));
  });
}

/** Gives devices of one room the roles that their heads gave them. Does nothing where others have done it by then. */
export function placeRoles(
  room: OpenRoom,
  changed: readonly ChangedRole[],
  by: Signer,
  random: Randomness,
): Promise<void> {
  return untilPlaced(room, async (control) => {
    const open = changed.filter(({ statement }) => isRoleOpen(control, statement));
    if (open.length === 0) return;
    const key = room.reader.currentKey?.key ?? null;
    await room.place(await prepareStatements(control, key, { changed: open }, by, random));
  });
}

/** Takes an invitation back in one room. Does nothing where it was used, or others have done it by then. */
export function placeWithdrawal(room: OpenRoom, statement: Uint8Array, by: Signer, random: Randomness): Promise<void> {
  const { delegation, invitation } = readStatement("revocation", statement).value;
  const key = ofDelegation(idOf<DelegationId>(delegation), invitation === null ? "" : toHex(invitation));
  return placeBars(room, (control) => (control.spentInvitations.has(key) ? [] : [statement]), by, random);
}

/** Keeps devices and invitations out of one room that are not in. Does nothing where others have done it by then. */
function placeBars(
  room: OpenRoom,
  owed: (control: RoomControl) => readonly Uint8Array[],
  by: Signer,
  random: Randomness,
): Promise<void> {
  return untilPlaced(room, async (control) => {
    const bars = owed(control).slice(0, AT_ONCE);
    if (bars.length === 0) return;
    await room.place(await prepareStatements(control, null, { bars }, by, random));
  });
}

/**
 * Carries what heads said from the rooms that have it into those that do not, without a person remembering it: a
 * device revoked in one room goes out of all and comes into none, a role changed in one changes in all, and an
 * invitation that was withdrawn or used in one serves nobody else in another. Any device that may admit does it; the
 * statements are the heads' own, and each room's fold judges them anew.
 */
export async function carryStatements(rooms: readonly OpenRoom[], by: Signer, random: Randomness): Promise<void> {
  // † At once: a node that keeps one room's entries back, so that nothing can be placed there, holds up no other.
  await Promise.all(rooms.map((room) => carryInto(room, rooms, by, random)));
}

async function carryInto(room: OpenRoom, rooms: readonly OpenRoom[], by: Signer, random: Randomness): Promise<void> {
  const { control } = room;
  if (control === null || control.kind === "press" || room.reader.currentKey === null) return;
  if (!isEntitledToAdmit(control, by.publicKey)) return;
  const own = delegationOf(control, by.publicKey);
  try {
    await placeRevocations(room, owedRevocations(control, rooms).slice(0, AT_ONCE), by, random);
    await placeRoles(room, owedRoles(room.control ?? control, rooms).slice(0, AT_ONCE), by, random);
    // Only its own side's: a head's statements cost its own devices, and no other's.
    if (own !== null) await placeBars(room, (now) => owedBars(now, rooms, own), by, random);
  } catch (error) {
    // What one room refuses keeps nothing from the others; it is tried again at the next change.
    if (!(error instanceof ClientError)) throw error;
  }
}

/** The delegation that a key may admit for: a device's, or a head's. */
function delegationOf(control: RoomControl, key: Uint8Array): DelegationId | null {
  const device = control.devices.get(idOf<DeviceId>(key));
  if (device !== undefined) return device.delegation;
  return [...control.delegations.values()].find(({ head }) => equalBytes(head, key))?.id ?? null;
}

async function untilPlaced(room: OpenRoom, step: (control: RoomControl) => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries++) {
    const { control, size } = room;
    if (control === null) return;
    try {
      await step(control);
      return;
    } catch (error) {
      if (!(error instanceof ClientError) || error.code !== "CONTROL_REFUSED" || tries >= TRIES) throw error;
      // Another device was faster: what it placed is on its way here.
      await Promise.race([room.reached(size + 1), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    }
  }
}

function isRevocationPlaced(control: RoomControl, statement: Uint8Array): boolean {
  const { device, invitation, delegation } = readStatement("revocation", statement).value;
  const keyOf = (id: Uint8Array): string => ofDelegation(idOf<DelegationId>(delegation), toHex(id));
  const isDeviceDone = device === null || control.revocations.has(keyOf(device));
  return isDeviceDone && (invitation === null || control.spentInvitations.get(keyOf(invitation))?.device === null);
}

function isRoleOpen(control: RoomControl, statement: Uint8Array): boolean {
  const { device, n } = readStatement("role", statement).value;
  const here = control.devices.get(idOf<DeviceId>(device));
  return here?.revokedAt === null && n > here.roleN;
}
