import { describe, expect, it } from "vitest";

import {
  type BracketId,
  type NodeId,
  type OwnItem,
  acceptances,
  bracketOf,
  bracketOfAct,
  idIn,
  invisibleCodePoints,
  oddCharacters,
  openCounts,
  provisionHash,
  showCalls,
  subjectHash,
  textOf,
  wouldTake,
} from "../../src/index.ts";
import { KNOTTY } from "../knotty.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";

const [A = "", B = "", C = ""] = NAMES;
const TWO = paragraphs("The Parties shall reduce their stocks.", "Each Party may verify the reductions.");
const talks = (): Talks => new Talks([A, B, C], TWO);
const insert = (room: Talks, by: string, before: string, words: readonly OwnItem[]): BracketId =>
  room.propose(by, { kind: "insert", at: { before: room.before(before) }, words: [...words] });
const stateOf = (room: Talks, bracket: BracketId) => bracketOf(room.now, bracket)?.state;
const packageOf = (room: Talks, by: string, ...proposals: readonly BracketId[]): BracketId =>
  bracketOfAct(room.done(by, "text.package", { proposals }));

describe("what an acceptance is told to close", () => {
  it("is, of a package, also what its proposals close only together", () => {
    const room = talks();
    const added = insert(room, A, "reduce", ["promptly and fully "]);
    room.join(B, added);
    const reservation = room.reserve(C, room.words("promptly and", "fully"));
    const first = room.propose(A, { kind: "delete", target: [room.words("promptly and")] });
    const second = room.propose(A, { kind: "delete", target: [room.words(" fully")] });
    const both = packageOf(room, A, first, second);
    expect(wouldTake(room.now, both).map(({ id }) => id)).toEqual([reservation]);
    room.accept(B, both);
    expect(stateOf(room, reservation)).toBe("open");
    expect(acceptances(room.now, both)?.waitsFor).toEqual([idOf(C)]);
    room.accept(C, both);
    expect(stateOf(room, both)).toBe("agreed");
    expect(stateOf(room, reservation)).toBe("moot");
  });

  it("is the same in whatever order a deletion names its parts", () => {
    const room = talks();
    insert(room, A, "reduce", ["promptly and fully "]);
    const reservation = room.reserve(C, room.words("promptly and", "fully"));
    const gone = room.propose(A, { kind: "delete", target: [room.words(" fully"), room.words("promptly and")] });
    expect(stateOf(room, gone)).toBe("open");
    expect(stateOf(room, reservation)).toBe("open");
    expect(acceptances(room.now, gone)?.waitsFor).toEqual([idOf(C)]);
  });

  it("is another's replacement whose own words a deletion would swallow", () => {
    const room = talks();
    insert(room, A, "reduce", ["promptly and fully "]);
    const rival = room.propose(C, { kind: "replace", target: [room.words("promptly and")], words: ["at once and"] });
    const gone = room.propose(A, { kind: "delete", target: [room.words("and", "fully")] });
    expect(acceptances(room.now, gone)?.waitsFor).toEqual([idOf(C)]);
    expect(stateOf(room, rival)).toBe("open");
    expect(room.drawn).toContain("at once and");
  });

  it("is, of a way back, all that it changes, agreed since and not only open", () => {
    const room = talks();
    const back = room.propose(A, { kind: "revert", to: room.text });
    const before = subjectHash(room.now, back);
    room.accept(B, back);
    const added = insert(room, A, "reduce", ["promptly "]);
    room.acceptByAll(added);
    expect(room.agreed).toContain("promptly");
    // What B and A accepted did not put these words aside.
    expect(subjectHash(room.now, back)).not.toBe(before);
    expect(room.act(C, "text.accept", { ...room.naming(back), subject: before }).refused).toBe("STALE_SUBJECT");
    room.accept(C, back);
    expect(room.agreed).toContain("promptly");
    expect(acceptances(room.now, back)?.waitsFor).toEqual([idOf(A), idOf(B)]);
  });
});

