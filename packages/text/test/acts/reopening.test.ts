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

describe("what was agreed", () => {
  it("is not reopened while what it put in was agreed away since, or what it closed would have no place to come back to", () => {
    const room = talks();
    const added = room.propose(A, { kind: "insert", at: { before: room.before("stays") }, words: ["surely "] });
    room.acceptByAll(added);
    room.acceptByAll(room.propose(B, { kind: "delete", target: [room.words("surely ")] }));
    expect(reopen(room, A, added)).toBe("NOT_STANDING");

    const reservation = room.reserve(C, room.words("hree"));
    const first = room.propose(A, { kind: "delete", target: [room.words("Three")] });
    const second = room.propose(A, { kind: "delete", target: [room.words("hree stays.")] });
    room.acceptByAll(first);
    expect(bracketOf(room.now, reservation)?.state).toBe("moot");
    room.acceptByAll(second);
    expect(reopen(room, A, first)).toBe("NOT_STANDING");
    expect(reopen(room, A, second)).toBeNull();
    expect(reopen(room, A, first)).toBeNull();
    expect(bracketOf(room.now, reservation)?.state).toBe("open");
  });

  it("is undone from the last: of two moves of one provision, not the first under the second", () => {
    const room = talks();
    const moves = [1, 3].map((at) =>
      room.propose(A, { kind: "move", node: room.node(2), to: { lastUnder: room.node(at) } }),
    );
    for (const move of moves) room.acceptByAll(move);
    expect(moves.map((move) => reopen(room, B, move))).toEqual(["NOT_STANDING", null]);
    expect(room.agreed).toBe("1. One stays.\n2. Two stays.\n3. Three stays.");
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
