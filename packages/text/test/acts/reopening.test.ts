import { describe, expect, it } from "vitest";

import { type BracketId, acceptances, bracketOf, bracketOfAct, idIn } from "../../src/index.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";

const [A = "", B = "", C = ""] = NAMES;
const talks = (): Talks => new Talks([A, B, C], paragraphs("One stays.", "Two stays.", "Three stays."));
const reopen = (room: Talks, by: string, bracket: BracketId): string | null =>
  room.act(by, "text.reopen", { what: { bracket } }).refused;

describe("words that all have struck", () => {
  it("do not stand again because one delegation reopens the move that brought them there", () => {
    const room = talks();
    const move = room.propose(A, { kind: "move", node: room.node(2), to: { lastUnder: room.node(3) } });
    room.acceptByAll(move);
    const strike = room.propose(B, { kind: "strike", node: room.node(2) });
    room.acceptByAll(strike);
    expect(reopen(room, A, move)).toBe("NOT_STANDING");
    expect(room.agreed).not.toContain("Two");
    expect(reopen(room, A, strike)).toBeNull();
    expect(reopen(room, A, move)).toBeNull();
    expect(room.agreed).toContain("2. Two stays.");
    expect(bracketOf(room.now, strike)?.state).toBe("open");
  });

  it("nor the merger that joined them to what was struck, nor the split that divided them off", () => {
    const room = talks();
    const merger = room.propose(A, { kind: "merge", first: room.node(1), second: room.node(2) });
    room.acceptByAll(merger);
    room.acceptByAll(room.propose(B, { kind: "strike", node: room.node(1) }));
    expect(reopen(room, A, merger)).toBe("NOT_STANDING");
    const act = room.done(A, "text.propose", { change: { kind: "split", before: room.before("ree stays") } });
    room.acceptByAll(bracketOfAct(act));
    room.acceptByAll(room.propose(B, { kind: "strike", node: idIn(act, "node", 0) }));
    expect(reopen(room, A, bracketOfAct(act))).toBe("NOT_STANDING");
    expect(room.agreed).toBe("3. Th");
  });
});

describe("a proposal that a way back put among the open ones again", () => {
  it("is agreed once more only when all accept it once more", () => {
    const room = talks();
    const deletion = room.propose(A, { kind: "delete", target: [room.words("One ")] });
    const revision = room.compile(A);
    room.acceptByAll(deletion);
    const back = room.propose(B, { kind: "revert", to: revision });
    room.acceptByAll(back);
    expect(bracketOf(room.now, deletion)?.state).toBe("open");
    expect(acceptances(room.now, deletion)?.waitsFor).toEqual([A, B, C].map((name) => idOf(name)));
    room.accept(A, deletion);
    expect(room.agreed).toContain("One stays");
    room.acceptByAll(deletion);
    expect(room.agreed).not.toContain("One stays");
  });
});