describe("what an acceptance covers", () => {
  it("is also what was put forward and is drawn elsewhere since: nobody changes it alone under the others' acceptance", () => {
    const room = talks();
    const made = room.done(A, "text.propose", {
      change: {
        kind: "newNode",
        at: { lastUnder: null },
        nodes: [
          { kind: "article", parent: -1, heading: ["Arms"] },
          { kind: "paragraph", parent: 0, body: ["No Party shall arm."] },
        ],
      },
    });
    const article = bracketOfAct(made);
    room.acceptByAll(article);
    const moved = room.propose(A, { kind: "move", node: idIn(made, "node", 1), to: { beforeNode: room.node(1) } });
    room.acceptByAll(moved);
    room.done(A, "text.reopen", { what: { bracket: article } });
    room.accept(B, article);
    room.accept(C, article);
    room.propose(A, { kind: "delete", target: [room.words("No ")] });
    room.accept(A, article);
    expect(stateOf(room, article)).toBe("open");
    expect(room.agreed).not.toContain("Party shall arm");
    room.acceptByAll(article);
    expect(room.agreed).toContain("Party shall arm");
  });

  it("ends when its delegation prefers another option, or says no to a part, of what it accepted in a package", () => {
    const room = talks();
    const one = room.propose(A, { kind: "replace", target: [room.words("shall")], words: ["will"] });
    const more = insert(room, A, "verify", ["freely "]);
    const other = room.propose(C, { kind: "replace", target: [room.words("shall")], words: ["should"] });
    const both = packageOf(room, A, one, more);
    room.accept(B, both);
    room.accept(B, other);
    expect(acceptances(room.now, both)?.waitsFor).toContain(idOf(B));
    room.accept(B, both);
    expect(acceptances(room.now, other)?.waitsFor).toContain(idOf(B));
    room.done(B, "text.object", { to: { bracket: more } });
    expect(acceptances(room.now, both)?.waitsFor).toContain(idOf(B));
    room.accept(C, both);
    expect(stateOf(room, both)).toBe("open");
  });

  it("can be taken back while a proposal is withdrawn", () => {
    const room = talks();
    const added = insert(room, A, "reduce", ["promptly "]);
    room.accept(B, added);
    room.done(A, "text.withdraw", { bracket: added });
    room.done(B, "text.object", { to: { bracket: added } });
    expect(room.act(C, "text.object", { to: { bracket: added } }).refused).toBe("WRONG_STATE");
    room.done(C, "text.take", { bracket: added });
    room.accept(A, added);
    expect(stateOf(room, added)).toBe("open");
  });
});

