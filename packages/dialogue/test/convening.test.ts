import type { ActId } from "@longtable/protocol";
import { describe, expect, it } from "vitest";

import { type ActEvent, accords, foldRoom, openAccords, parties, waitedFor } from "../src/index.ts";
import { RU, US, foundRoom, idOf, person, ru, table, us } from "./room.ts";

const mandate = { text: "To lay the groundwork.", source: { who: "Both presidents", what: "Their summit" } };

describe("convening", () => {
  it("a dialogue is convened when every head has accepted the same mandate", () => {
    const room = table();
    const accord = room.done(us.head, { type: "dialogue.convene", title: "Talks", mandate, session: room.session() });
    expect(room.state().convening.convened).toBeNull();
    const [open] = openAccords(room.state());
    expect(open && waitedFor(room.state(), open)).toEqual([ru.id]);
    room.done(ru.head, { type: "accord.accept", accord, subject: open?.subject, session: room.session() });
    expect(room.state().convening).toMatchObject({ title: "Talks", mandate });
    expect(accords(room.state())[0]?.state).toBe("adopted");
  });

  it("a secretary does not convene for the head, nor accept the convening", () => {
    const room = table();
    const convene = { type: "dialogue.convene", title: "Talks", mandate, session: room.session() };
    expect(room.refused(us.secretary, convene)).toBe("ROLE_MAY_NOT");
    const accord = room.done(us.head, convene);
    const subject = openAccords(room.state())[0]?.subject;
    expect(room.refused(ru.secretary, { type: "accord.accept", accord, subject, session: room.session() })).toBe(
      "HEAD_ONLY",
    );
  });

  it("an acceptance of anything but what was proposed has no effect", () => {
    const room = table();
    const accord = room.done(us.head, { type: "dialogue.convene", title: "Talks", mandate, session: room.session() });
    const subject = idOf("another mandate");
    expect(room.refused(ru.head, { type: "accord.accept", accord, subject, session: room.session() })).toBe(
      "STALE_SUBJECT",
    );
  });

  it("one delegation that declines ends an accord, and only its opener withdraws one", () => {
    const room = table();
    const propose = () => room.done(us.head, { type: "round.host", delegation: ru.id, session: room.session() });
    const first = propose();
    expect(room.refused(ru.head, { type: "accord.withdraw", accord: first })).toBe("NOT_YOURS");
    const subject = openAccords(room.state())[0]?.subject;
    room.done(ru.secretary, { type: "accord.decline", accord: first, subject, reason: "Not this time" });
    expect(accords(room.state())[0]).toMatchObject({ state: "declined", declined: { reason: "Not this time" } });
    room.done(us.head, { type: "accord.withdraw", accord: propose() });
    expect(openAccords(room.state())).toEqual([]);
  });

  it("with five delegations an accord waits for the fifth", () => {
    const names = ["A", "B", "C", "D", "E"];
    const room = foundRoom("table", names);
    const heads = names.map((name) => person(name, "head"));
    for (const head of heads) room.admit(head);
    const [first, ...others] = heads;
    if (first === undefined) throw new Error("no head");
    const accord = room.done(first, { type: "dialogue.rules", rules: "longtable/2", session: room.session() });
    const subject = openAccords(room.state())[0]?.subject;
    for (const [index, head] of others.entries()) {
      expect(room.state().rules).toBe("longtable/1");
      room.done(head, { type: "accord.accept", accord, subject, session: room.session() });
      expect(room.state().rules).toBe(index === 3 ? "longtable/2" : "longtable/1");
    }
  });

  it("a record under rules this software does not know is not folded on", () => {
    const room = table();
    const accord = room.done(us.head, { type: "dialogue.rules", rules: "longtable/9", session: room.session() });
    const subject = openAccords(room.state())[0]?.subject;
    room.done(ru.head, { type: "accord.accept", accord, subject, session: room.session() });
    expect(() => room.act(us.head, { type: "heartbeat" })).toThrow("newer software is needed");
  });

  it("a delegation added by all heads is a party from then on, and undoes nothing", () => {
    const room = table();
    const late = person("Third", "head");
    const add = { type: "dialogue.enlarge", delegation: late.delegation, name: "Third", session: room.session() };
    const accord = room.done(us.head, add);
    room.admit(late);
    expect(room.refused(late, { type: "agenda.add", title: "Something" })).toBe("NOT_A_PARTY");
    const subject = openAccords(room.state())[0]?.subject;
    room.done(ru.head, { type: "accord.accept", accord, subject, session: room.session() });
    expect(parties(room.state())).toEqual([us.id, ru.id, late.delegation]);
    room.done(late, { type: "agenda.add", title: "Something" });
  });

  it("a delegation may introduce itself as neutral, and then decides nothing", () => {
    const room = foundRoom("table", [US, RU, "Mediator"]);
    const mediator = person("Mediator", "chair");
    for (const who of [us.head, ru.head, mediator]) room.admit(who);
    const introduce = {
      type: "delegation.introduce",
      name: "The mediator",
      short: "MED",
      ink: "slate",
      standing: "neutral",
    };
    room.done(mediator, introduce);
    expect(parties(room.state())).toEqual([us.id, ru.id]);
    expect(room.refused(mediator, { ...introduce, standing: "party" })).toBe("WRONG_STATE");
  });

  it("no two delegations have the same short name or ink", () => {
    const room = table();
    room.done(us.secretary, { type: "delegation.introduce", name: US, short: "US", ink: "indigo" });
    const theirs = { type: "delegation.introduce", name: RU, short: "US", ink: "umber" };
    expect(room.refused(ru.secretary, theirs)).toBe("NAME_TAKEN");
    room.done(ru.secretary, { ...theirs, short: "RF" });
    expect(room.state().introductions[ru.id]?.stamp.onBehalfOf).toBe("head");
  });
});

describe("who is in the room", () => {
  it("a device that was never admitted, or no longer is, does nothing", () => {
    const room = table();
    expect(room.refused(person("Somebody", "head"), { type: "heartbeat" })).toBe("NOT_ADMITTED");
    room.done(us.deputy, { type: "words.say", text: "Before" });
    room.revoke(us.deputy);
    expect(room.refused(us.deputy, { type: "words.say", text: "After" })).toBe("NOT_ADMITTED");
    expect(room.state().epoch?.reason).toBe("revocation");
  });

  it("a changed role changes what one may do, and the old role is no longer taken", () => {
    const room = table();
    expect(room.refused(us.adviser, { type: "words.say", text: "May I?" })).toBe("ROLE_MAY_NOT");
    const promoted = room.changeRole(us.adviser, "deputy");
    expect(room.refused(us.adviser, { type: "words.say", text: "May I?" })).toBe("ROLE_DIFFERS");
    room.done(promoted, { type: "words.say", text: "I may." });
  });

  it("who is revoked leaves the table: no seat, no microphone, no place in the queue", () => {
    const room = table();
    room.done(us.deputy, { type: "seat.take", place: 1 });
    room.done(us.deputy, { type: "floor.microphone", on: true });
    room.done(us.deputy, { type: "floor.request" });
    room.revoke(us.deputy);
    const { house, floor } = room.state();
    expect([house.seats, floor.microphones, floor.waiting]).toEqual([{}, {}, []]);
  });

  it("an event placed before what was folded is a caller's mistake and says so", () => {
    const room = table();
    const late = { ...us.head, id: idOf<ActId>("late"), seq: 2, at: 0, seen: 0, n: 7, act: { type: "heartbeat" } };
    const event: ActEvent = { kind: "act", ...late };
    expect(() => foldRoom(room.state(), event)).toThrow("comes after");
  });
});
