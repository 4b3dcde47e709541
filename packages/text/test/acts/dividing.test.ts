import { describe, expect, it } from "vitest";

import {
  type TabledText,
  acceptances,
  bracketOf,
  idIn,
  liveBrackets,
  openCounts,
  provisionHash,
  provisionView,
  statusOfProvision,
  wouldTake,
} from "../../src/index.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";

const [A = "", B = "", C = ""] = NAMES;
const FOUR = paragraphs("one two three four.", "Next.");
const wordsOf = (room: Talks): string => room.agreed.replaceAll(/^\S+\. /gmu, "").replaceAll("\n", "");

/** Two paragraphs, the second with one under it. */
const NESTED: TabledText = {
  nodes: [
    { kind: "paragraph", parent: -1, label: ["1."], body: ["The Parties shall reduce. "] },
    { kind: "paragraph", parent: -1, label: ["2."], body: ["Each may verify."] },
    { kind: "subparagraph", parent: 1, label: ["(a)"], body: ["yearly or sooner."] },
  ],
  brackets: [],
  choices: [],
};

function split(room: Talks, word: string): ReturnType<Talks["propose"]> {
  return room.propose(A, { kind: "split", before: room.before(word) });
}

describe("a provision that is divided", () => {
  it("keeps the order of its words, whichever part is divided again and whichever split is agreed first", () => {
    const room = new Talks([A, B], FOUR);
    const words = wordsOf(room);
    const splits = [split(room, "three"), split(room, "two"), split(room, "four")];
    for (const one of [1, 0, 2]) {
      room.acceptByAll(splits[one] ?? splits[0] ?? room.basis);
      expect(wordsOf(room)).toBe(words);
    }
    expect(room.agreed.split("\n")).toEqual(["1. one ", "two ", "three ", "four.", "2. Next."]);
    const again = new Talks([A, B], FOUR);
    for (const word of ["two", "three"]) again.acceptByAll(split(again, word));
    expect(wordsOf(again)).toBe(words);
  });

  it("can be negotiated in its second half when the first was struck", () => {
    const room = new Talks([A, B], FOUR);
    room.acceptByAll(split(room, "two"));
    room.acceptByAll(room.propose(A, { kind: "strike", node: room.node(1) }));
    const reservation = room.reserve(B, room.words("three"));
    expect(bracketOf(room.now, reservation)?.state).toBe("open");
    expect(room.drawn).toContain("two [three] four.");
  });

  it("is struck half by half: each takes the brackets drawn in it, and asks their holders", () => {
    const room = new Talks([A, B, C], FOUR);
    const done = split(room, "three");
    room.acceptByAll(done);
    const second = idIn(
      room.placed.findLast(({ type }) => type === "text.propose")?.placed.act ?? room.text,
      "node",
      0,
    );
    const [early, late] = [room.reserve(B, room.words("two")), room.reserve(C, room.words("four"))];
    const strikes = [room.node(1), second].map((node) => room.propose(A, { kind: "strike", node }));
    expect(strikes.map((strike) => wouldTake(room.now, strike).map(({ id }) => id))).toEqual([[early], [late]]);
    for (const strike of strikes) room.acceptByAll(strike);
    expect([early, late].map((one) => bracketOf(room.now, one)?.state)).toEqual(["moot", "moot"]);
  });

  it("counts a bracket over both halves in the second when the first was struck", () => {
    const room = new Talks([A, B], FOUR);
    const reservation = room.reserve(B, room.words("two", "three"));
    const done = split(room, "three");
    room.acceptByAll(done);
    expect(openCounts(room.now).brackets).toBe(1);
    room.acceptByAll(room.propose(A, { kind: "strike", node: room.node(1) }));
    expect(bracketOf(room.now, reservation)?.state).toBe("open");
    expect(room.drawn).toContain("[three] four.");
    expect(openCounts(room.now).brackets).toBe(1);
  });
});

