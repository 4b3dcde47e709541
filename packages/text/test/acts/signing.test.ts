import { describe, expect, it } from "vitest";

import { idIn, shownHash, statusOfProvision } from "../../src/index.ts";
import { KNOTTY } from "../knotty.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";

const [A = "", B = "", C = "", D = ""] = NAMES;
const signing = (room: Talks, by: string): string | null =>
  room.act(by, "text.sign", { session: idOf("session"), subject: shownHash(room.now, null) }).refused;

/** A text of two provisions to which all have agreed. */
function green(...names: readonly string[]): Talks {
  const room = new Talks(names, paragraphs("One stays.", "Two stays."));
  for (const name of names) for (const at of [1, 2]) room.agree(name, room.node(at));
  return room;
}

describe("a text is signed", () => {
  it("only when every provision is clean and agreed to by all, under exactly what is shown", () => {
    const room = new Talks([A, B], paragraphs("One stays.", "Two stays."));
    for (const name of [A, B]) room.agree(name, room.node(1));
    room.agree(A, room.node(2));
    expect(signing(room, A)).toBe("NOT_AGREED");
    room.agree(B, room.node(2));
    const reservation = room.reserve(B, room.words("Two"));
    expect(signing(room, A)).toBe("NOT_CLEAN");
    room.lift(B, reservation);
    const other = { session: idOf("session"), subject: idOf("other words") };
    expect(room.act(A, "text.sign", other).refused).toBe("STALE_SUBJECT");
    expect(signing(room, A)).toBeNull();
    expect(signing(room, A)).toBe("ALREADY_DONE");
    expect(room.now.signed).toBeNull();
    expect(signing(room, B)).toBeNull();
    expect(room.now.signed).not.toBeNull();
  });

  it("by those that stay: one who has signed closes it by signing again once the last that had not has left", () => {
    const room = green(A, B, C);
    for (const name of [A, B]) room.sign(name);
    expect(signing(room, A)).toBe("ALREADY_DONE");
    room.parties = [A, B].map((name) => idOf(name));
    expect(room.now.signed).toBeNull();
    expect(signing(room, A)).toBeNull();
    expect(room.now.signed?.delegation).toBe(idOf(A));
    expect(room.now.signatures.map(({ by }) => by)).toEqual([A, B].map((name) => idOf(name)));
  });

  it("not without a delegation that joined before the last signature, which first agrees to every provision", () => {
    const room = green(A, B, C);
    for (const name of [A, B]) room.sign(name);
    room.parties = NAMES.map((name) => idOf(name));
    expect(signing(room, C)).toBe("NOT_AGREED");
    for (const at of [1, 2]) room.agree(D, room.node(at));
    expect(signing(room, C)).toBeNull();
    expect(room.now.signed).toBeNull();
    expect(signing(room, D)).toBeNull();
    expect(room.now.signed).not.toBeNull();
  });

  it("in one form by all: a revision that shows other labels takes the signatures before it, and the agreements", () => {
    const room = new Talks([A, B], paragraphs("First.", "Second.", "Third."));
    room.acceptByAll(room.propose(A, { kind: "strike", node: room.node(1) }));
    for (const name of [A, B]) for (const at of [2, 3]) room.agree(name, room.node(at));
    room.sign(A);
    const third = room.propose(A, { kind: "move", node: room.node(3), to: { beforeNode: room.node(2) } });
    room.acceptByAll(third);
    room.compile(A);
    expect(statusOfProvision(room.now, room.node(2))).toBe("renumbered");
    expect(signing(room, B)).toBe("NOT_AGREED");
    for (const name of [A, B]) for (const at of [2, 3]) room.act(name, "text.agree", room.form(room.node(at)));
    expect(signing(room, B)).toBeNull();
    expect(room.now.signed).toBeNull();
    expect(signing(room, A)).toBeNull();
    expect(room.now.signed?.delegation).toBe(idOf(A));
  });
});

describe("a repair", () => {
  it("is done by those that stay: one who has said it says it again once the last that had not has left", () => {
    const room = new Talks([A, B, C], KNOTTY);
    const mark = idIn(room.text, "bracket", 11);
    const how = { how: { kind: "literal", mark }, session: idOf("session") };
    for (const name of [A, B]) room.done(name, "text.repair", how);
    expect(room.act(A, "text.repair", how).refused).toBe("ALREADY_DONE");
    room.parties = [A, B].map((name) => idOf(name));
    expect(room.act(A, "text.repair", how).refused).toBeNull();
    expect(room.drawn).toContain("by one half; [or more");
    expect(room.act(A, "text.repair", how).refused).toBe("WRONG_STATE");
  });
});
