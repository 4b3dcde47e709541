import { fromHex, toHex } from "@longtable/protocol";
import { isEntitledToAdmit } from "@longtable/record";

import type { WatchedInvitation } from "./invitation.ts";
import type { LiveRoom } from "./live-room.ts";

/**
 * Tells this delegation's devices, in its caucus, of an invitation that its head gave: whichever of them may admit
 * and is online then lets in whoever comes by it. False where there is no caucus open here.
 */
export async function giveInvitation(
  rooms: Iterable<LiveRoom>,
  { id, watchKey }: WatchedInvitation,
  until: number,
): Promise<boolean> {
  const caucus = caucusAmong(rooms);
  if (caucus === null) return false;
  return (await caucus.act({ type: "invitation.watch", invitation: toHex(id), watchKey, until })).ok;
}

/**
 * The invitations that this device is to watch at `now` (milliseconds since 1970): those that its caucus knows of,
 * which nobody has come by and whose time is not over. None on a device that may not admit.
 */
export function invitationsToWatch(
  rooms: Iterable<LiveRoom>,
  by: Uint8Array,
  now: number,
): readonly WatchedInvitation[] {
  const { state, control } = caucusAmong(rooms)?.snapshot() ?? { state: null, control: null };
  if (state === null || control === null || !isEntitledToAdmit(control, by)) return [];
  const spent = new Set([...control.spentInvitations.values()].map(({ invitation }) => invitation));
  return Object.entries(state.invitations)
    .filter(([id, { until }]) => until > now && !spent.has(id))
    .map(([id, { watchKey }]) => ({ id: fromHex(id), watchKey }));
}

function caucusAmong(rooms: Iterable<LiveRoom>): LiveRoom | null {
  for (const live of rooms) if (live.snapshot().state?.kind === "caucus") return live;
  return null;
}
