import { describe, expect, it } from "vitest";

import { type BracketId, type NodeGap, acceptances, bracketOf, idIn, wouldTake } from "../../src/index.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";

const [A = "", B = "", C = ""] = NAMES;
const TWO = paragraphs("The Parties shall reduce their stocks.", "Each Party may verify the reductions.");
const reopen = (room: Talks, by: string, bracket: BracketId): string | null =>
  room.act(by, "text.reopen", { what: { bracket } }).refused;

describe("a way back to a revision", () => {
  it("asks those whose brackets lie in what was withdrawn: it opens that again, and closes theirs", () => {
    // Not accepted as a basis, so that its sponsor alone settles what is proposed in it.
    const room = new Talks([A, B, C], TWO, { isBasis: false });
    const outer = room.propose(B, {
      kind: "insert",
      at: { before: room.before("reduce") },
      words: ["promptly, fully "],
    });
    const then = room.compile(A);
    const inner = room.propose(C, { kind: "insert", at: { before: room.before("fully") }, words: ["and "] });
    room.done(B, "text.withdraw", { bracket: outer });
    const back = room.propose(A, { kind: "revert", to: then });
    expect(wouldTake(room.now, back).map(({ id }) => id)).toContain(inner);
    expect(acceptances(room.now, back)?.waitsFor).toEqual([idOf(C)]);
    expect(bracketOf(room.now, back)?.state).toBe("open");
    room.accept(C, back);
    expect(bracketOf(room.now, outer)?.state).toBe("open");
    expect(bracketOf(room.now, inner)?.state).toBe("moot");
  });

  it("takes back what was accepted before: nobody alone agrees again what all went back from", () => {
    const room = new Talks([A, B], TWO);
    const change = room.propose(A, { kind: "delete", target: [room.words("their ")] });
    const then = room.compile(A);
    const { subject } = room.naming(change);
    room.accept(B, change);
    room.acceptByAll(room.propose(A, { kind: "revert", to: then }));
    expect(bracketOf(room.now, change)?.state).toBe("open");
    expect(acceptances(room.now, change)?.waitsFor).toEqual([idOf(A), idOf(B)]);
    expect(room.act(A, "text.accept", { ...room.naming(change), subject }).refused).toBe("STALE_SUBJECT");
    room.accept(A, change);
    expect(bracketOf(room.now, change)?.state).toBe("open");
    room.accept(B, change);
    expect(bracketOf(room.now, change)?.state).toBe("agreed");
    // Reopened, it is what it was: the same acceptance agrees it again.
    expect(reopen(room, B, change)).toBeNull();
    room.accept(B, change);
    expect(bracketOf(room.now, change)?.state).toBe("agreed");
  });

  it("undoes a package whole, so that a part agreed by itself later is reopened by itself", () => {
    const room = new Talks([A, B], TWO);
    const one = room.propose(A, { kind: "delete", target: [room.words("their ")] });
    const other = room.propose(B, { kind: "replace", target: [room.words("may")], words: ["shall"] });
    const then = room.compile(A);
    const trade = room.propose(A, { kind: "insert", at: { before: room.before("stocks") }, words: ["arms and "] });
    const bargain = room.done(A, "text.package", { proposals: [one, other, trade] });
    const pack = idIn(bargain, "bracket", 0);
    room.accept(B, pack);
    expect(bracketOf(room.now, pack)?.state).toBe("agreed");
    const back = room.propose(B, { kind: "revert", to: then });
    room.acceptByAll(back);
    expect([pack, one, other, trade].map((id) => bracketOf(room.now, id)?.state)).toEqual([
      "moot",
      "open",
      "open",
      "moot",
    ]);
    const gone = room.state;
    room.acceptByAll(one);
    expect(reopen(room, A, one)).toBeNull();
    expect(bracketOf(room.now, pack)?.state).toBe("moot");
    room.state = gone;
    expect(reopen(room, B, back)).toBeNull();
    expect([pack, one, other, trade].map((id) => bracketOf(room.now, id)?.state)).toEqual(
      Array.from({ length: 4 }, () => "agreed"),
    );
  });

  it("puts a repaired mark back, and when it is undone the mark is what it was repaired to", () => {
    const room = new Talks([A, B], {
      nodes: [{ kind: "paragraph", parent: -1, body: ["The Parties ", { mark: "[" }, "shall reduce."] }],
      brackets: [],
      choices: [],
    });
    const then = room.compile(A);
    const mark = idIn(room.text, "bracket", 1);
    for (const name of [A, B])
      room.done(name, "text.repair", { how: { kind: "literal", mark }, session: idOf("session") });
    const repaired = room.agreed;
    const back = room.propose(A, { kind: "revert", to: then });
    room.acceptByAll(back);
    expect(bracketOf(room.now, mark)?.state).toBe("open");
    expect(reopen(room, A, back)).toBeNull();
    expect(bracketOf(room.now, mark)?.state).toBe("closed");
    expect(room.agreed).toBe(repaired);
  });

  it("puts a provision that was moved twice where it was", () => {
    const room = new Talks([A, B], paragraphs("First.", "Second.", "Third."));
    const move = (to: NodeGap) => room.propose(A, { kind: "move", node: room.node(1), to });
    const early = move({ lastUnder: null });
    const late = move({ beforeNode: room.node(3) });
    room.acceptByAll(late);
    room.acceptByAll(early);
    const order = (): readonly string[] => room.agreed.split("\n").map((line) => line.slice(3));
    const there = ["Second.", "Third.", "First."];
    expect(order()).toEqual(there);
    const then = room.compile(A);
    expect(reopen(room, A, early)).toBeNull();
    expect(reopen(room, A, late)).toBeNull();
    room.acceptByAll(room.propose(A, { kind: "revert", to: then }));
    expect(order()).toEqual(there);
  });

  it("is no option beside something else: it changes much more than that", () => {
    const room = new Talks([A, B], TWO);
    const rivalOf = room.propose(A, { kind: "delete", target: [room.words("their ")] });
    const change = { kind: "revert", to: room.text };
    expect(room.act(B, "text.propose", { change, rivalOf }).refused).toBe("BAD_SHAPE");
  });
});

describe("a way back that was agreed is not undone", () => {
  const gone = (): { readonly room: Talks; readonly back: BracketId; readonly change: BracketId } => {
    const room = new Talks([A, B, C], TWO);
    const change = room.propose(A, { kind: "delete", target: [room.words("reduce their ")] });
    const then = room.compile(A);
    room.acceptByAll(change);
    const back = room.propose(A, { kind: "revert", to: then });
    room.acceptByAll(back);
    return { room, back, change };
  };

  it("over an objection to what it opened again", () => {
    const { room, back, change } = gone();
    room.done(B, "text.object", { to: { bracket: change } });
    expect(reopen(room, A, back)).toBe("SPOKEN_SINCE");
  });

  it("over a reservation on words that would be agreed away again", () => {
    const { room, back } = gone();
    room.reserve(B, room.words("their"));
    expect(reopen(room, A, back)).toBe("SPOKEN_SINCE");
  });

  it("over another option beside what would be agreed again", () => {
    const { room, back, change } = gone();
    room.propose(B, { kind: "replace", target: [room.words("their")], words: ["all"] }, { rivalOf: change });
    expect(reopen(room, A, back)).toBe("SPOKEN_SINCE");
  });

  it("unless all that was said since is about something else", () => {
    const { room, back, change } = gone();
    room.reserve(B, room.words("verify"));
    expect(reopen(room, A, back)).toBeNull();
    expect(bracketOf(room.now, change)?.state).toBe("agreed");
  });
});
