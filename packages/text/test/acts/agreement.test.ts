import { describe, expect, it } from "vitest";

import {
  acceptances,
  bracketOf,
  callsOf,
  convergence,
  countsByHolder,
  diffRevisions,
  idIn,
  invisibleCodePoints,
  openCounts,
  provisionHash,
  provisionView,
  shownHash,
  showCalls,
  statusOfProvision,
  textAtRevision,
  agreedText,
  bracketText,
} from "../../src/index.ts";
import { KNOTTY } from "../knotty.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";

const [A = "", B = "", C = ""] = NAMES;
const TWO = paragraphs("The Parties shall reduce their stocks.", "Each Party may verify the reductions.");
const talks = (): Talks => new Talks([A, B, C], TWO);

describe("a reservation", () => {
  it("brackets words that stand, and is lifted only by its holder, who names the words", () => {
    const room = talks();
    const reservation = room.reserve(B, room.words("their", "stocks"));
    expect(room.drawn).toContain("reduce [their stocks].");
    expect(room.act(A, "text.lift", room.naming(reservation)).refused).toBe("NOT_YOURS");
    expect(room.act(B, "text.lift", { ...room.naming(reservation), subject: idOf("another") }).refused).toBe(
      "STALE_SUBJECT",
    );
    room.lift(B, reservation);
    expect(bracketOf(room.now, reservation)?.state).toBe("closed");
    expect(room.drawn).toContain("reduce their stocks.");
  });

  it("is gone with the last objector", () => {
    const room = talks();
    const reservation = room.reserve(B, room.words("stocks"));
    room.join(C, reservation);
    room.lift(B, reservation);
    expect(bracketOf(room.now, reservation)).toMatchObject({ state: "open", holders: [idOf(C)] });
    room.lift(C, reservation);
    expect(openCounts(room.now).brackets).toBe(0);
  });
});

describe("a choice", () => {
  it("holds rival wordings of the same words side by side, and a delegation accepts one of them at a time", () => {
    const room = talks();
    const shall = { kind: "replace", target: [room.words("shall")], words: ["should"] } as const;
    const one = room.propose(A, { ...shall, target: [...shall.target], words: [...shall.words] });
    const other = room.propose(B, { kind: "replace", target: [room.words("shall")], words: ["will"] });
    expect(provisionView(room.now, room.node(1))?.choices[0]?.options).toHaveLength(2);
    expect(openCounts(room.now)).toMatchObject({ brackets: 2, points: 1 });
    room.accept(C, one);
    expect(acceptances(room.now, one)?.accepted.map(({ by }) => by)).toEqual([idOf(C)]);
    room.accept(C, other);
    expect(acceptances(room.now, one)?.accepted).toEqual([]);
    room.accept(A, other);
    expect(bracketOf(room.now, other)?.state).toBe("agreed");
    expect(bracketOf(room.now, one)?.state).toBe("moot");
    expect(room.agreed).toContain("The Parties will reduce");
  });

  it("with one option left is still open", () => {
    const room = talks();
    const one = room.propose(A, { kind: "replace", target: [room.words("shall")], words: ["should"] });
    room.propose(B, { kind: "replace", target: [room.words("shall")], words: ["will"] });
    room.done(A, "text.withdraw", { bracket: one });
    expect(openCounts(room.now)).toMatchObject({ brackets: 1, points: 1 });
  });
});

