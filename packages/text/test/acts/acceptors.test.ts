import { describe, expect, it } from "vitest";

import { type BracketId, acceptances, bracketOf, bracketOfAct, idIn, subjectHash, wouldTake } from "../../src/index.ts";
import { KNOTTY } from "../knotty.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";

const [A = "", B = "", C = ""] = NAMES;
const TWO = paragraphs("The Parties shall reduce their stocks.", "Each Party may verify the reductions.");
const talks = (): Talks => new Talks([A, B, C], TWO);
const all = [A, B, C].map((name) => idOf(name));
const acceptorsOf = (room: Talks, bracket: BracketId) => acceptances(room.now, bracket)?.acceptors;
const insert = (room: Talks, by: string, before: string, words: string): BracketId =>
  room.propose(by, { kind: "insert", at: { before: room.before(before) }, words: [words] });
const taken = (room: Talks, bracket: BracketId) => wouldTake(room.now, bracket).map(({ id }) => id);

describe("who settles what is proposed inside an open proposal", () => {
  it("is its sponsors, also of what stands in something agreed inside it", () => {
    const room = talks();
    insert(room, A, "reduce", "promptly and fully ");
    const inner = insert(room, B, "fully", "most ");
    room.accept(A, inner);
    const innermost = insert(room, B, "most", "the ");
    expect(bracketOf(room.now, inner)?.state).toBe("agreed");
    expect(acceptorsOf(room, innermost)).toEqual([idOf(A)]);
  });

  it("is every party where nobody holds the innermost, whoever holds what is around that", () => {
    const room = new Talks([A, B, C], KNOTTY);
    room.done(A, "text.claim", { bracket: idIn(room.text, "bracket", 1), as: "want" });
    expect(acceptorsOf(room, insert(room, B, "solemn", "most "))).toEqual(all);
    expect(acceptorsOf(room, insert(room, B, "mandate", "joint "))).toEqual([idOf(A)]);
  });

  it("is nobody who only claimed to be against it", () => {
    const room = new Talks([A, B, C], KNOTTY);
    const mandate = idIn(room.text, "bracket", 1);
    room.done(B, "text.claim", { bracket: mandate, as: "against" });
    expect(acceptorsOf(room, insert(room, C, "mandate", "joint "))).toEqual(all);
    room.join(A, mandate);
    expect(acceptorsOf(room, insert(room, C, "mandate", "new "))).toEqual([idOf(A)]);
  });

  it("is also whoever settles a rival that a file has elsewhere", () => {
    const bracket = { change: "insert", shown: "typed" } as const;
    const room = new Talks([A, B, C], {
      nodes: [
        {
          kind: "paragraph",
          parent: -1,
          body: ["It ", { open: 0 }, "plainly ", { open: 1 }, "shall", { close: 1 }, { close: 0 }, { open: 2 }, "may"],
        },
        { kind: "paragraph", parent: -1, body: ["begin", { close: 2 }, "."] },
      ],
      brackets: [bracket, { ...bracket, choice: 0 }, { ...bracket, choice: 0 }],
      choices: [{ inferred: false }],
    });
    const [around, inner] = [idIn(room.text, "bracket", 1), idIn(room.text, "bracket", 2)];
    room.done(A, "text.claim", { bracket: around, as: "want" });
    expect(taken(room, inner)).toEqual([idIn(room.text, "bracket", 3)]);
    expect(acceptorsOf(room, inner)).toEqual(all);
  });
});

describe("a subject", () => {
  it("of words put forward is another once somebody reserves some of them, and once what is inside is agreed", () => {
    const room = talks();
    const outer = insert(room, A, "reduce", "promptly and fully ");
    const subjects = [subjectHash(room.now, outer)];
    const note = (): void => void subjects.push(subjectHash(room.now, outer));
    const reservation = room.reserve(C, room.words("fully"));
    note();
    room.lift(C, reservation);
    expect(subjectHash(room.now, outer)).toBe(subjects[0]);
    const inner = insert(room, B, "fully", "most ");
    note();
    room.accept(A, inner);
    note();
    expect(new Set(subjects).size).toBe(4);
  });

  it("of a draft is another once a rival of it is tabled", () => {
    const room = new Talks([A, B, C], TWO, { isBasis: false });
    room.accept(B, room.basis);
    room.done(C, "text.table", { title: "Another", tree: room.placed[0]?.body["tree"], rivalOf: room.text });
    expect(acceptances(room.now, room.basis)?.accepted).toEqual([]);
    expect(acceptances(room.now, room.basis)?.waitsFor).toEqual(all);
  });
});