describe("rival drafts", () => {
  it("are one group, whichever of them a draft is tabled beside: with one agreed, no other is, and none is added", () => {
    const room = new Talks([A, B], TWO, { isBasis: false });
    const tree = room.placed[0]?.body["tree"];
    const beside = (rivalOf: string) => room.act(B, "text.table", { title: "Another", tree, rivalOf });
    const second = beside(room.text).id;
    const third = beside(second).id;
    expect(room.now.rivals).toEqual([second, third]);
    for (const name of [A, B]) room.accept(name, room.basis);
    for (const rival of [second, third]) {
      const text = textOf(room.state, rival);
      expect(text === null ? null : bracketOf(text, bracketOfAct(rival))?.state).toBe("moot");
      expect(beside(rival).refused).toBe("WRONG_STATE");
    }
  });

  it("are never agreed both, not even when one is tabled or taken up again after the other was agreed", () => {
    const room = talks();
    const tree = room.placed[0]?.body["tree"];
    expect(room.act(B, "text.table", { title: "Another", tree, rivalOf: room.text }).refused).toBe("WRONG_STATE");

    const two = new Talks([A, B, C], TWO, { isBasis: false });
    two.done(A, "text.withdraw", { bracket: two.basis });
    const rival = two.done(B, "text.table", { title: "Another", tree, rivalOf: two.text });
    const basis = bracketOfAct(rival);
    const subject = () => {
      const text = textOf(two.state, rival);
      return text === null ? null : subjectHash(text, basis);
    };
    for (const by of [A, B, C]) {
      two.done(by, "text.accept", { text: rival, bracket: basis, session: idOf("session"), subject: subject() });
    }
    expect(two.act(A, "text.take", { bracket: two.basis }).refused).toBe("WRONG_STATE");
  });

  it("have one acceptance of each delegation among them, and once one is agreed the other is moot until that is reopened", () => {
    const room = new Talks([A, B], TWO, { isBasis: false });
    const tree = room.placed[0]?.body["tree"];
    const rival = room.done(B, "text.table", { title: "Another", tree, rivalOf: room.text });
    const basis = bracketOfAct(rival);
    const other = () => textOf(room.state, rival) ?? room.now;
    const acceptOther = (by: string): void => {
      const subject = subjectHash(other(), basis);
      room.done(by, "text.accept", { text: rival, bracket: basis, session: idOf("session"), subject });
    };
    room.accept(A, room.basis);
    acceptOther(A);
    room.accept(B, room.basis);
    // A's last word was for the other draft.
    expect(stateOf(room, room.basis)).toBe("open");
    acceptOther(B);
    expect(bracketOf(other(), basis)?.state).toBe("agreed");
    expect(stateOf(room, room.basis)).toBe("moot");
    room.done(A, "text.reopen", { text: rival, what: { bracket: basis } });
    expect([bracketOf(other(), basis)?.state, stateOf(room, room.basis)]).toEqual(["open", "open"]);
  });
});

describe("a repair", () => {
  it("counts each delegation's last word on a mark, not an earlier one", () => {
    const room = new Talks([A, B, C], KNOTTY);
    const mark = room.now.brackets.length - 1;
    const id = idIn(room.text, "bracket", mark);
    const how = (kind: "remove" | "literal") => ({ how: { kind, mark: id }, session: idOf("session") });
    room.done(B, "text.repair", how("remove"));
    room.done(B, "text.repair", how("literal"));
    room.done(A, "text.repair", how("remove"));
    room.done(C, "text.repair", how("remove"));
    expect(stateOf(room, id)).toBe("open");
    room.done(B, "text.repair", how("remove"));
    expect(stateOf(room, id)).toBe("closed");
  });
});

describe("a mark that is all that a reservation is about", () => {
  it("is not taken out under it: its holder lifts first, and then nothing is drawn there", () => {
    const room = new Talks([A, B], KNOTTY);
    const mark = idIn(room.text, "bracket", 11);
    const spot = room.before("[").piece;
    const reservation = room.reserve(A, { from: { piece: spot, at: 0 }, to: { piece: spot, at: 1 } });
    const how = { how: { kind: "remove", mark }, session: idOf("session") };
    expect(room.act(B, "text.repair", how).refused).toBe("WRONG_STATE");
    expect(bracketOf(room.now, reservation)?.state).toBe("open");
    room.lift(A, reservation);
    for (const name of [A, B]) room.done(name, "text.repair", how);
    expect(room.drawn).toContain("by one half; or more");
    const target = [{ from: { piece: spot, at: 0 }, to: { piece: spot, at: 1 } }];
    expect(room.act(A, "text.reserve", { target }).refused).toBe("NOT_STANDING");
  });

  it("does not keep a reservation open once the words beside it are agreed away", () => {
    const room = new Talks([A, B], KNOTTY);
    const mark = idIn(room.text, "bracket", 11);
    const from = { piece: room.before("[").piece, at: 0 };
    const words = room.words("or more");
    if (!("to" in words)) return expect.unreachable("words have two ends");
    const reservation = room.reserve(B, { from, to: words.to });
    const how = { how: { kind: "remove", mark }, session: idOf("session") };
    for (const name of [A, B]) room.done(name, "text.repair", how);
    expect(room.drawn).toContain("by one half; [or more]");
    room.acceptByAll(room.propose(A, { kind: "delete", target: [words] }));
    expect(bracketOf(room.now, reservation)?.state).toBe("moot");
    return undefined;
  });
});

