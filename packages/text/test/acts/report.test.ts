import { describe, expect, it } from "vitest";

import { openCounts, provisionHash, statusOfProvision } from "../../src/index.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";

const [A = "", B = ""] = NAMES;
const TWO = paragraphs("The Parties shall reduce their stocks.", "Each Party may verify the reductions.");
const GROUP = { group: idOf("a working group") };

describe("what a group reports", () => {
  const report = (room: Talks) => ({
    ...GROUP,
    provisions: [1, 2].map((at) => ({ node: room.node(at), hash: provisionHash(room.now, room.node(at)) })),
  });

  it("makes a provision yellow and never green, and binds nobody", () => {
    const room = new Talks([A, B], TWO);
    const hash = provisionHash(room.now, room.node(1));
    for (const name of [A, B]) room.done(name, "text.report", report(room));
    expect([1, 2].map((at) => statusOfProvision(room.now, room.node(at)))).toEqual(["yellow", "yellow"]);
    expect(room.act(A, "text.sign", { session: idOf("session"), subject: hash }).refused).toBe("NOT_AGREED");
    for (const name of [A, B]) room.agree(name, room.node(1));
    expect(statusOfProvision(room.now, room.node(1))).toBe("green");
    expect(statusOfProvision(room.now, room.node(2))).toBe("yellow");
  });

  it("is of exactly the words that the group had, all of them or none", () => {
    const room = new Talks([A, B], TWO);
    const stale = report(room);
    room.done(A, "text.report", stale);
    room.acceptByAll(room.propose(B, { kind: "replace", target: [room.words("may")], words: ["shall"] }));
    expect([1, 2].map((at) => statusOfProvision(room.now, room.node(at)))).toEqual(["yellow", "clean"]);
    const other = { ...stale, group: idOf("another group") };
    expect(room.act(B, "text.report", other).refused).toBe("STALE_SUBJECT");
    expect(
      room.act(B, "text.report", { ...other, provisions: [{ node: `${room.text}#n9`, hash: "0".repeat(64) }] }).refused,
    ).toBe("NOTHING_THERE");
    expect([1, 2].map((at) => statusOfProvision(room.now, room.node(at)))).toEqual(["yellow", "clean"]);
  });

  it("is open again while a bracket is open there", () => {
    const room = new Talks([A, B], TWO);
    room.done(A, "text.report", report(room));
    const reservation = room.reserve(B, room.words("stocks"));
    expect(statusOfProvision(room.now, room.node(1))).toBe("open");
    expect(openCounts(room.now).points).toBe(1);
    room.lift(B, reservation);
    expect(statusOfProvision(room.now, room.node(1))).toBe("yellow");
  });
});
