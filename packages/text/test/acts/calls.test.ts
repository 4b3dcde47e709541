import { describe, expect, it } from "vitest";

import { type BracketId, bracketOf, idIn } from "../../src/index.ts";
import { KNOTTY } from "../knotty.ts";
import { NAMES, Talks, idOf } from "../talks.ts";

const [A = "", B = "", C = ""] = NAMES;
const talks = (): Talks => new Talks([A, B, C], KNOTTY);
const stateOf = (room: Talks, bracket: BracketId) => bracketOf(room.now, bracket)?.state;
const bracketAt = (room: Talks, count: number): BracketId => idIn(room.text, "bracket", count);
const call = (words: "keep" | "drop", ...brackets: readonly BracketId[]) => ({
  brackets: brackets.map((bracket) => ({ bracket, words })),
  session: idOf("session"),
});

describe("a call by the chair, once all have seen it", () => {
  it("keeps and drops words as they were when it was made, not as somebody made them in the meantime", () => {
    const room = talks();
    const mandate = bracketAt(room, 1);
    room.done(C, "text.call", call("keep", mandate));
    room.see(B);
    room.done(A, "text.claim", { bracket: mandate, as: "want" });
    const added = room.propose(A, { kind: "insert", at: { endOfBracket: mandate }, words: [" of Asteria"] });
    expect(stateOf(room, added)).toBe("agreed");
    room.done(A, "text.withdraw", { bracket: mandate });
    room.see(A);
    expect(room.now.calls[0]?.state).toBe("taken");
    expect(stateOf(room, mandate)).toBe("open");
    expect(room.agreed).not.toContain("Asteria");
  });

  it("takes effect on a bracket that somebody claimed and let go of again, as it was", () => {
    const room = talks();
    const mandate = bracketAt(room, 1);
    room.done(C, "text.call", call("keep", mandate));
    room.see(B);
    room.done(A, "text.claim", { bracket: mandate, as: "against" });
    room.lift(A, mandate);
    expect(bracketOf(room.now, mandate)?.isUnclaimed).toBe(true);
    room.see(A);
    expect(stateOf(room, mandate)).toBe("agreed");
  });

  it("leaves to its holder what was claimed in the meantime, with all around it that would close it", () => {
    const room = talks();
    const [mandate, solemn] = [bracketAt(room, 1), bracketAt(room, 2)];
    room.done(C, "text.call", call("drop", mandate, solemn));
    room.done(A, "text.claim", { bracket: solemn, as: "want" });
    for (const name of [A, B]) room.see(name);
    expect([mandate, solemn].map((bracket) => stateOf(room, bracket))).toEqual(["open", "open"]);
  });

  it("takes no words away under a bracket that somebody holds in them", () => {
    const room = talks();
    const deletion = bracketAt(room, 7);
    room.done(C, "text.call", call("drop", deletion));
    const reservation = room.reserve(A, room.words("limits"));
    for (const name of [A, B]) room.see(name);
    expect([deletion, reservation].map((bracket) => stateOf(room, bracket))).toEqual(["open", "open"]);
  });

  it("settles two of its brackets of which one is inside the other", () => {
    const room = talks();
    const [mandate, solemn] = [bracketAt(room, 1), bracketAt(room, 2)];
    room.done(C, "text.call", call("keep", mandate, solemn));
    for (const name of [A, B]) room.see(name);
    expect([mandate, solemn].map((bracket) => stateOf(room, bracket))).toEqual(["agreed", "agreed"]);
    expect(room.agreed).toContain("Recalling the solemn mandate of");
  });

  it("ends with one objection, and cannot be objected to when it has taken effect", () => {
    const room = talks();
    const mandate = bracketAt(room, 1);
    const first = room.done(C, "text.call", call("keep", mandate));
    room.see(A);
    room.done(B, "text.object", { to: { call: first }, reason: "We want to claim it." });
    for (const name of [A, B, C]) room.see(name);
    expect(stateOf(room, mandate)).toBe("open");
    const second = room.done(C, "text.call", call("keep", mandate));
    for (const name of [A, B]) room.see(name);
    expect(stateOf(room, mandate)).toBe("agreed");
    expect(room.act(B, "text.object", { to: { call: second } }).refused).toBe("WRONG_STATE");
    expect(room.now.calls.map(({ state }) => state)).toEqual(["objected", "taken"]);
  });

  it("is about what nobody holds, and about no mark, basis, package or way back", () => {
    const room = talks();
    const [mandate, mark] = [bracketAt(room, 1), bracketAt(room, 11)];
    const held = room.reserve(A, room.words("Nothing"));
    const refused = (bracket: BracketId): string | null => room.act(C, "text.call", call("keep", bracket)).refused;
    expect(refused(held)).toBe("CLAIMED");
    expect(refused(mark)).toBe("WRONG_STATE");
    const both = room.done(A, "text.package", { proposals: [mandate, bracketAt(room, 7)] });
    const back = room.propose(A, { kind: "revert", to: room.text });
    // Its holder leaves: then nobody holds them.
    room.parties = [B, C].map((name) => idOf(name));
    expect(refused(held)).toBeNull();
    expect(refused(idIn(both, "bracket", 0))).toBe("WRONG_STATE");
    expect(refused(back)).toBe("WRONG_STATE");
    expect(room.act(C, "text.call", call("drop", held)).refused).toBe("WRONG_STATE");
  });

  it("waits for a delegation that joined since, and is not told sixteen times over", () => {
    const room = talks();
    const mandate = bracketAt(room, 1);
    for (let at = 0; at < 16; at += 1) room.done(C, "text.call", call("keep", mandate));
    expect(room.act(C, "text.call", call("keep", mandate)).refused).toBe("TOO_MANY");
    room.parties = NAMES.map((name) => idOf(name));
    for (const name of [A, B]) room.see(name);
    expect(stateOf(room, mandate)).toBe("open");
    room.see(NAMES[3] ?? "");
    expect(stateOf(room, mandate)).toBe("agreed");
  });
});