describe("a call by the chair", () => {
  it("drops words, and so no move, split or merger", () => {
    const room = talks();
    const move = room.propose(B, { kind: "move", node: room.node(2), to: { beforeNode: room.node(1) } });
    room.parties = [A, C].map((name) => idOf(name));
    const call = (words: "keep" | "drop") => ({ brackets: [{ bracket: move, words }], session: idOf("session") });
    expect(room.act(A, "text.call", call("drop")).refused).toBe("WRONG_STATE");
    const id = room.done(A, "text.call", call("keep"));
    const placed = room.now.calls[0]?.placed;
    expect(placed?.act).toBe(id);
    if (placed === undefined) return;
    room.state = showCalls(room.state, idOf(C), placed.seq + 1, { ...placed, seq: placed.seq + 1 }, room.parties);
    expect(stateOf(room, move)).toBe("fallen");
    expect(room.agreed.indexOf("The Parties")).toBeLessThan(room.agreed.indexOf("Each Party"));
  });
});

describe("what no device could fold", () => {
  it("is refused: provisions under provisions without end, and a reference that draws a bracket", () => {
    const room = talks();
    const chain = Array.from({ length: 30 }, (_, at) => ({ kind: "paragraph", parent: at - 1, body: ["x"] }));
    let under: NodeId | null = null;
    let refused: string | null = null;
    for (let times = 0; times < 5 && refused === null; times += 1) {
      const change = { kind: "newNode", at: { lastUnder: under }, nodes: chain };
      const act = room.act(A, "text.propose", { change });
      ({ refused } = act);
      under = idIn(act.id, "node", 29);
    }
    expect(refused).toBe("TOO_DEEP");
    const form = { ref: room.node(1), form: "1] [not" };
    const change = { kind: "insert", at: { before: room.before("reduce") }, words: [form] };
    expect(room.act(A, "text.propose", { change }).refused).toBe("TYPED_BRACKET");
  });
});

describe("what a head has to look at before initialling", () => {
  it("is all that the hash covers: what is under a provision, what is above it, and tags that nobody sees", () => {
    const room = new Talks([A, B], {
      nodes: [
        {
          kind: "article",
          parent: -1,
          label: ["Article 1"],
          heading: ["\u0421\u043e\u0440"],
          body: ["The Parties\u202e:"],
        },
        { kind: "paragraph", parent: 0, label: ["1."], body: ["shall meet.\u{e0041}"] },
      ],
      brackets: [],
      choices: [],
    });
    const kinds = ["confusable", "confusable", "confusable", "bidi", "invisible"];
    expect(oddCharacters(room.now, room.node(1)).map(({ kind }) => kind)).toEqual(kinds);
    expect(oddCharacters(room.now, room.node(2)).map(({ kind }) => kind)).toEqual(kinds);
    expect(oddCharacters(room.now, idOf("no such provision"))).toEqual([]);
    expect(invisibleCodePoints(room.now, room.node(2))).toEqual([0x202e, 0xe0041]);
    expect(room.act(A, "text.initial", room.form(room.node(2))).refused).toBe("NOT_ACKNOWLEDGED");
    room.agree(A, room.node(2), "text.initial", { acknowledged: [0x202e, 0xe0041] });
  });
});

