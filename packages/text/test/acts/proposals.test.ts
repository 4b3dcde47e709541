import { describe, expect, it } from "vitest";

import {
  type BracketId,
  acceptances,
  bracketOf,
  historyOf,
  openCounts,
  provisionView,
  subjectHash,
  wouldTake,
} from "../../src/index.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";

const [A = "", B = "", C = ""] = NAMES;
const TWO = paragraphs("The Parties shall reduce their stocks.", "Each Party may verify the reductions.");
const talks = (): Talks => new Talks([A, B, C], TWO);
const stateOf = (room: Talks, bracket: BracketId): string | undefined => bracketOf(room.now, bracket)?.state;

describe("a tabled text", () => {
  it("is an open proposal of whoever tabled it until all have accepted it as a basis", () => {
    const room = new Talks([A, B, C], TWO, { isBasis: false });
    expect(bracketOf(room.now, room.basis)).toMatchObject({ kind: "basis", state: "open", holders: [idOf(A)] });
    room.accept(A, room.basis);
    room.accept(B, room.basis);
    expect(stateOf(room, room.basis)).toBe("open");
    room.accept(C, room.basis);
    expect(stateOf(room, room.basis)).toBe("agreed");
  });

  it("is agreed to as it is: a change to it makes the acceptances before count no longer", () => {
    const room = new Talks([A, B, C], TWO, { isBasis: false });
    room.accept(B, room.basis);
    const subject = subjectHash(room.now, room.basis);
    room.propose(A, { kind: "insert", at: { before: room.before("reduce") }, words: ["gradually "] });
    expect(subjectHash(room.now, room.basis)).not.toBe(subject);
    expect(acceptances(room.now, room.basis)?.waitsFor).toEqual([A, B, C].map((name) => idOf(name)));
  });

  it("shows each name in its file as alleged, and the bracket as nobody's", () => {
    const room = new Talks([A, B], {
      nodes: [{ kind: "paragraph", parent: -1, body: ["Parties ", { open: 0 }, "shall", { close: 0 }, " act."] }],
      brackets: [{ change: "insert", shown: "typed", names: [{ name: A, side: "for" }] }],
      choices: [],
    });
    const bracket = room.now.brackets.length === 2 ? provisionView(room.now, room.node(1))?.body[1] : undefined;
    expect(bracket).toMatchObject({
      kind: "bracket",
      bracket: { isUnclaimed: true, holders: [], alleged: [{ name: A }] },
    });
    expect(room.drawn).toBe("Parties [shall] act.");
    expect(room.agreed).toBe("Parties  act.");
  });
});

