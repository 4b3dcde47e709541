import type { DelegationId } from "@longtable/protocol";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  HEARTBEAT_EVERY,
  NOT_WATCHING,
  SILENT_AFTER,
  hearing,
  isHeartbeatDue,
  signOf,
  stopWatching,
  watchFrom,
} from "../src/index.ts";

const us = "us" as DelegationId;
const them = "them" as DelegationId;
const start = 1_632_988_800_000;

describe("the silence of a delegation", () => {
  it("is an alarm only once they were heard, and for longer than three heartbeats", () => {
    const watch = watchFrom(NOT_WATCHING, start);
    expect(signOf(watch, them, start + 10 * SILENT_AFTER).sign).toBe("not heard");
    const heard = hearing(watch, [them], start + 1000);
    expect(signOf(heard, them, start + 1000 + SILENT_AFTER).sign).toBe("heard");
    expect(signOf(heard, them, start + 1001 + SILENT_AFTER)).toEqual({
      delegation: them,
      sign: "silent",
      heardAt: start + 1000,
    });
  });

  it("is not told by a device that is not connected, nor counted while it was not", () => {
    const heard = hearing(watchFrom(NOT_WATCHING, start), [them], start);
    const away = stopWatching(heard);
    expect(signOf(away, them, start + 2 * SILENT_AFTER).sign).toBe("unknown");
    const back = watchFrom(away, start + 2 * SILENT_AFTER);
    expect(signOf(back, them, start + 2 * SILENT_AFTER).sign).toBe("heard");
    expect(signOf(back, them, start + 3 * SILENT_AFTER + 1).sign).toBe("silent");
  });

  it("is not broken by what was placed in the past: nobody can tell when that was", () => {
    expect(hearing(NOT_WATCHING, [them], start)).toBe(NOT_WATCHING);
  });

  it("is ended by anything they place, and by nothing of anybody else's", () => {
    const watch = hearing(watchFrom(NOT_WATCHING, start), [us, them], start);
    const later = start + SILENT_AFTER + 1;
    expect(signOf(hearing(watch, [us], later), them, later).sign).toBe("silent");
    expect(signOf(hearing(watch, [them], later), them, later).sign).toBe("heard");
  });

  it("is judged the same whatever a clock does, without ever throwing", () => {
    const step = fc.record({ by: fc.constantFrom(us, them), at: fc.integer() });
    fc.assert(
      fc.property(fc.array(step), fc.integer(), (steps, now) => {
        let watch = watchFrom(NOT_WATCHING, start);
        for (const { by, at } of steps) watch = hearing(watch, [by], at);
        expect(["not heard", "heard", "silent"]).toContain(signOf(watch, them, now).sign);
      }),
    );
  });
});

describe("a heartbeat", () => {
  it("is placed once by the first device, and by the next one only if the first stays away", () => {
    const watch = watchFrom(NOT_WATCHING, start);
    expect(isHeartbeatDue(watch, us, 0, start)).toBe(true);
    expect(isHeartbeatDue(watch, us, 1, start)).toBe(false);
    const placed = hearing(watch, [us], start + 100);
    for (const turn of [0, 1, 2]) expect(isHeartbeatDue(placed, us, turn, start + HEARTBEAT_EVERY)).toBe(false);
    const next = start + 100 + HEARTBEAT_EVERY;
    expect([0, 1].map((turn) => isHeartbeatDue(placed, us, turn, next))).toEqual([true, false]);
    expect(isHeartbeatDue(placed, us, 1, next + 20_000)).toBe(true);
  });

  it("is not needed while the delegation acts, and not possible without a connection", () => {
    const busy = hearing(watchFrom(NOT_WATCHING, start), [us], start + HEARTBEAT_EVERY - 1);
    expect(isHeartbeatDue(busy, us, 0, start + HEARTBEAT_EVERY)).toBe(false);
    expect(isHeartbeatDue(stopWatching(busy), us, 0, start + 9 * HEARTBEAT_EVERY)).toBe(false);
  });
});
