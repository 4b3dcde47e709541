import { describe, expect, it } from "vitest";

import { type BracketId, bracketOf, subjectHash } from "../../src/index.ts";
import { NAMES, Talks, paragraphs } from "../talks.ts";

const [A = "", B = "", C = ""] = NAMES;
const talks = (): Talks =>
  new Talks([A, B, C], paragraphs("One stays.", "Two stays.", "Three stays.", "Four stays.", "Five stays."));
const stateOf = (room: Talks, bracket: BracketId) => bracketOf(room.now, bracket)?.state;
const range = (room: Talks, first: number, last: number) => [{ first: room.node(first), last: room.node(last) }];

describe("a bracket over provisions side by side", () => {
  it("does not take in what is only proposed to be moved among them", () => {
    const room = talks();
    const move = room.propose(A, { kind: "move", node: room.node(5), to: { beforeNode: room.node(2) } });
    const deletion = room.propose(B, { kind: "delete", target: range(room, 1, 2) });
    expect(room.drawn.startsWith("[1. One stays.\n2. Two stays.]\n3.")).toBe(true);
    room.acceptByAll(deletion);
    expect(room.agreed).toBe("3. Three stays.\n4. Four stays.\n5. Five stays.");
    // Where it was to go is gone: it does not go there and vanish.
    room.acceptByAll(move, C);
    expect(room.act(C, "text.accept", room.naming(move)).refused).toBe("NOT_STANDING");
    expect(room.agreed).toContain("Five stays.");
  });

  it("is about the same provisions when somebody proposes to move its first or its last", () => {
    const room = talks();
    const reservation = room.done(B, "text.reserve", { target: range(room, 2, 3) });
    room.propose(A, { kind: "move", node: room.node(2), to: { beforeNode: room.node(1) } });
    room.propose(A, { kind: "move", node: room.node(3), to: { lastUnder: null } });
    const deletion = room.propose(C, { kind: "delete", target: range(room, 2, 3) });
    const before = room.drawn;
    expect(before).toContain("1. One stays.\n[[2. Two stays.\n3. Three stays.]]\n4. Four stays.");
    room.acceptByAll(deletion);
    expect(room.agreed).toBe("1. One stays.\n4. Four stays.\n5. Five stays.");
    expect(bracketOf(room.now, `${reservation}#b0` as BracketId)?.state).toBe("moot");
  });

  it("leaves alone what was moved away from among them, and goes on around the rest", () => {
    const room = talks();
    const deletion = room.propose(B, { kind: "delete", target: range(room, 1, 3) });
    const before = subjectHash(room.now, deletion);
    room.acceptByAll(room.propose(A, { kind: "move", node: room.node(2), to: { lastUnder: null } }));
    expect(subjectHash(room.now, deletion)).not.toBe(before);
    room.acceptByAll(room.propose(A, { kind: "move", node: room.node(1), to: { lastUnder: room.node(5) } }));
    room.acceptByAll(deletion);
    expect(stateOf(room, deletion)).toBe("agreed");
    expect(room.agreed.split("\n")).toEqual(["4. Four stays.", "5. Five stays.", "1. One stays.", "2. Two stays."]);
  });

  it("begins and ends with what of them still stands", () => {
    const room = talks();
    room.done(B, "text.reserve", { target: range(room, 1, 3) });
    const strikes = [1, 3].map((at) => room.propose(A, { kind: "strike", node: room.node(at) }));
    for (const strike of strikes) room.acceptByAll(strike);
    expect(room.drawn).toBe("[2. Two stays.]\n4. Four stays.\n5. Five stays.");
    room.done(A, "text.reopen", { what: { bracket: strikes[1] } });
    expect(room.drawn).toBe("[2. Two stays.\n[3. Three stays.]]\n4. Four stays.\n5. Five stays.");
  });
});
