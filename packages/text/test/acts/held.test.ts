import { describe, expect, it } from "vitest";

import { type BracketId, acceptances, bracketOf, bracketOfAct, idIn } from "../../src/index.ts";
import { KNOTTY } from "../knotty.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";

const [A = "", B = "", C = ""] = NAMES;
const TWO = paragraphs("The Parties shall reduce their stocks.", "Each Party may verify the reductions.");
const talks = (): Talks => new Talks([A, B, C], TWO);
const stateOf = (room: Talks, bracket: BracketId) => bracketOf(room.now, bracket)?.state;
const insert = (room: Talks, by: string, before: string, words: string): BracketId =>
  room.propose(by, { kind: "insert", at: { before: room.before(before) }, words: [words] });
const refused = (room: Talks, by: string, type: "text.take" | "text.withdraw", bracket: BracketId) =>
  room.act(by, type, { bracket }).refused;

describe("a bracket that somebody is against and somebody else wants", () => {
  it("stays when the one lifts and when the other withdraws, until nobody holds it", () => {
    const room = new Talks([A, B, C], KNOTTY);
    const reservation = idIn(room.text, "bracket", 10);
    room.done(B, "text.claim", { bracket: reservation, as: "against" });
    room.join(A, reservation);
    room.lift(A, reservation);
    expect(stateOf(room, reservation)).toBe("open");
    room.lift(B, reservation);
    expect(stateOf(room, reservation)).toBe("closed");
  });

  it("stays with whoever claimed it while its sponsor was away, when that one comes back and withdraws", () => {
    const room = talks();
    const added = insert(room, C, "reduce", "promptly ");
    room.parties = [A, B].map((name) => idOf(name));
    room.done(B, "text.claim", { bracket: added, as: "against" });
    room.parties = [A, B, C].map((name) => idOf(name));
    room.done(C, "text.withdraw", { bracket: added });
    expect(stateOf(room, added)).toBe("open");
    room.lift(B, added);
    expect(bracketOf(room.now, added)).toMatchObject({ state: "open", isUnclaimed: true });
  });
});

describe("what can be held, lifted and taken back", () => {
  it("is what is live: nothing inside a proposal that was withdrawn", () => {
    const room = talks();
    const outer = insert(room, A, "reduce", "promptly and fully ");
    const inner = insert(room, B, "fully", "most ");
    const reservation = room.reserve(C, room.words("promptly"));
    room.done(B, "text.withdraw", { bracket: inner });
    room.done(A, "text.withdraw", { bracket: outer });
    expect(room.act(C, "text.lift", room.naming(reservation)).refused).toBe("WRONG_STATE");
    expect(refused(room, B, "text.take", inner)).toBe("WRONG_STATE");
    room.done(C, "text.take", { bracket: outer });
    room.lift(C, reservation);
    expect(refused(room, B, "text.take", inner)).toBeNull();
  });

  it("is no mark, and no basis, package or reservation by another's means", () => {
    const room = new Talks([A, B, C], KNOTTY, { isBasis: false });
    const claim = (bracket: BracketId) => room.act(B, "text.claim", { bracket, as: "want" }).refused;
    const parts = [1, 5].map((at) => idIn(room.text, "bracket", at));
    const both = bracketOfAct(room.done(A, "text.package", { proposals: parts }));
    const reservation = room.reserve(B, room.words("Their findings"));
    expect(refused(room, B, "text.withdraw", reservation)).toBe("WRONG_STATE");
    expect(room.act(B, "text.join", room.naming(room.basis)).refused).toBe("WRONG_STATE");
    room.parties = [B, C].map((name) => idOf(name));
    expect([idIn(room.text, "bracket", 11), room.basis, both].map(claim)).toEqual(Array(3).fill("WRONG_STATE"));
  });

  it("is a basis by its tabler, until another delegation takes it up", () => {
    const room = new Talks([A, B], TWO, { isBasis: false });
    room.done(A, "text.withdraw", { bracket: room.basis });
    expect(stateOf(room, room.basis)).toBe("withdrawn");
    room.done(B, "text.take", { bracket: room.basis });
    expect(bracketOf(room.now, room.basis)).toMatchObject({ state: "open", holders: [idOf(B)] });
    room.accept(A, room.basis);
    expect(stateOf(room, room.basis)).toBe("agreed");
  });

  it("is accepted by whoever joins it, as it is, and not while it cannot be accepted", () => {
    const room = talks();
    const added = insert(room, A, "reduce", "promptly ");
    const other = insert(room, A, "verify", "freely ");
    const both = bracketOfAct(room.done(A, "text.package", { proposals: [added, other] }));
    room.join(B, added);
    expect(acceptances(room.now, added)?.accepted.map(({ by }) => by)).toEqual([idOf(A), idOf(B)]);
    room.done(A, "text.withdraw", { bracket: other });
    expect(room.act(B, "text.join", room.naming(both)).refused).toBe("WRONG_STATE");
  });
});

describe("a proposal that was withdrawn", () => {
  it("is not taken up beside a rival that was agreed, nor where its words were agreed away, nor when it is closed otherwise", () => {
    const room = talks();
    const one = room.propose(A, { kind: "replace", target: [room.words("shall")], words: ["should"] });
    const rival = room.propose(B, { kind: "replace", target: [room.words("shall")], words: ["will"] });
    const moot = room.propose(C, { kind: "replace", target: [room.words("shall")], words: ["must"] });
    room.done(A, "text.withdraw", { bracket: one });
    const late = { change: { kind: "delete", target: [room.words("may")] }, rivalOf: one };
    expect(room.act(C, "text.propose", late).refused).toBe("WRONG_STATE");
    room.acceptByAll(rival);
    expect(refused(room, A, "text.take", one)).toBe("WRONG_STATE");
    expect(refused(room, C, "text.take", moot)).toBe("WRONG_STATE");
    const deletion = room.propose(A, { kind: "delete", target: [room.words("may")] });
    room.done(A, "text.withdraw", { bracket: deletion });
    room.acceptByAll(room.propose(B, { kind: "delete", target: [room.words("may", "verify")] }));
    expect(refused(room, A, "text.take", deletion)).toBe("NOT_STANDING");
  });
});
