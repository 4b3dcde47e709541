import { describe, expect, it } from "vitest";

import { hasTheFloor, seatsOf, stillToAcknowledge, timeUsed, turns } from "../src/index.ts";
import { openTable, ru, us } from "./room.ts";

describe("the floor", () => {
  it("is asked for, granted by the chair, and yielded by whoever has it", () => {
    const { room } = openTable();
    const request = room.done(ru.secretary, { type: "floor.request", speaker: ru.head.device, note: "On space" });
    expect(room.state().floor.waiting[0]).toMatchObject({ speaker: ru.head.device, stamp: { onBehalfOf: "head" } });
    expect(room.refused(ru.head, { type: "floor.grant", request })).toBe("NOT_CHAIR");
    const turn = room.done(us.head, { type: "floor.grant", request });
    expect(hasTheFloor(room.state())).toMatchObject({ id: turn, delegation: ru.id });
    expect(room.refused(us.head, { type: "floor.grant", to: { delegation: us.id } })).toBe("FLOOR_TAKEN");
    expect(room.refused(us.deputy, { type: "floor.yield", turn })).toBe("NOT_YOURS");
    room.done(ru.head, { type: "floor.yield", turn });
    expect(hasTheFloor(room.state())).toBeNull();
  });

  it("counts time as acts state it, the chair's count first, and no difference of clocks", () => {
    const { room, round } = openTable();
    const speak = (side: typeof us, chair: number | null, own: number | null) => {
      const turn = room.done(us.head, { type: "floor.grant", to: { delegation: side.id } });
      if (own !== null) room.done(side.head, { type: "floor.yield", turn, spent: own });
      if (chair !== null) room.done(us.head, { type: "floor.end", turn, spent: chair });
    };
    speak(ru, 372, 300);
    speak(us, null, 120);
    speak(ru, 28, null);
    const used = timeUsed(room.state(), { round });
    expect(used[ru.id]).toEqual({ seconds: 400, turns: 2, unmeasured: 0 });
    expect(used[us.id]).toEqual({ seconds: 120, turns: 1, unmeasured: 0 });
    expect(turns(room.state())[0]).toMatchObject({ spentByChair: 372, spentBySpeaker: 300 });
  });

  it("keeps an order of speakers that the chair arranges, and lets one ask once", () => {
    const { room } = openTable();
    const [first, second, third] = [us.head, ru.head, ru.deputy].map((who) =>
      room.done(who, { type: "floor.request" }),
    );
    expect(room.refused(ru.head, { type: "floor.request" })).toBe("ALREADY_DONE");
    room.done(us.head, { type: "floor.order", requests: [third, first] });
    expect(room.state().floor.waiting.map(({ id }) => id)).toEqual([third, first, second]);
    expect(room.refused(us.head, { type: "floor.withdraw", request: second })).toBe("NOT_YOURS");
    room.done(ru.head, { type: "floor.withdraw", request: second });
    expect(room.state().floor.waiting.map(({ id }) => id)).toEqual([third, first]);
  });

  it("is given in an open session only, and ends with it", () => {
    const { room } = openTable();
    const session = room.session();
    room.done(us.head, { type: "floor.grant", to: { delegation: ru.id } });
    room.done(us.head, { type: "session.adjourn", session });
    expect(hasTheFloor(room.state())).toBeNull();
    expect(room.refused(us.head, { type: "floor.grant", to: { delegation: ru.id } })).toBe("NO_SESSION");
    expect(timeUsed(room.state())[ru.id]).toEqual({ seconds: 0, turns: 1, unmeasured: 1 });
  });

  it("a microphone is switched on by its own side only; the chair may switch any off", () => {
    const { room } = openTable();
    const theirs = { type: "floor.microphone", participant: ru.head.device };
    expect(room.refused(us.head, { ...theirs, on: true })).toBe("NOT_YOURS");
    room.done(ru.interpreter, { ...theirs, on: true });
    expect(room.refused(us.interpreter, { ...theirs, on: false })).toBe("NOT_YOURS");
    room.done(us.head, { ...theirs, on: false });
    expect(room.state().floor.microphones).toEqual({});
  });
});

describe("the house", () => {
  const rules = [{ key: "masks", text: "Everybody at the table wears a mask." }];

  it("one acknowledges its rules before one is seated", () => {
    const { room } = openTable();
    room.done(us.secretary, { type: "house.rules", rules });
    expect(room.refused(ru.adviser, { type: "seat.take", place: 2 })).toBe("RULES_NOT_ACKNOWLEDGED");
    expect(room.refused(ru.secretary, { type: "seat.take", place: 2, participant: ru.adviser.device })).toBe(
      "RULES_NOT_ACKNOWLEDGED",
    );
    const subject = room.state().house.rules?.subject;
    expect(room.refused(ru.secretary, { type: "house.acknowledge", subject, participant: ru.adviser.device })).toBe(
      "NOT_YOURS",
    );
    room.done(ru.adviser, { type: "house.acknowledge", subject });
    room.done(ru.secretary, { type: "seat.take", place: 2, participant: ru.adviser.device });
    expect(seatsOf(room.state(), ru.id).map(({ place }) => place)).toEqual([2]);
  });

  it("for a member without a device the secretary acknowledges and takes the seat", () => {
    const { room } = openTable();
    room.done(us.head, { type: "house.rules", rules });
    const member = room.done(ru.secretary, { type: "delegation.member", role: "adviser" });
    const subject = room.state().house.rules?.subject;
    expect(room.refused(us.secretary, { type: "house.acknowledge", subject, participant: member })).toBe("NOT_YOURS");
    room.done(ru.secretary, { type: "house.acknowledge", subject, participant: member });
    room.done(ru.secretary, { type: "seat.take", place: -3, participant: member });
    expect(seatsOf(room.state(), ru.id)[0]).toMatchObject({ participant: member, place: -3 });
    room.done(ru.secretary, { type: "delegation.depart", member });
    expect(seatsOf(room.state(), ru.id)).toEqual([]);
  });

  it("new rules are acknowledged anew, the same rules stated again are not", () => {
    const { room } = openTable();
    room.done(us.head, { type: "house.rules", rules });
    const subject = room.state().house.rules?.subject;
    room.done(ru.head, { type: "house.acknowledge", subject });
    room.done(ru.head, { type: "seat.take", place: 0 });
    expect(room.refused(us.head, { type: "house.rules", rules })).toBe("ALREADY_DONE");
    room.done(us.head, { type: "house.rules", rules: [...rules, { key: "phones", text: "No telephones." }] });
    expect(seatsOf(room.state(), ru.id)).toEqual([]);
    expect(stillToAcknowledge(room.state()).map(({ id }) => id)).toContain(ru.head.device);
    expect(room.refused(ru.head, { type: "house.acknowledge", subject })).toBe("STALE_SUBJECT");
  });

  it("two of one side do not share a place, and each side has its own", () => {
    const { room } = openTable();
    room.done(us.head, { type: "seat.take", place: 0 });
    room.done(ru.head, { type: "seat.take", place: 0 });
    expect(room.refused(us.deputy, { type: "seat.take", place: 0 })).toBe("PLACE_TAKEN");
    expect(room.refused(us.deputy, { type: "seat.take", place: 1, participant: ru.deputy.device })).toBe("NOT_YOURS");
  });

  it("is ruled by the host", () => {
    const { room } = openTable();
    expect(room.refused(ru.head, { type: "house.rules", rules })).toBe("NOT_HOST");
  });
});
