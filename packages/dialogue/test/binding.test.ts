import type { ActId } from "@longtable/protocol";
import { describe, expect, it } from "vitest";

import { ACT_TYPES, MAY, PLACES_AFTER_SEEN, accords, actShapes, openAccords, openCalls } from "../src/index.ts";
import { type TestRoom, openTable, ru, table, us } from "./room.ts";

function proposeHost(room: TestRoom): { accord: ActId; subject: string | undefined } {
  const accord = room.done(us.head, { type: "round.host", delegation: ru.id, session: room.session() });
  return { accord, subject: openAccords(room.state())[0]?.subject };
}

describe("a binding act", () => {
  it("always names its session: the table and the shapes agree", () => {
    const binding = ACT_TYPES.filter((type) => MAY[type].binding);
    expect(binding.filter((type) => !Object.hasOwn(actShapes[type].entries, "session"))).toEqual([]);
    expect(ACT_TYPES.filter((type) => MAY[type].when !== "at once" && !MAY[type].binding)).toEqual([]);
    expect(binding).toEqual(
      expect.arrayContaining(["accord.accept", "step.undertake", "step.verify", "statement.approve"]),
    );
  });

  it("has no effect once its session is over, however early it was signed", () => {
    const room = table();
    const { accord, subject } = proposeHost(room);
    const session = room.session();
    const round = room.done(us.head, { type: "round.plan", title: "A round", venue: { name: "Here", zone: "UTC" } });
    room.done(us.head, { type: "round.open", round });
    expect(room.refused(ru.head, { type: "accord.accept", accord, subject, session })).toBe("OUTSIDE_SESSION");
    room.done(us.head, { type: "session.open" });
    expect(room.refused(ru.head, { type: "accord.accept", accord, subject, session })).toBe("OUTSIDE_SESSION");
    room.done(ru.head, { type: "accord.accept", accord, subject, session: room.session() });
  });

  it("has no effect while its session is suspended", () => {
    const { room } = openTable();
    const session = room.session();
    room.done(us.head, { type: "session.suspend", session });
    const host = { type: "round.host", delegation: us.id, session };
    expect(room.refused(ru.head, host)).toBe("OUTSIDE_SESSION");
    room.done(us.head, { type: "session.resume", session });
    room.done(ru.head, host);
  });

  it("has no effect when its author had not looked for more places than the room allows", () => {
    const room = table();
    const { accord, subject } = proposeHost(room);
    const seen = room.state().size;
    const accept = { type: "accord.accept", accord, subject, session: room.session() };
    for (let placed = 0; placed < PLACES_AFTER_SEEN; placed++) room.done(us.adviser, { type: "heartbeat" });
    const justInTime = structuredClone(room.state());
    expect(room.act(ru.head, accept, seen).outcome.kind).toBe("effect");
    expect(accords(room.state())[0]?.state).toBe("adopted");
    expect(accords(justInTime)[0]?.state).toBe("open");
    const again = proposeHostBack(room);
    const before = room.state().size;
    for (let placed = 0; placed <= PLACES_AFTER_SEEN; placed++) room.done(us.adviser, { type: "heartbeat" });
    expect(room.refused(us.head, { ...accept, ...again }, before)).toBe("TOO_LATE");
    room.done(us.head, { ...accept, ...again });
  });
});

function proposeHostBack(room: TestRoom): { accord: ActId; subject: string | undefined } {
  const accord = room.done(ru.head, { type: "round.host", delegation: us.id, session: room.session() });
  return { accord, subject: openAccords(room.state())[0]?.subject };
}

describe("a chair's call", () => {
  const closeList = (room: TestRoom) =>
    room.done(us.head, { type: "call.make", matter: { kind: "speakers", closed: true }, session: room.session() });

  it("takes effect when every party has placed an act that shows it has seen it", () => {
    const { room } = openTable();
    const before = room.state().size;
    closeList(room);
    expect(room.state().floor.listClosed).toBe(false);
    room.done(ru.head, { type: "words.say", text: "Written before the call reached us" }, before);
    expect(openCalls(room.state())).toHaveLength(1);
    room.done(ru.head, { type: "words.say", text: "Written after it did" });
    expect(openCalls(room.state())).toEqual([]);
    expect(room.state().floor.listClosed).toBe(true);
    expect(room.refused(ru.head, { type: "floor.request" })).toBe("LIST_CLOSED");
  });

  it("is not let pass by a heartbeat, an interpreter, or an act that was refused", () => {
    const { room } = openTable();
    closeList(room);
    room.done(ru.head, { type: "heartbeat" });
    const words = room.done(us.head, { type: "words.say", text: "Good morning", language: "en" });
    room.done(ru.interpreter, { type: "words.translate", words, text: "Доброе утро", language: "ru" });
    expect(room.refused(ru.head, { type: "session.open" })).toBe("NOT_CHAIR");
    expect(openCalls(room.state())).toHaveLength(1);
  });

  it("has no effect once a party objects, whatever is placed later", () => {
    const { room } = openTable();
    const call = closeList(room);
    const subject = openCalls(room.state())[0]?.subject;
    room.done(ru.secretary, { type: "call.object", call, subject, reason: "We have not spoken yet" });
    room.done(ru.head, { type: "words.say", text: "Now we have" });
    expect(room.state().floor.listClosed).toBe(false);
    expect(room.refused(ru.head, { type: "call.object", call, subject })).toBe("WRONG_STATE");
  });

  it("is the chair's alone, acknowledged by naming exactly it, and can be withdrawn", () => {
    const { room } = openTable();
    const ruling = { type: "call.make", matter: { kind: "ruling", text: "One at a time" }, session: room.session() };
    expect(room.refused(ru.head, ruling)).toBe("NOT_CHAIR");
    const call = room.done(us.head, ruling);
    const acknowledge = { type: "call.acknowledge", call, session: room.session() };
    expect(room.refused(ru.head, { ...acknowledge, subject: us.id })).toBe("STALE_SUBJECT");
    room.done(ru.secretary, { ...acknowledge, subject: openCalls(room.state())[0]?.subject });
    expect(openCalls(room.state())).toEqual([]);
    const second = room.done(us.head, ruling);
    room.done(us.head, { type: "call.withdraw", call: second });
    expect(openCalls(room.state())).toEqual([]);
  });

  it("can put the agenda in order, and leaves nothing out of it", () => {
    const { room } = openTable();
    const [a, b, c] = ["Arms control", "Space", "New technologies"].map((title) =>
      room.done(ru.secretary, { type: "agenda.add", title }),
    );
    room.done(us.head, { type: "call.make", matter: { kind: "agenda", topics: [c, a] }, session: room.session() });
    room.done(ru.head, { type: "words.say", text: "Very well" });
    expect(room.state().agenda).toEqual([c, a, b]);
  });
});
