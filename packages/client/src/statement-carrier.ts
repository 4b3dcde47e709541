import { type DeviceId, type Signer, idOf, readStatement, toHex } from "@longtable/protocol";
import { type RoomControl, isEntitledToAdmit } from "@longtable/record";
import type { Randomness } from "@longtable/room";

import type { ChangedRole } from "./accredit.ts";
import { ClientError } from "./error.ts";
import type { OpenRoom } from "./open-room.ts";
import { owedRevocations, owedRoles } from "./owed-statements.ts";
import { prepareEpoch, prepareStatements } from "./steward.ts";

/** How often an entry that others outran is made again, and how long what they placed is waited for. */
const TRIES = 5;
const PATIENCE = 10_000;
/** Statements in one entry, far below what an entry may hold; the rest follows in the next. */
const AT_ONCE = 16;

/**
 * Takes devices, or invitations, back in one room: a new epoch in the same entry. Does nothing where others have done
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

/**
 * Carries what heads said of devices from the rooms that have it into those that do not, without a person remembering
 * it: a device revoked in one room goes out of all, and a role changed in one changes in all. Any device that may
 * admit does it; the statements are the heads' own, and each room's fold judges them anew.
 */
export async function carryStatements(rooms: readonly OpenRoom[], by: Signer, random: Randomness): Promise<void> {
  for (const room of rooms) {
    const { control } = room;
    if (control === null || control.kind === "press" || room.reader.currentKey === null) continue;
    if (!isEntitledToAdmit(control, by.publicKey)) continue;
    try {
      await placeRevocations(room, owedRevocations(control, rooms).slice(0, AT_ONCE), by, random);
      await placeRoles(room, owedRoles(room.control ?? control, rooms).slice(0, AT_ONCE), by, random);
    } catch (error) {
      // What one room refuses keeps nothing from the others; it is tried again at the next change.
      if (!(error instanceof ClientError)) throw error;
    }
  }
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
  const { device, invitation } = readStatement("revocation", statement).value;
  const isDeviceDone = device === null || control.revocations.has(idOf<DeviceId>(device));
  return isDeviceDone && (invitation === null || control.spentInvitations.has(toHex(invitation)));
}

function isRoleOpen(control: RoomControl, statement: Uint8Array): boolean {
  const { device, n } = readStatement("role", statement).value;
  const here = control.devices.get(idOf<DeviceId>(device));
  return here?.revokedAt === null && n > here.roleN;
}