describe("what a proposal takes", () => {
  it("is, of a merger, what is held on the label and the heading that go", () => {
    const room = talks();
    const label = room.reserve(C, room.words("2."));
    const merger = room.propose(A, { kind: "merge", first: room.node(1), second: room.node(2) });
    expect(taken(room, merger)).toEqual([label]);
    room.accept(B, merger);
    expect(bracketOf(room.now, label)?.state).toBe("open");
    room.accept(C, merger);
    expect(bracketOf(room.now, label)?.state).toBe("moot");
  });

  it("is an option without words too, with the last option beside it", () => {
    const room = talks();
    const should = insert(room, A, "reduce", "promptly ");
    const nothing = room.propose(
      C,
      { kind: "insert", at: { before: room.before("their") }, words: [] },
      { rivalOf: should },
    );
    const target = [room.words("shall", "their")];
    const deletion = room.propose(B, { kind: "delete", target });
    expect(taken(room, deletion)).toEqual([should, nothing]);
    expect(acceptorsOf(room, deletion)).toEqual(all);
  });
});

describe("a package", () => {
  const traded = (room: Talks, by: string, ...proposals: readonly BracketId[]) =>
    room.act(by, "text.package", { proposals });
  const done = (room: Talks, by: string, ...proposals: readonly BracketId[]): BracketId =>
    bracketOfAct(room.done(by, "text.package", { proposals }));

  it("asks whoever must accept any of its proposals, not of the first alone", () => {
    const room = talks();
    insert(room, A, "reduce", "promptly and fully ");
    const inside = insert(room, A, "fully", "most ");
    room.done(A, "text.reopen", { what: { bracket: inside } });
    const inForce = room.propose(A, { kind: "replace", target: [room.words("may")], words: ["shall"] });
    expect(acceptorsOf(room, inside)).toEqual([idOf(A)]);
    const both = done(room, A, inside, inForce);
    expect(acceptorsOf(room, both)).toEqual(all);
    expect(bracketOf(room.now, both)?.state).toBe("open");
  });

  it("has another subject once the words of one of its proposals are others", () => {
    const room = talks();
    const one = insert(room, A, "reduce", "promptly and fully ");
    const other = insert(room, A, "verify", "freely ");
    const both = done(room, A, one, other);
    room.accept(B, both);
    const seen = room.naming(both);
    room.propose(A, { kind: "delete", target: [room.words("promptly and ")] });
    expect(room.act(C, "text.accept", seen).refused).toBe("STALE_SUBJECT");
    room.accept(C, both);
    expect(acceptances(room.now, both)?.waitsFor).toEqual([idOf(A), idOf(B)]);
  });

  it("holds no rivals together, no proposal with another inside it, no package, and no way back", () => {
    const room = talks();
    const one = room.propose(A, { kind: "replace", target: [room.words("shall")], words: ["should"] });
    const rival = room.propose(B, { kind: "replace", target: [room.words("shall")], words: ["will"] });
    expect(traded(room, C, one, rival).refused).toBe("RIVALS_TOGETHER");
    const outer = insert(room, A, "reduce", "promptly and fully ");
    const inner = insert(room, B, "fully", "most ");
    expect(traded(room, C, outer, inner).refused).toBe("CROSSES_BRACKETS");
    const both = done(room, C, one, outer);
    expect(traded(room, C, both, rival).refused).toBe("WRONG_STATE");
    expect(traded(room, C, room.propose(A, { kind: "revert", to: room.text }), rival).refused).toBe("WRONG_STATE");
    expect(traded(room, C, one, one).refused).toBe("BAD_SHAPE");
    const alone = { change: { kind: "delete", target: [room.words("may")] }, rivalOf: both };
    expect(room.act(A, "text.propose", alone).refused).toBe("WRONG_STATE");
  });

  it("agrees nothing when one of its proposals cannot be agreed when the last acceptance comes", () => {
    const room = talks();
    const words = insert(room, A, "verify", "freely ");
    const one = room.propose(A, { kind: "move", node: room.node(1), to: { lastUnder: room.node(2) } });
    const both = done(room, A, words, one);
    const other = room.propose(B, { kind: "move", node: room.node(2), to: { lastUnder: room.node(1) } });
    room.acceptByAll(other);
    for (const name of [A, B]) room.accept(name, both);
    expect(room.act(C, "text.accept", room.naming(both)).refused).toBe("NOT_STANDING");
    expect([words, one, both].map((bracket) => bracketOf(room.now, bracket)?.state)).toEqual(["open", "open", "open"]);
    expect(room.agreed).not.toContain("freely");
  });

  it("is not agreed once one of its proposals would close another, since the rest of that is gone", () => {
    const room = talks();
    const one = room.propose(A, { kind: "delete", target: [room.words("shall", "reduce")] });
    const other = room.propose(A, { kind: "delete", target: [room.words("reduce", "their")] });
    const both = done(room, A, one, other);
    room.acceptByAll(room.propose(B, { kind: "delete", target: [room.words(" their")] }));
    for (const name of [A, B]) room.accept(name, both);
    expect(room.act(C, "text.accept", room.naming(both)).refused).toBe("RIVALS_TOGETHER");
    expect(room.agreed).toContain("shall reduce");
  });
});