describe("a package", () => {
  it("is agreed all together or not at all", () => {
    const room = talks();
    const one = room.propose(A, { kind: "replace", target: [room.words("shall")], words: ["should"] });
    const other = room.propose(B, { kind: "replace", target: [room.words("may")], words: ["shall"] });
    const { id } = room.act(A, "text.package", { proposals: [one, other] });
    const traded = idIn(id, "bracket", 0);
    room.accept(B, traded);
    expect(bracketOf(room.now, one)?.state).toBe("open");
    room.accept(C, traded);
    expect([one, other, traded].map((bracket) => bracketOf(room.now, bracket)?.state)).toEqual([
      "agreed",
      "agreed",
      "agreed",
    ]);
    expect(room.agreed).toContain("should reduce");
    expect(room.agreed).toContain("Party shall verify");
  });

  it("is reopened whole with any part of it, or by its own name, and the same acceptance restores it", () => {
    const room = talks();
    const reservation = room.reserve(C, room.words("stocks"));
    const one = room.propose(A, { kind: "delete", target: [room.words("their", "stocks")] });
    const other = room.propose(B, { kind: "replace", target: [room.words("may")], words: ["shall"] });
    const traded = idIn(room.act(A, "text.package", { proposals: [one, other] }).id, "bracket", 0);
    const states = () => [one, other, traded, reservation].map((bracket) => bracketOf(room.now, bracket)?.state);
    room.accept(B, traded);
    room.accept(C, traded);
    const { agreed } = room;
    for (const bracket of [one, other, traded]) {
      expect(states()).toEqual(["agreed", "agreed", "agreed", "moot"]);
      room.done(C, "text.reopen", { what: { bracket } });
      expect(states()).toEqual(["open", "open", "open", "open"]);
      expect(room.agreed).toContain("their stocks");
      expect(room.agreed).toContain("Party may verify");
      expect(acceptances(room.now, traded)?.waitsFor).toEqual([idOf(C)]);
      room.accept(C, traded);
      expect(room.agreed).toBe(agreed);
    }
  });

  it("is not reopened while what one part of it would come back to was agreed away since", () => {
    const room = talks();
    const one = room.propose(A, { kind: "replace", target: [room.words("shall")], words: ["should"] });
    const other = room.propose(B, { kind: "replace", target: [room.words("may")], words: ["shall"] });
    room.acceptByAll(idIn(room.act(A, "text.package", { proposals: [one, other] }).id, "bracket", 0));
    const strike = room.propose(C, { kind: "strike", node: room.node(2) });
    room.acceptByAll(strike);
    expect(room.act(A, "text.reopen", { what: { bracket: one } }).refused).toBe("NOT_STANDING");
    expect(bracketOf(room.now, one)?.state).toBe("agreed");
    room.done(A, "text.reopen", { what: { bracket: strike } });
    room.done(A, "text.reopen", { what: { bracket: one } });
    expect(bracketOf(room.now, other)?.state).toBe("open");
  });

  it("cannot be accepted once a part of it is closed", () => {
    const room = talks();
    const one = room.propose(A, { kind: "replace", target: [room.words("shall")], words: ["should"] });
    const other = room.propose(B, { kind: "replace", target: [room.words("may")], words: ["shall"] });
    const { id } = room.act(A, "text.package", { proposals: [one, other] });
    room.done(B, "text.withdraw", { bracket: other });
    expect(room.act(C, "text.accept", room.naming(idIn(id, "bracket", 0))).refused).toBe("WRONG_STATE");
  });
});

