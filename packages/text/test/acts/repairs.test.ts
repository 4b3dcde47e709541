import { describe, expect, it } from "vitest";

import {
  type BracketId,
  type TabledText,
  bracketOf,
  digestTexts,
  idIn,
  openCounts,
  partnersOf,
  provisionView,
  repairsOf,
  textHash,
} from "../../src/index.ts";
import { KNOTTY } from "../knotty.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";

const [A = "", B = "", C = ""] = NAMES;
const SESSION = idOf("session");
const MARKED: TabledText = {
  nodes: [
    {
      kind: "paragraph",
      parent: -1,
      body: ["Each ", { mark: "[" }, "side ", { mark: "]" }, { open: 0 }, "may ", { mark: "]" }, { close: 0 }, "act."],
    },
    { kind: "paragraph", parent: -1, body: ["Each ", { mark: "[" }, "side ", { mark: "]" }, "may act."] },
  ],
  brackets: [{ change: "insert", shown: "typed" }],
  choices: [],
};

describe("a pair of marks that all say belong together", () => {
  const marks = (room: Talks): readonly BracketId[] => [2, 3, 4, 5, 6].map((at) => idIn(room.text, "bracket", at));
  const pair = (open: BracketId | undefined, close: BracketId | undefined) => ({
    how: { kind: "pair", open, close },
    session: SESSION,
  });

  it("is one that opens and then closes, in one field and in the same insertion", () => {
    const room = new Talks([A, B], MARKED);
    const [open, shut, inside, other, far] = marks(room);
    const refused = (one: BracketId | undefined, two: BracketId | undefined) =>
      room.act(A, "text.repair", pair(one, two)).refused;
    expect(refused(shut, open)).toBe("WRONG_STATE");
    expect(refused(open, other)).toBe("WRONG_STATE");
    expect(refused(open, far)).toBe("NOT_SAME_FIELD");
    expect(refused(open, inside)).toBe("CROSSES_BRACKETS");
    expect(refused(open, idIn(room.text, "bracket", 1))).toBe("WRONG_STATE");
    const literal = { how: { kind: "literal", mark: idIn(room.text, "bracket", 1) }, session: SESSION };
    expect(room.act(A, "text.repair", literal).refused).toBe("WRONG_STATE");
  });

  it("is offered from either end, and tells who has said so and whom it waits for", () => {
    const room = new Talks([A, B], MARKED);
    const [open, shut, inside, other, far] = marks(room);
    const partners = (mark: BracketId | undefined) => partnersOf(room.now, mark ?? idIn(room.text, "bracket", 1));
    expect([open, shut, inside, other, far].map(partners)).toEqual([[shut], [open], [], [far], [other]]);
    expect(partners(idIn(room.text, "bracket", 1))).toEqual([]);
    room.done(A, "text.repair", pair(open, shut));
    const said = [{ how: pair(open, shut).how, by: [idOf(A)], waitsFor: [idOf(B)] }];
    expect(repairsOf(room.now, shut ?? idIn(room.text, "bracket", 1))).toEqual(said);
    expect(repairsOf(room.now, other ?? idIn(room.text, "bracket", 1))).toEqual([]);
    room.done(B, "text.repair", pair(open, shut));
    expect(partners(open)).toEqual([]);
    expect(repairsOf(room.now, open ?? idIn(room.text, "bracket", 1))).toEqual([]);
  });

  it("is a bracket that nobody holds then, and what was said of them otherwise is forgotten", () => {
    const room = new Talks([A, B, C], MARKED);
    const [open, shut, , other] = marks(room);
    room.done(C, "text.repair", { how: { kind: "remove", mark: open }, session: SESSION });
    room.done(A, "text.repair", { how: { kind: "literal", mark: other }, session: SESSION });
    for (const name of [A, B]) room.done(name, "text.repair", pair(open, shut));
    const { brackets } = openCounts(room.now);
    const act = room.done(C, "text.repair", pair(open, shut));
    expect(openCounts(room.now).brackets).toBe(brackets - 1);
    expect(bracketOf(room.now, idIn(act, "bracket", 0))).toMatchObject({ kind: "reserve", isUnclaimed: true });
    // What A said of another mark stands.
    expect(room.now.repairs).toHaveLength(1);
    for (const name of [B, C])
      room.done(name, "text.repair", { how: { kind: "literal", mark: other }, session: SESSION });
    expect(room.now.repairs).toEqual([]);
    const again = { how: { kind: "remove", mark: other }, session: SESSION };
    expect(room.act(A, "text.repair", again).refused).toBe("WRONG_STATE");
  });
});

describe("a choice that only words of a file made", () => {
  it("is one once all have said so, and no other choice can be", () => {
    const room = new Talks([A, B], KNOTTY);
    const confirm = (option: BracketId) => ({ how: { kind: "confirm", option }, session: SESSION });
    const [certain, inferred] = [idIn(room.text, "bracket", 3), idIn(room.text, "bracket", 8)];
    expect(room.act(A, "text.repair", confirm(certain)).refused).toBe("WRONG_STATE");
    const isInferred = () => provisionView(room.now, room.node(10))?.choices.map((choice) => choice.isInferred);
    room.done(A, "text.repair", confirm(inferred));
    expect(isInferred()).toEqual([true]);
    room.done(B, "text.repair", confirm(inferred));
    expect(isInferred()).toEqual([false]);
  });
});

describe("a revision", () => {
  it("is of exactly the text and the revision before it that the chair names", () => {
    const room = new Talks([A, B], paragraphs("One stays."));
    const before = room.compileBody();
    room.reserve(B, room.words("One"));
    expect(room.act(A, "text.compile", before).refused).toBe("STALE_SUBJECT");
    const now = room.compileBody();
    room.done(A, "text.compile", now);
    expect(room.act(A, "text.compile", now).refused).toBe("STALE_SUBJECT");
    expect(textHash(room.now)).not.toBe(now["subject"]);
  });
});

describe("a room's state hash", () => {
  it("tells apart what is told of a text by nothing else: a word on a mark, who is against, who has seen a call, an assent, a signature", () => {
    const room = new Talks([A, B, C], KNOTTY);
    const seen = new Set([digestTexts(room.state)]);
    const note = (): void => void seen.add(digestTexts(room.state));
    room.done(A, "text.repair", { how: { kind: "literal", mark: idIn(room.text, "bracket", 11) }, session: SESSION });
    note();
    const { state } = room;
    for (const as of ["want", "against"]) {
      room.state = state;
      room.done(A, "text.claim", { bracket: idIn(room.text, "bracket", 1), as });
      note();
    }
    const called = [{ bracket: idIn(room.text, "bracket", 6), words: "keep" }];
    room.done(A, "text.call", { brackets: called, session: SESSION });
    note();
    room.see(B);
    note();
    const clean = new Talks([A, B], paragraphs("One stays."));
    for (const step of [
      () => clean.agree(A, clean.node(1)),
      () => clean.agree(B, clean.node(1)),
      () => clean.agree(B, clean.node(1), "text.initial"),
      () => clean.sign(A),
      () => clean.sign(B),
    ]) {
      step();
      seen.add(digestTexts(clean.state));
    }
    expect(seen.size).toBe(11);
  });
});
