import { describe, expect, it } from "vitest";

import {
  type BracketId,
  type NodeGap,
  type NodeId,
  acceptances,
  bracketOf,
  bracketOfAct,
  idIn,
  openCounts,
  subjectHash,
  wouldTake,
} from "../../src/index.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";

const [A = "", B = "", C = ""] = NAMES;
const talks = (): Talks => new Talks([A, B, C], paragraphs("One stays.", "Two stays.", "Three stays."));
const stateOf = (room: Talks, bracket: BracketId) => bracketOf(room.now, bracket)?.state;

/** A provision that somebody puts forward: its bracket, and itself. */
function bring(room: Talks, by: string, at: NodeGap, words: string, more = {}): readonly [BracketId, NodeId] {
  const change = { kind: "newNode", at, nodes: [{ kind: "paragraph", parent: -1, body: [words] }] };
  const act = room.done(by, "text.propose", { change, ...more });
  return [bracketOfAct(act), idIn(act, "node", 0)];
}

describe("what its sponsor sets beside a provision that is put forward", () => {
  it("is part of what the others accept with it, and voids what they accepted before", () => {
    const room = talks();
    const [outer, node] = bring(room, A, { lastUnder: null }, "Four is new.");
    room.accept(B, outer);
    const seen = room.naming(outer);
    const [inner] = bring(room, A, { beforeNode: node }, "Five came with it.");
    expect(stateOf(room, inner)).toBe("agreed");
    expect(room.act(C, "text.accept", seen).refused).toBe("STALE_SUBJECT");
    room.accept(C, outer);
    expect(room.agreed).not.toContain("Five");
    expect(acceptances(room.now, outer)?.waitsFor).toEqual([idOf(A), idOf(B)]);
    room.acceptByAll(outer);
    expect(room.agreed).toContain("Five came with it.\nFour is new.");
  });

  it("is drawn inside its bracket, which begins and ends with what is left of the two", () => {
    const room = talks();
    const [outer, node] = bring(room, A, { lastUnder: null }, "Four is new.");
    const [inner, beside] = bring(room, A, { beforeNode: node }, "Five came with it.");
    expect(room.drawn).toContain("[Five came with it.\nFour is new.]");
    expect(openCounts(room.now).brackets).toBe(1);
    room.propose(A, { kind: "strike", node: beside });
    expect(room.drawn).toContain("Three stays.\n[Four is new.]");
    room.done(A, "text.reopen", { what: { bracket: inner } });
    room.done(A, "text.withdraw", { bracket: outer });
    expect(room.drawn).not.toContain("new");
    expect(room.drawn).not.toContain("Five");
  });

  it("may hold somebody's reservation, and then that one is asked before a rival is agreed", () => {
    const room = talks();
    const [around, outer] = bring(room, A, { lastUnder: null }, "An article.");
    const [one, node] = bring(room, A, { lastUnder: outer }, "Four is new.");
    room.done(A, "text.reopen", { what: { bracket: one } });
    bring(room, A, { beforeNode: node }, "Five came with it.");
    room.accept(A, one);
    room.done(A, "text.reopen", { what: { bracket: one } });
    const reservation = room.reserve(C, room.words("came with it"));
    const [rival] = bring(room, B, { lastUnder: outer }, "Six instead.", { rivalOf: one });
    expect(wouldTake(room.now, rival).map(({ id }) => id)).toEqual([one, reservation]);
    expect(acceptances(room.now, rival)?.acceptors).toEqual([A, C].map((name) => idOf(name)));
    expect(stateOf(room, around)).toBe("open");
  });
});

describe("a provision that is put forward and divided by its sponsor", () => {
  it("is accepted with the words of both halves", () => {
    const room = talks();
    const [outer] = bring(room, A, { lastUnder: null }, "Arms are limited. Arms are counted.");
    room.propose(A, { kind: "split", before: room.before("Arms are counted") });
    expect(room.drawn).toContain("[Arms are limited. \nArms are counted.]");
    room.acceptByAll(outer, C);
    const seen = room.naming(outer);
    room.propose(A, { kind: "replace", target: [room.words("counted")], words: ["free"] });
    expect(room.act(C, "text.accept", seen).refused).toBe("STALE_SUBJECT");
    room.accept(C, outer);
    expect(stateOf(room, outer)).toBe("open");
    expect(acceptances(room.now, outer)?.waitsFor).toEqual([idOf(A), idOf(B)]);
  });
});

describe("a provision that is put forward and moved by its sponsor", () => {
  it("is accepted where it stands: moved once more, it is another form", () => {
    const room = talks();
    const [outer, node] = bring(room, A, { lastUnder: null }, "Four is new.");
    room.acceptByAll(outer);
    const moves = [1, 2].map((at) => room.propose(A, { kind: "move", node, to: { lastUnder: room.node(at) } }));
    room.done(A, "text.reopen", { what: { bracket: outer } });
    for (const [at, under] of ["One", "Two"].entries()) {
      const before = subjectHash(room.now, outer);
      room.accept(A, moves[at] ?? outer);
      expect(subjectHash(room.now, outer)).not.toBe(before);
      expect(acceptances(room.now, outer)?.accepted).toEqual([]);
      expect(room.drawn).toContain(`${under} stays.\n[Four is new.]`);
      room.accept(B, outer);
    }
    room.acceptByAll(outer);
    expect(room.agreed).toContain("Two stays.\nFour is new.");
  });

  it("is struck inside the proposal as words are: the others accept what is left", () => {
    const room = talks();
    const [outer, node] = bring(room, A, { lastUnder: null }, "Four is new.");
    room.accept(B, outer);
    const before = subjectHash(room.now, outer);
    const strike = room.propose(A, { kind: "strike", node });
    expect(stateOf(room, strike)).toBe("agreed");
    expect(subjectHash(room.now, outer)).not.toBe(before);
    expect(wouldTake(room.now, outer)).toEqual([]);
  });
});