describe("brackets of a file", () => {
  it("are nobody's until a delegation claims them by its own act", () => {
    const room = new Talks([A, B], KNOTTY);
    const bracket = idIn(room.text, "bracket", 2);
    expect(bracketOf(room.now, bracket)).toMatchObject({ isUnclaimed: true, alleged: [{ name: A, side: "for" }] });
    room.done(A, "text.claim", { bracket, as: "want" });
    expect(room.act(B, "text.claim", { bracket, as: "against" }).refused).toBe("CLAIMED");
    expect(countsByHolder(room.now).held.get(idOf(A))).toBe(1);
  });

  it("are nobody's again, and stay, when whoever claimed them withdraws", () => {
    const room = new Talks([A, B], KNOTTY);
    const bracket = idIn(room.text, "bracket", 2);
    const { drawn } = room;
    room.done(B, "text.claim", { bracket, as: "want" });
    room.done(B, "text.withdraw", { bracket });
    expect(bracketOf(room.now, bracket)).toMatchObject({ state: "open", isUnclaimed: true });
    expect(room.drawn).toBe(drawn);
  });

  it("that nobody claims go by the chair's call once every party has shown that it has seen it", () => {
    const room = new Talks([A, B, C], KNOTTY);
    const bracket = idIn(room.text, "bracket", 7);
    room.done(A, "text.call", { brackets: [{ bracket, words: "keep" }], session: idOf("session") });
    const { seq } = room.now.calls[0]?.placed ?? { seq: 0 };
    const shown = (by: string, seen: number) => {
      const placed = {
        ...room.now.tabled,
        act: idOf<typeof room.text>(`seen by ${by}`),
        seq: seq + 10,
        delegation: idOf<(typeof room.parties)[0]>(by),
      };
      room.state = showCalls(room.state, placed.delegation, seen, placed, room.parties);
    };
    shown(B, seq);
    shown(C, seq + 1);
    expect(bracketOf(room.now, bracket)?.state).toBe("open");
    shown(B, seq + 1);
    expect(bracketOf(room.now, bracket)?.state).toBe("fallen");
    expect(room.drawn).toContain("Nothing herein limits rights.");
  });

  it("that a call named and somebody claimed are out of its reach until they are nobody's again", () => {
    const room = new Talks([A, B, C], KNOTTY);
    const bracket = idIn(room.text, "bracket", 7);
    room.done(A, "text.call", { brackets: [{ bracket, words: "keep" }], session: idOf("session") });
    const called = () => {
      const [call] = callsOf(room.now);
      return { reached: call?.brackets.map(({ isReached }) => isReached), waitsFor: call?.waitsFor };
    };
    expect(called()).toEqual({ reached: [true], waitsFor: [idOf(B), idOf(C)] });
    room.done(A, "text.claim", { bracket, as: "want" });
    expect(called()).toEqual({ reached: [false], waitsFor: [idOf(B), idOf(C)] });
    room.done(A, "text.withdraw", { bracket });
    expect(called()).toEqual({ reached: [true], waitsFor: [idOf(B), idOf(C)] });
    room.done(C, "text.object", { to: { call: callsOf(room.now)[0]?.id } });
    expect(callsOf(room.now)[0]).toMatchObject({ state: "objected", waitsFor: [] });
  });

  it("that are unpaired keep a provision from being clean until all have said what they are", () => {
    const room = new Talks([A, B], KNOTTY);
    const mark = idIn(room.text, "bracket", 11);
    expect(bracketOf(room.now, mark)?.kind).toBe("mark");
    const how = { how: { kind: "literal", mark }, session: idOf("session") };
    room.done(A, "text.repair", how);
    expect(bracketOf(room.now, mark)?.state).toBe("open");
    room.done(B, "text.repair", how);
    expect(bracketOf(room.now, mark)?.state).toBe("closed");
    expect(provisionView(room.now, room.node(5))?.body.some((run) => run.kind === "literal" && run.text === "[")).toBe(
      true,
    );
  });
});

describe("agreeing, initialling and signing", () => {
  it("brings a provision from clean to green to initialled, and the text to its signatures", () => {
    const room = talks();
    expect(statusOfProvision(room.now, room.node(1))).toBe("clean");
    for (const node of [room.node(1), room.node(2)]) for (const name of [A, B, C]) room.agree(name, node);
    expect(statusOfProvision(room.now, room.node(1))).toBe("green");
    for (const name of [A, B, C]) room.agree(name, room.node(1), "text.initial");
    expect(statusOfProvision(room.now, room.node(1))).toBe("initialled");
    for (const name of [A, B, C]) room.sign(name);
    expect(room.now.signed).not.toBeNull();
    expect(room.act(A, "text.propose", { change: { kind: "delete", target: [room.words("may")] } }).refused).toBe(
      "SIGNED",
    );
  });

  it("is refused while anything is open there, and stale once something opens", () => {
    const room = talks();
    const form = room.form(room.node(1));
    for (const name of [A, B, C]) room.agree(name, room.node(1));
    const reservation = room.reserve(B, room.words("stocks"));
    expect(statusOfProvision(room.now, room.node(1))).toBe("stale");
    expect(room.act(A, "text.agree", form).refused).toBe("NOT_CLEAN");
    expect(statusOfProvision(room.now, room.node(2))).toBe("clean");
    room.lift(B, reservation);
    expect(statusOfProvision(room.now, room.node(1))).toBe("green");
  });

  it("names both the words and what is shown of them, and has no effect with another of either", () => {
    const room = new Talks([A, B, C], paragraphs("First.", "Second.", "Third."));
    room.acceptByAll(room.propose(A, { kind: "strike", node: room.node(2) }));
    const before = room.form(room.node(3));
    room.compile(A);
    const now = room.form(room.node(3));
    expect(before["subject"]).toBe(now["subject"]);
    for (const type of ["text.agree", "text.initial"] as const) {
      expect(room.act(A, type, before).refused).toBe("STALE_SUBJECT");
      expect(room.act(A, type, { ...now, subject: idOf("other words") }).refused).toBe("STALE_SUBJECT");
      room.done(A, type, now);
    }
  });

  it("asks a head to acknowledge the invisible characters in the words", () => {
    const room = new Talks([A, B], paragraphs("Trade\u200B is free."));
    expect(invisibleCodePoints(room.now, room.node(1))).toEqual([0x200b]);
    expect(room.act(A, "text.initial", room.form(room.node(1))).refused).toBe("NOT_ACKNOWLEDGED");
    room.agree(A, room.node(1), "text.initial", { acknowledged: [0x200b] });
  });
});

