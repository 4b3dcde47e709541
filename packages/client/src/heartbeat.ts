import type { DelegationId } from "@longtable/protocol";

/** How often each delegation places something while a meeting is on, in milliseconds: a heartbeat, if nothing else. */
export const HEARTBEAT_EVERY = 3 * 60_000;
/** A delegation heard before is silent after this long: two heartbeats and their delays may be lost on the way. */
export const SILENT_AFTER = 3 * HEARTBEAT_EVERY;
/** A delegation's devices take turns: each waits so much longer than the one before it, so that one is enough. */
const TURN = 20_000;

/**
 * What a device has heard of each delegation in a room, by its own clock and since its own connection stands. Acts
 * read from the past count for nothing: nobody can tell when they were placed.
 */
export interface Watch {
  /** Since when this device follows the room, in milliseconds since 1970; null while it does not. */
  readonly since: number | null;
  readonly heard: ReadonlyMap<DelegationId, number>;
}

/** Before a room is followed. */
export const NOT_WATCHING: Watch = { since: null, heard: new Map() };

/** The room is followed from now on. */
export function watchFrom(watch: Watch, now: number): Watch {
  return { ...watch, since: now };
}

/** The connection has ended: until it is back nothing can be said of anybody. */
export function stopWatching(watch: Watch): Watch {
  return { ...watch, since: null };
}

/** Delegations placed something just now. */
export function hearing(watch: Watch, delegations: Iterable<DelegationId>, now: number): Watch {
  if (watch.since === null) return watch;
  const heard = new Map(watch.heard);
  for (const delegation of delegations) heard.set(delegation, now);
  return { ...watch, heard };
}

/**
 * Whether it is this device's turn to place a heartbeat: its delegation has placed nothing for long enough.
 * `turn` is the device's place among its delegation's devices in the room, from 0.
 */
export function isHeartbeatDue(watch: Watch, own: DelegationId, turn: number, now: number): boolean {
  if (watch.since === null) return false;
  const last = watch.heard.get(own);
  const waits = turn * TURN + (last === undefined ? 0 : HEARTBEAT_EVERY);
  return now - Math.max(last ?? 0, watch.since) >= waits;
}

/**
 * What a device can say of a delegation:
 * - `unknown`: this device is not connected, and its own silence explains theirs;
 * - `not heard`: nothing since this device follows the room: they may never have been here;
 * - `heard`: they placed something lately;
 * - `silent`: they did, and then nothing for longer than they should. They have left without saying so, or lost
 *   their connection, or the node keeps their acts back, or shows them another record. Which of these it is, no
 *   record can tell: ask them by another way.
 */
export interface Sign {
  readonly delegation: DelegationId;
  readonly sign: "unknown" | "not heard" | "heard" | "silent";
  /** When something of theirs came last, by this device's clock; null if never. */
  readonly heardAt: number | null;
}

/** The sign of a delegation now. */
export function signOf(watch: Watch, delegation: DelegationId, now: number): Sign {
  const heardAt = watch.heard.get(delegation) ?? null;
  if (watch.since === null) return { delegation, sign: "unknown", heardAt };
  if (heardAt === null) return { delegation, sign: "not heard", heardAt };
  // After a break of this device's own, silence is counted from its return.
  const isSilent = now - Math.max(heardAt, watch.since) > SILENT_AFTER;
  return { delegation, sign: isSilent ? "silent" : "heard", heardAt };
}