describe("a provision that is joined to the one before it", () => {
  const joined = (): Talks => {
    const room = new Talks([A, B], NESTED);
    room.acceptByAll(room.propose(A, { kind: "merge", first: room.node(1), second: room.node(2) }));
    return room;
  };

  it("can be negotiated on: its words, and what is under it", () => {
    const room = joined();
    room.acceptByAll(room.propose(A, { kind: "delete", target: [room.words("verify")] }));
    room.acceptByAll(room.propose(B, { kind: "insert", at: { before: room.before("sooner") }, words: ["much "] }));
    const end = { node: room.node(1), field: "body" } as const;
    room.acceptByAll(room.propose(B, { kind: "insert", at: { endOf: end }, words: [" At last."] }));
    expect(room.agreed).toBe("1. The Parties shall reduce. Each may . At last.\n(a) yearly or much sooner.");
    const reservation = room.reserve(A, { node: room.node(3) });
    expect(liveBrackets(room.now, room.node(1))).toEqual([reservation]);
    expect(room.act(A, "text.propose", { change: { kind: "strike", node: room.node(2) } }).refused).toBe(
      "NOT_STANDING",
    );
  });

  it("is what its provisions are under, with its words and without its own name", () => {
    const room = joined();
    const under = provisionView(room.now, room.node(3));
    expect(under?.parent).toBe(room.node(1));
    const before = provisionHash(room.now, room.node(3));
    room.acceptByAll(room.propose(A, { kind: "delete", target: [room.words("Parties ")] }));
    expect(provisionHash(room.now, room.node(3))).not.toBe(before);
    for (const name of [A, B]) room.agree(name, room.node(1));
    expect(statusOfProvision(room.now, room.node(3))).toBe("green");
  });

  it("ends what was about it as a provision of its own, with its holder's acceptance", () => {
    const room = new Talks([A, B, C], NESTED);
    const reservation = room.reserve(C, { node: room.node(2) });
    const merger = room.propose(A, { kind: "merge", first: room.node(1), second: room.node(2) });
    expect(wouldTake(room.now, merger).map(({ id }) => id)).toEqual([reservation]);
    room.accept(B, merger);
    expect(acceptances(room.now, merger)?.waitsFor).toEqual([idOf(C)]);
    room.accept(C, merger);
    expect(bracketOf(room.now, reservation)?.state).toBe("moot");
  });

  it("is struck with it, and so are the brackets in its words: their holders are asked", () => {
    const room = joined();
    const reservation = room.reserve(B, room.words("verify"));
    const strike = room.propose(A, { kind: "strike", node: room.node(1) });
    expect(wouldTake(room.now, strike).map(({ id }) => id)).toEqual([reservation]);
    room.acceptByAll(strike);
    expect(bracketOf(room.now, reservation)?.state).toBe("moot");
    expect(room.agreed).toBe("");
  });

  it("is not divided in its first words, nor joined twice or into a ring: the order of the words stays", () => {
    const room = joined();
    const before = room.before("shall");
    expect(room.act(A, "text.propose", { change: { kind: "split", before } }).refused).toBe("HAS_CHILDREN");
    const plain = new Talks([A, B], paragraphs("First words.", "Second words.", "Third."));
    const [first, second] = [plain.node(1), plain.node(2)];
    const merger = plain.propose(A, { kind: "merge", first, second });
    const divided = plain.propose(A, { kind: "split", before: plain.before("words") });
    const move = plain.propose(A, { kind: "move", node: first, to: { beforeNode: plain.node(3) } });
    plain.acceptByAll(move);
    const ring = plain.propose(A, { kind: "merge", first: second, second: first });
    // They are side by side in the other order now.
    expect(() => plain.acceptByAll(merger)).toThrow("NOT_SIBLINGS");
    plain.acceptByAll(ring);
    expect(() => plain.acceptByAll(merger)).toThrow("NOT_STANDING");
    expect(plain.agreed).toBe("2. Second words.First words.\n3. Third.");
    expect(() => plain.acceptByAll(divided)).toThrow("NOT_STANDING");
    expect(plain.act(A, "text.propose", { change: { kind: "split", before: plain.before("Second") } }).refused).toBe(
      "JOINED",
    );
  });
});
