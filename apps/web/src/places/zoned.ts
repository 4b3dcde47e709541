import type { ZonedTime } from "@longtable/dialogue";

/** Every zone that the browser knows, and the device's own, which may go by another name. */
export function allZones(): readonly string[] {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([...Intl.supportedValuesOf("timeZone"), own])].toSorted();
}

/** Now on the clocks of a place, as acts have times: wall time, zone, and minutes ahead of UTC. */
export function zonedNow(zone: string): ZonedTime {
  const instant = Date.now();
  return { local: wallAt(instant, zone), zone, offset: offsetAt(instant, zone) };
}

/**
 * A wall time at a place, as acts have times: `YYYY-MM-DDTHH:MM` and a zone. Null when the time is not whole, or is
 * one that the place's clocks skip.
 */
export function zonedAt(local: string, zone: string): ZonedTime | null {
  const wall = Date.parse(`${local}:00Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/u.test(local) || Number.isNaN(wall)) return null;
  // Of the offsets around that moment, the one under which the place's clocks show this time.
  for (const guess of [wall - DAY, wall + DAY]) {
    const offset = offsetAt(guess, zone);
    if (wallAt(wall - offset * 60_000, zone) === local) return { local, zone, offset };
  }
  return null;
}

const DAY = 86_400_000;

function wallAt(instant: number, zone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  return format.format(instant).replace(" ", "T");
}

function offsetAt(instant: number, zone: string): number {
  const minute = Math.floor(instant / 60_000) * 60_000;
  return Math.round((Date.parse(`${wallAt(minute, zone)}:00Z`) - minute) / 60_000);
}