describe("a proposal", () => {
  it("opens a bracket that its author holds, and is agreed when every party has accepted it", () => {
    const room = talks();
    const proposal = room.propose(A, { kind: "insert", at: { before: room.before("reduce") }, words: ["gradually "] });
    expect(room.drawn).toContain("The Parties shall [gradually ]reduce their stocks.");
    expect(room.agreed).toContain("1. The Parties shall reduce their stocks.");
    room.accept(B, proposal);
    expect(stateOf(room, proposal)).toBe("open");
    room.accept(C, proposal);
    expect(stateOf(room, proposal)).toBe("agreed");
    expect(room.agreed).toContain("1. The Parties shall gradually reduce their stocks.");
    expect(openCounts(room.now).brackets).toBe(0);
  });

  it("is accepted in exactly the form that was seen", () => {
    const room = talks();
    const proposal = room.propose(A, { kind: "delete", target: [room.words("reduce", "stocks")] });
    const seen = room.naming(proposal);
    room.reserve(B, room.words("stocks"));
    expect(room.act(C, "text.accept", seen).refused).toBe("STALE_SUBJECT");
  });

  it("to delete words that hold another's bracket says what it would swallow, and needs that holder's acceptance of just that", () => {
    const room = talks();
    const reservation = room.reserve(B, room.words("stocks"));
    const deletion = room.propose(A, { kind: "delete", target: [room.words("reduce", "stocks")] });
    expect(wouldTake(room.now, deletion).map(({ id }) => id)).toEqual([reservation]);
    room.accept(C, deletion);
    expect(stateOf(room, reservation)).toBe("open");
    room.accept(B, deletion);
    expect(stateOf(room, deletion)).toBe("agreed");
    expect(stateOf(room, reservation)).toBe("moot");
    expect(room.agreed).toContain("1. The Parties shall .");
  });

  it("goes before the word its author named, and of several there the one placed first stands first", () => {
    const room = talks();
    for (const [name, words] of [
      [A, "one "],
      [B, "two "],
      [C, "three "],
    ] as const) {
      room.propose(name, { kind: "insert", at: { before: room.before("reduce") }, words: [words] });
    }
    expect(room.drawn).toContain("shall [one ][two ][three ]reduce");
  });

  it("made inside an open one is settled by the sponsors of that, and voids what others accepted before", () => {
    const room = talks();
    const outer = room.propose(A, { kind: "insert", at: { before: room.before("reduce") }, words: ["gradually "] });
    room.accept(B, outer);
    const inner = room.propose(C, { kind: "insert", at: { before: room.before("gradually") }, words: ["and "] });
    expect(acceptances(room.now, inner)?.acceptors).toEqual([idOf(A)]);
    expect(acceptances(room.now, outer)?.accepted).toEqual([]);
    room.accept(A, inner);
    expect(stateOf(room, inner)).toBe("agreed");
    expect(room.drawn).toContain("shall [and gradually ]reduce");
  });

  it("when agreed keeps its inner brackets open, in agreed text now", () => {
    const room = talks();
    const outer = room.propose(A, { kind: "insert", at: { before: room.before("reduce") }, words: ["gradually "] });
    const inner = room.propose(C, { kind: "insert", at: { before: room.before("gradually") }, words: ["and "] });
    room.acceptByAll(outer);
    expect(stateOf(room, outer)).toBe("agreed");
    expect(stateOf(room, inner)).toBe("open");
    expect(room.drawn).toContain("shall [and ]gradually reduce");
    expect(acceptances(room.now, inner)?.acceptors).toHaveLength(3);
  });

  it("withdrawn by its last sponsor takes what is inside it out of the count, and taken up again brings it back", () => {
    const room = talks();
    const outer = room.propose(A, { kind: "insert", at: { before: room.before("reduce") }, words: ["gradually "] });
    room.propose(B, { kind: "insert", at: { before: room.before("gradually") }, words: ["and "] });
    const drawn = room.drawn;
    expect(openCounts(room.now).brackets).toBe(2);
    room.done(A, "text.withdraw", { bracket: outer });
    expect(openCounts(room.now).brackets).toBe(0);
    expect(room.drawn).toContain("shall reduce");
    expect(room.act(A, "text.accept", room.naming(outer)).refused).toBe("WRONG_STATE");
    room.done(C, "text.take", { bracket: outer });
    expect(room.drawn).toBe(drawn);
    expect(bracketOf(room.now, outer)?.holders).toEqual([idOf(C)]);
    expect(historyOf(room.now, outer).map(({ what }) => what)).toEqual(["opened", "withdrew", "withdrawn", "took"]);
  });

  it("is withdrawn by its sponsors only, each for itself", () => {
    const room = talks();
    const proposal = room.propose(A, { kind: "delete", target: [room.words("verify")] });
    room.join(B, proposal);
    expect(room.act(C, "text.withdraw", { bracket: proposal }).refused).toBe("NOT_YOURS");
    room.done(A, "text.withdraw", { bracket: proposal });
    expect(stateOf(room, proposal)).toBe("open");
    room.done(B, "text.withdraw", { bracket: proposal });
    expect(stateOf(room, proposal)).toBe("withdrawn");
  });

  it("may not hold a typed bracket, unless it is marked as a character", () => {
    const room = talks();
    const at = { before: room.before("verify") };
    expect(room.act(A, "text.propose", { change: { kind: "insert", at, words: ["[sic] "] } }).refused).toBe(
      "TYPED_BRACKET",
    );
    room.propose(A, { kind: "insert", at, words: [{ literal: "[sic] " }] });
    expect(room.drawn).toContain("may [[sic] ]verify");
  });

  it("by standing aside counts as accepted, and the note is kept", () => {
    const room = talks();
    const proposal = room.propose(A, { kind: "delete", target: [room.words("verify")] });
    room.accept(B, proposal);
    room.done(C, "text.accept", { ...room.naming(proposal), aside: "would rather keep it" });
    expect(stateOf(room, proposal)).toBe("agreed");
    expect(historyOf(room.now, proposal).find(({ note }) => note !== null)?.note).toBe("would rather keep it");
  });

  it("is not accepted twice in one form by the same delegation", () => {
    const room = talks();
    const proposal = room.propose(A, { kind: "delete", target: [room.words("verify")] });
    room.accept(B, proposal);
    expect(room.act(B, "text.accept", room.naming(proposal)).refused).toBe("ALREADY_DONE");
    expect(room.act(A, "text.accept", room.naming(proposal)).refused).toBe("ALREADY_DONE");
    room.done(B, "text.accept", { ...room.naming(proposal), aside: "would rather keep it" });
    room.accept(C, proposal);
    expect(stateOf(room, proposal)).toBe("agreed");
  });

  it("that was agreed can be reopened, and the same acceptance restores it exactly", () => {
    const room = talks();
    const reservation = room.reserve(B, room.words("stocks"));
    const deletion = room.propose(A, { kind: "delete", target: [room.words("their", "stocks")] });
    room.acceptByAll(deletion);
    const { agreed, drawn } = room;
    room.done(C, "text.reopen", { what: { bracket: deletion } });
    expect(stateOf(room, reservation)).toBe("open");
    expect(room.agreed).toContain("their stocks");
    room.accept(C, deletion);
    expect(room.agreed).toBe(agreed);
    expect(room.drawn).toBe(drawn);
    expect(stateOf(room, reservation)).toBe("moot");
  });

  it("to strike a provision is not agreed once that was moved elsewhere, until the move is reopened", () => {
    const room = talks();
    const strike = room.propose(A, { kind: "strike", node: room.node(2) });
    const move = room.propose(B, { kind: "move", node: room.node(2), to: { lastUnder: room.node(1) } });
    room.acceptByAll(move);
    room.accept(B, strike);
    expect(room.act(C, "text.accept", room.naming(strike)).refused).toBe("NOT_STANDING");
    expect(room.agreed).toContain("verify");
    room.done(B, "text.reopen", { what: { bracket: move } });
    room.acceptByAll(strike);
    expect(room.agreed).not.toContain("verify");
  });

  it("to delete what overlaps another deletion keeps what that leaves, in a new form to accept", () => {
    const room = talks();
    const first = room.propose(A, { kind: "delete", target: [room.words("shall", "their")] });
    const second = room.propose(B, { kind: "delete", target: [room.words("their", "stocks")] });
    const before = subjectHash(room.now, second);
    room.acceptByAll(first);
    expect(stateOf(room, second)).toBe("open");
    expect(subjectHash(room.now, second)).not.toBe(before);
    expect(acceptances(room.now, second)?.accepted).toEqual([]);
    room.acceptByAll(second);
    expect(room.agreed).toContain("1. The Parties .");
  });
});