describe("words that nobody sees", () => {
  const inWords = (words: string, label = "1."): readonly number[] => {
    const room = new Talks([A, B], {
      nodes: [
        { kind: "article", parent: -1, label: [label] },
        { kind: "paragraph", parent: 0, body: [words] },
      ],
      brackets: [],
      choices: [],
    });
    return invisibleCodePoints(room.now, room.node(2));
  };

  it("are what draws nothing: control characters, and what Unicode ignores in drawing; and not spaces, tabs and line ends", () => {
    const unseen = [
      0x00, 0x08, 0x1b, 0x7f, 0x85, 0xad, 0x200b, 0x202e, 0x2065, 0x2069, 0xfff3, 0x1bca1, 0x1d175, 0xe0041,
    ];
    expect(inWords(`A${String.fromCodePoint(...unseen)}b`)).toEqual(unseen);
    expect(inWords("A\tb\r\nc\u00a0d\u3000é e\u0301 \ufffe\u{10ffff}")).toEqual([]);
  });

  it("are looked for in the label above too, which is shown with the provision", () => {
    expect(inWords("Words.", "Article\u200b 1")).toEqual([0x200b]);
  });

  it("are all of a bracket's words, and it is a bracket still: it opens, counts, and is accepted by its form", () => {
    const room = talks();
    const first = insert(room, A, "reduce", ["\u200b"]);
    const second = insert(room, A, "reduce", ["\u200b\u200b"]);
    expect(openCounts(room.now).brackets).toBe(2);
    expect(subjectHash(room.now, first)).not.toBe(subjectHash(room.now, second));
    room.acceptByAll(first);
    expect(invisibleCodePoints(room.now, room.node(1))).toEqual([0x200b]);
  });

  it("do not make two forms of one word alike: composed and decomposed letters have hashes of their own", () => {
    const [one, other] = ["Caf\u00e9.", "Cafe\u0301."].map((words) => new Talks([A, B], paragraphs(words)));
    if (one === undefined || other === undefined) return expect.unreachable("two texts");
    expect(one.now.id).toBe(other.now.id);
    expect(provisionHash(one.now, one.node(1))).not.toBe(provisionHash(other.now, other.node(1)));
    return undefined;
  });

  it("hold no half of a character", () => {
    const room = talks();
    const at = { before: room.before("reduce") };
    for (const words of [["\ud800"], [{ literal: "\udc00" }], [{ placeholder: "\ud800x" }], [{ note: "\ud800" }]]) {
      expect(room.act(A, "text.propose", { change: { kind: "insert", at, words } }).refused).toBe("BAD_SHAPE");
    }
  });
});

describe("a provision that a file replaces by another", () => {
  it("is struck, and the other put forward, as two questions: neither vanishes with the other", () => {
    const room = new Talks([A, B], {
      nodes: [
        { kind: "paragraph", parent: -1, before: [0], body: ["Old."], after: [0] },
        { kind: "paragraph", parent: -1, before: [1], body: ["New."], after: [1] },
      ],
      brackets: [
        { change: "delete", shown: "tracked" },
        { change: "insert", shown: "tracked", replaces: 0 },
      ],
      choices: [],
    });
    expect(room.drawn).toBe("[Old.]\n[New.]");
    for (const at of [1, 2]) room.acceptByAll(idIn(room.text, "bracket", at));
    expect(room.agreed).toBe("New.");
  });
});

describe("two moves that would put each of two provisions under the other", () => {
  it("are not both agreed: the second is refused when its last acceptance comes", () => {
    const room = talks();
    const [one, other] = [room.node(1), room.node(2)];
    const first = room.propose(A, { kind: "move", node: one, to: { lastUnder: other } });
    const second = room.propose(B, { kind: "move", node: other, to: { lastUnder: one } });
    room.acceptByAll(first);
    room.accept(A, second);
    room.accept(C, second);
    expect(room.act(B, "text.accept", room.naming(second)).refused).toBe("NOT_STANDING");
    expect(stateOf(room, second)).toBe("open");
    expect(room.agreed).toContain("The Parties shall");
  });
});
