import { describe, expect, it } from "vitest";

import { acceptances, bracketOf, countsByHolder, openCounts, showCalls, statusOfProvision } from "../../src/index.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";

const [A = "", B = "", C = "", D = ""] = NAMES;
const TWO = paragraphs("The Parties shall reduce their stocks.", "Each Party may verify the reductions.");

describe("a delegation that leaves", () => {
  it("leaves its brackets unclaimed and counted, and is waited for no more", () => {
    const room = new Talks([A, B, C], TWO);
    const reservation = room.reserve(C, room.words("stocks"));
    const proposal = room.propose(A, { kind: "insert", at: { before: room.before("verify") }, words: ["jointly "] });
    room.accept(B, proposal);
    room.parties = [idOf(A), idOf(B)];
    // Nothing is agreed by somebody's leaving: the next to accept settles it.
    expect(bracketOf(room.now, proposal)?.state).toBe("open");
    room.accept(B, proposal);
    expect(bracketOf(room.now, proposal)?.state).toBe("agreed");
    expect(bracketOf(room.now, reservation)).toMatchObject({ state: "open", isUnclaimed: true, holders: [] });
    expect(openCounts(room.now).points).toBe(1);
    expect(countsByHolder(room.now)).toEqual({ held: new Map(), unclaimed: 1 });
    expect(room.act(C, "text.lift", room.naming(reservation)).refused).toBe("NOT_A_PARTY");
    const call = room.done(A, "text.call", {
      brackets: [{ bracket: reservation, words: "keep" }],
      session: idOf("session"),
    });
    expect(bracketOf(room.now, reservation)?.state).toBe("open");
    const placed = room.placed.at(-1)?.placed;
    if (placed === undefined) return expect.unreachable("the call was placed");
    room.state = showCalls(room.state, idOf(B), placed.seq + 1, { ...placed, act: call }, room.parties);
    expect(bracketOf(room.now, reservation)?.state).toBe("closed");
    return undefined;
  });

  it("takes no agreement with it: what is green or initialled by those that stay remains it", () => {
    const room = new Talks([A, B, C], TWO);
    for (const name of [A, B]) room.agree(name, room.node(1));
    for (const name of [A, B]) room.agree(name, room.node(1), "text.initial");
    room.agree(C, room.node(2));
    expect(statusOfProvision(room.now, room.node(1))).toBe("clean");
    room.parties = [idOf(A), idOf(B)];
    room.reserve(A, room.words("may"));
    expect(statusOfProvision(room.now, room.node(1))).toBe("initialled");
  });
});

describe("a delegation that joins late", () => {
  it("is needed for what is agreed from then on, and undoes nothing", () => {
    const room = new Talks([A, B, C], TWO);
    const before = room.propose(A, { kind: "delete", target: [room.words("their ")] });
    room.acceptByAll(before);
    for (const name of [A, B, C]) room.agree(name, room.node(1));
    const open = room.propose(B, { kind: "replace", target: [room.words("may")], words: ["shall"] });
    room.accept(A, open);
    room.parties = [A, B, C, D].map((name) => idOf(name));
    room.accept(C, open);
    expect(bracketOf(room.now, before)?.state).toBe("agreed");
    expect(room.agreed).toContain("reduce stocks");
    expect(bracketOf(room.now, open)?.state).toBe("open");
    expect(acceptances(room.now, open)?.waitsFor).toEqual([idOf(D)]);
    expect(statusOfProvision(room.now, room.node(1))).toBe("clean");
    room.done(D, "text.accept", room.naming(open));
    expect(bracketOf(room.now, open)?.state).toBe("agreed");
    room.agree(D, room.node(1));
    expect(statusOfProvision(room.now, room.node(1))).toBe("green");
  });
});
