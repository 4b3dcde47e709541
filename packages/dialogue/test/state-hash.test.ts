import { describe, expect, it } from "vitest";

import { foldRoom, stateHash } from "../src/index.ts";
import { project } from "../src/persistent/digest.ts";
import { idOf, table, us } from "./room.ts";

describe("the state's hash", () => {
  it("changes with every act that takes effect, and is the same for the same state", () => {
    const room = table();
    const hashes = new Set([stateHash(room.state())]);
    for (let words = 0; words < 70; words++) {
      room.done(us.head, { type: "words.say", text: `Words ${words}` });
      hashes.add(stateHash(room.state()));
    }
    expect(hashes.size).toBe(71);
    expect(stateHash(structuredClone(room.state()))).toBe(stateHash(room.state()));
  });

  it("is taken over data that canonical CBOR can hold", () => {
    const room = table();
    room.done(us.head, { type: "words.say", text: "Words" });
    expect(project(room.state())).toMatchObject({ kind: "table", size: room.state().size });
    expect(stateHash(room.state())).toMatch(/^[0-9a-f]{64}$/);
    expect(stateHash(room.state())).not.toBe(idOf("something else"));
  });
});

describe("a long record", () => {
  it("costs per act the same after 20,000 acts as after 2,000, and leaves earlier states as they were", () => {
    const room = table();
    const early = room.state();
    const earlyHash = stateHash(early);
    let state = early;
    const say = (from: number, to: number): number => {
      const start = performance.now();
      for (let n = from; n < to; n++) {
        state = foldRoom(state, {
          kind: "act",
          ...us.head,
          id: idOf(`long ${n}`),
          seq: state.size,
          at: 0,
          seen: state.size,
          n,
          act: { type: "words.say", text: "Words" },
        }).state;
      }
      return (performance.now() - start) / (to - from);
    };
    say(0, 2000);
    const before = say(2000, 6000);
    say(6000, 16_000);
    const after = say(16_000, 20_000);
    expect(state.spoken.words.length).toBe(20_000);
    // A cost that grew with the record would be 4 to 5 times as high; noise of a shared machine is not.
    expect(after).toBeLessThan(before * 3 + 0.05);
    expect(stateHash(early)).toBe(earlyHash);
  });
});