describe("a revision", () => {
  it("numbers what stands anew, tells what is put forward as bis and ter, and changes no hash but what is shown", () => {
    const room = new Talks([A, B], paragraphs("First.", "Second.", "Third."));
    room.acceptByAll(room.propose(A, { kind: "strike", node: room.node(1) }));
    for (const name of [A, B]) {
      room.propose(name, {
        kind: "newNode",
        at: { beforeNode: room.node(3) },
        nodes: [{ kind: "paragraph", parent: -1, label: ["9."], body: ["New."] }],
      });
    }
    const hash = provisionHash(room.now, room.node(3));
    const shown = shownHash(room.now, room.node(3));
    expect(room.drawn).toContain("3. Third.");
    room.compile(A);
    expect(room.drawn.split("\n")).toEqual(["2. Second.", "[2 bis. New.]", "[2 ter. New.]", "3. Third."]);
    expect(provisionHash(room.now, room.node(3))).toBe(hash);
    expect(shownHash(room.now, room.node(3))).toBe(shown);
  });

  it("tells an alternative to a preambular paragraph as alt", () => {
    const room = new Talks([A, B], {
      nodes: [{ kind: "recital", parent: -1, label: ["PP5"], body: ["Noting,"] }],
      brackets: [],
      choices: [],
    });
    const strike = room.propose(A, { kind: "strike", node: room.node(1) });
    room.propose(
      A,
      {
        kind: "newNode",
        at: { lastUnder: null },
        nodes: [{ kind: "recital", parent: -1, label: ["PP6"], body: ["Welcoming,"] }],
      },
      { rivalOf: strike },
    );
    room.compile(A);
    expect(room.drawn).toContain("PP5alt Welcoming,");
  });

  it("can be gone back to by agreement, and compared with any other", () => {
    const room = new Talks([A, B], TWO);
    const first = room.compile(A);
    room.acceptByAll(room.propose(A, { kind: "delete", target: [room.words("their")] }));
    room.propose(B, { kind: "insert", at: { before: room.before("verify") }, words: ["jointly "] });
    room.compile(A);
    const before = textAtRevision(room.now, first);
    expect(before === null ? "" : agreedText(before)).toContain("reduce their stocks");
    expect(before === null ? "" : bracketText(before)).not.toContain("jointly");
    expect(convergence(room.now).map(({ brackets }) => brackets)).toEqual([0, 0, 1]);
    expect(diffRevisions(room.now, first, null, String)).not.toBeNull();
    const back = room.propose(A, { kind: "revert", to: first });
    room.acceptByAll(back);
    expect(bracketOf(room.now, back)?.state).toBe("agreed");
    expect(room.agreed).toContain("reduce their stocks");
    expect(openCounts(room.now).brackets).toBe(0);
    room.done(B, "text.reopen", { what: { bracket: back } });
    expect(room.agreed).not.toContain("their stocks");
    expect(room.drawn).toContain("[jointly ]");
  });
});
