import {
  type TabledText,
  agreedText,
  bracketOf,
  bracketOfAct,
  idIn,
  packTabled,
  subjectHash,
  textOf,
} from "@longtable/text";
import type { ActId } from "@longtable/protocol";
import { describe, expect, it } from "vitest";

import { emptyRoom, foldRoom, stateHash } from "../src/index.ts";
import { type Person, RU, type TestRoom, US, foundRoom, idOf, openTable, person, ru, us, venue } from "./room.ts";

const TREE: TabledText = {
  nodes: [
    {
      kind: "paragraph",
      parent: -1,
      body: ["The Parties ", { open: 0 }, "gradually ", { close: 0 }, "reduce stocks."],
    },
  ],
  brackets: [{ change: "insert", shown: "typed" }],
  choices: [],
};

function tableText(room: TestRoom, by: Person): ActId {
  return room.done(by, { type: "text.table", title: "A text", tree: packTabled(TREE) });
}

/** An acceptance of the basis of a text, as it is in this room. */
function acceptance(room: TestRoom, text: ActId) {
  const now = textOf(room.state().text, text);
  const bracket = bracketOfAct(text);
  const subject = now === null ? idOf<ActId>("none") : (subjectHash(now, bracket) ?? "");
  return { type: "text.accept", text, bracket, session: room.session(), subject };
}

const basisOf = (room: TestRoom, text: ActId): string | undefined => {
  const now = textOf(room.state().text, text);
  return now === null ? undefined : bracketOf(now, bracketOfAct(text))?.state;
};

describe("a text that a delegation prepared among itself", () => {
  it("is another text on the table: what was agreed in the caucus binds nobody there, and its ids name nothing", () => {
    const caucus = foundRoom("caucus", [US]);
    for (const who of [us.head, us.secretary, us.adviser]) caucus.admit(who);
    const draft = tableText(caucus, us.adviser);
    caucus.done(us.head, acceptance(caucus, draft));
    expect(basisOf(caucus, draft)).toBe("agreed");
    const { room } = openTable();
    const text = tableText(room, us.secretary);
    expect(basisOf(room, text)).toBe("open");
    // The caucus's acceptance, placed at the table word for word.
    expect(room.refused(us.head, { ...acceptance(caucus, draft), session: room.session() })).toBe("NOTHING_THERE");
    const before = { piece: idIn(draft, "piece", 0), at: 4 };
    const change = { kind: "insert", at: { before }, words: ["two "] };
    expect(room.refused(us.head, { type: "text.propose", text: draft, change })).toBe("NOTHING_THERE");
    expect(room.refused(us.head, { type: "text.propose", text, change })).toBe("NOTHING_THERE");
    room.done(us.head, acceptance(room, text));
    expect(basisOf(room, text)).toBe("open");
    room.done(ru.head, acceptance(room, text));
    expect(basisOf(room, text)).toBe("agreed");
  });

  it("is changed by its advisers in the caucus and by no adviser at the table, and is initialled and signed in neither by another than a head", () => {
    const { room } = openTable();
    const text = tableText(room, us.secretary);
    const change = { kind: "delete", target: [{ node: idIn(text, "node", 1) }] };
    expect(room.refused(us.adviser, { type: "text.propose", text, change })).toBe("ROLE_MAY_NOT");
    const sign = { type: "text.sign", text, session: room.session(), subject: idOf("a text") };
    for (const who of [us.deputy, us.secretary]) expect(room.refused(who, sign)).toBe("ROLE_MAY_NOT");
    const caucus = foundRoom("caucus", [US]);
    caucus.admit(us.head);
    expect(caucus.refused(us.head, { ...sign, session: caucus.session() })).toBe("WRONG_ROOM");
  });
});

describe("the same act, placed twice", () => {
  it("takes effect once", () => {
    const { room } = openTable();
    const text = tableText(room, us.secretary);
    room.done(ru.head, acceptance(room, text));
    const [founded, ...events] = room.events();
    if (founded?.kind !== "founded") return expect.unreachable("a room begins with its founding");
    let state = emptyRoom(founded);
    for (const event of [...events, ...events.slice(-1)]) ({ state } = foldRoom(state, event));
    const last = events.at(-1);
    expect(last === undefined ? null : foldRoom(state, last).outcome.kind).toBe("repeated");
    expect(stateHash(state)).toEqual(stateHash(room.state()));
    return undefined;
  });
});

describe("a call on a text's brackets", () => {
  const called = (room: TestRoom, text: ActId) => ({
    type: "text.call",
    text,
    brackets: [{ bracket: idIn(text, "bracket", 1), words: "keep" }],
    session: room.session(),
  });
  const isKept = (room: TestRoom, text: ActId): boolean => {
    const now = textOf(room.state().text, text);
    return now !== null && agreedText(now).includes("gradually");
  };

  it("is the chair's, and is let pass by none but an act of somebody who speaks for a delegation and had seen it", () => {
    const { room } = openTable();
    const text = tableText(room, us.secretary);
    expect(room.refused(ru.head, called(room, text))).toBe("NOT_CHAIR");
    const before = room.state().size;
    room.done(us.head, called(room, text));
    room.done(ru.head, { type: "heartbeat" });
    const words = room.done(us.head, { type: "words.say", text: "Good morning", language: "en" });
    room.done(ru.interpreter, { type: "words.translate", words, text: "Доброе утро", language: "ru" });
    room.done(ru.head, { type: "words.say", text: "Written before the call reached us" }, before);
    expect(room.refused(ru.head, { type: "session.open" })).toBe("NOT_CHAIR");
    expect(isKept(room, text)).toBe(false);
    room.done(ru.secretary, { type: "words.say", text: "Written after it did" });
    expect(isKept(room, text)).toBe(true);
  });

  it("waits for parties and for no observer, and neither does what is accepted", () => {
    const third = "Mediation office";
    const guest = person(third, "head");
    const room = foundRoom("table", [US, RU, third]);
    for (const who of [us.head, us.secretary, ru.head, guest]) room.admit(who);
    const standing = { type: "delegation.introduce", name: third, short: "MED", ink: "teal", standing: "observer" };
    room.done(guest, standing);
    const round = room.done(us.secretary, { type: "round.plan", title: "First round", venue });
    room.done(us.secretary, { type: "round.open", round });
    room.done(us.head, { type: "session.open" });
    const text = tableText(room, us.secretary);
    expect(room.refused(guest, acceptance(room, text))).toBe("NOT_A_PARTY");
    room.done(us.head, acceptance(room, text));
    room.done(ru.head, acceptance(room, text));
    expect(basisOf(room, text)).toBe("agreed");
    room.done(us.head, called(room, text));
    room.done(guest, { type: "words.say", text: "We look on." });
    expect(isKept(room, text)).toBe(false);
    room.done(ru.head, { type: "words.say", text: "So be it." });
    expect(isKept(room, text)).toBe(true);
  });
});
