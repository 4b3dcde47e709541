import * as v from "valibot";

/**
 * A time at a place, as its author read it there: wall time, IANA zone, and the offset from UTC that
 * the author's zone table gave. The fold reads no zone table, so it takes the author's word for the
 * offset; `checkZonedTime` is how an app checks it before sending and when showing.
 */
export const zonedTime = v.strictObject({
  /** `YYYY-MM-DDTHH:MM`, on the clocks of the place. */
  local: v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/)),
  /** An IANA zone, such as `Europe/Zurich`. */
  zone: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_+-]{1,32}(\/[A-Za-z0-9_+-]{1,32}){0,2}$/)),
  /** Minutes ahead of UTC. */
  offset: v.pipe(v.number(), v.integer(), v.minValue(-14 * 60), v.maxValue(14 * 60)),
});
export type ZonedTime = v.InferOutput<typeof zonedTime>;

/** Milliseconds since 1970 of a zoned time, by its own offset: arithmetic only, no zone table. */
export function instantOf(time: ZonedTime): number {
  const [date = "", clock = ""] = time.local.split("T");
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return Date.UTC(year, month - 1, day, hour, minute) - time.offset * 60_000;
}

/** What is wrong with a zoned time; `offset` is what the zone table gives at that instant. */
export type ZonedTimeCheck =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: "NO_SUCH_DAY" | "NO_SUCH_ZONE" }
  | { readonly ok: false; readonly code: "WRONG_OFFSET"; readonly offset: number };

/**
 * Whether a zoned time's offset is its zone's at that moment, by this machine's zone table (Intl). For
 * apps; never called by a fold. A wall time skipped in spring has no right offset: `WRONG_OFFSET`.
 */
export function checkZonedTime(time: ZonedTime): ZonedTimeCheck {
  const wall = instantOf({ ...time, offset: 0 });
  if (new Date(wall).toISOString().slice(0, 16) !== time.local) return { ok: false, code: "NO_SUCH_DAY" };
  const offset = offsetAt(time.zone, instantOf(time));
  if (offset === null) return { ok: false, code: "NO_SUCH_ZONE" };
  return offset === time.offset ? { ok: true } : { ok: false, code: "WRONG_OFFSET", offset };
}

/** The same moment on the clocks of another zone, by this machine's zone table; null if it knows none such. */
export function inZone(time: ZonedTime, zone: string): ZonedTime | null {
  const instant = instantOf(time);
  const offset = offsetAt(zone, instant);
  if (offset === null) return null;
  return { local: new Date(instant + offset * 60_000).toISOString().slice(0, 16), zone, offset };
}

function offsetAt(zone: string, instant: number): number | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-GB-u-ca-iso8601-nu-latn", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  } catch {
    return null;
  }
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const field = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const wall = Date.UTC(field("year"), field("month") - 1, field("day"), field("hour"), field("minute"));
  return Math.round((wall - Math.floor(instant / 60_000) * 60_000) / 60_000);
}
