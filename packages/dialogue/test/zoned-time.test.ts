import { assert, constantFrom, integer, property } from "fast-check";
import { expect, it } from "vitest";

import { checkZonedTime, inZone, instantOf } from "../src/index.ts";

const eight = { local: "2021-09-30T10:00", zone: "Europe/Zurich", offset: 120 };

it("08:00 GMT on 30 September 2021 is 10:00 in Geneva, 04:00 in Washington, 11:00 in Moscow", () => {
  expect(instantOf(eight)).toBe(Date.UTC(2021, 8, 30, 8, 0));
  expect(checkZonedTime(eight)).toEqual({ ok: true });
  expect(inZone(eight, "America/New_York")).toEqual({
    local: "2021-09-30T04:00",
    zone: "America/New_York",
    offset: -240,
  });
  expect(inZone(eight, "Europe/Moscow")?.local).toBe("2021-09-30T11:00");
});

it("a wrong offset, zone or day is found, and the right offset told", () => {
  expect(checkZonedTime({ ...eight, offset: 60 })).toEqual({ ok: false, code: "WRONG_OFFSET", offset: 120 });
  expect(checkZonedTime({ ...eight, zone: "Europe/Atlantis" })).toEqual({ ok: false, code: "NO_SUCH_ZONE" });
  expect(checkZonedTime({ ...eight, local: "2021-02-30T10:00" })).toEqual({ ok: false, code: "NO_SUCH_DAY" });
});

it("an hour skipped in spring exists with no offset", () => {
  for (const offset of [60, 120]) {
    expect(checkZonedTime({ local: "2021-03-28T02:30", zone: "Europe/Zurich", offset }).ok).toBe(false);
  }
});

it("a moment is the same moment in every zone", () => {
  const zones = constantFrom("Europe/Zurich", "America/New_York", "Europe/Moscow", "Asia/Kathmandu", "UTC");
  assert(
    property(integer({ min: 0, max: 4e7 }), zones, zones, (minutes, from, to) => {
      const start = inZone({ local: "1970-01-01T00:00", zone: "UTC", offset: -0 }, from);
      const moment = { local: new Date(minutes * 60_000).toISOString().slice(0, 16), zone: "UTC", offset: 0 };
      const there = inZone(moment, to);
      expect(start).not.toBeNull();
      expect(there && instantOf(there)).toBe(instantOf(moment));
      expect(there && checkZonedTime(there)).toEqual({ ok: true });
    }),
    { numRuns: 100 },
  );
});
