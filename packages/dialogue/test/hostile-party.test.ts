import type { RoomId } from "@longtable/protocol";
import { describe, expect, it } from "vitest";

import { currentRound, get, groups, openCalls, openSession, stateOfStep, steps, timeUsed } from "../src/index.ts";
import { RU, US, type TestRoom, foundRoom, idOf, openTable, person, ru, table, us, venue } from "./room.ts";

/** † What a party that has the chair, the pen or nothing at all may try, within its role and one act at a time. */
describe("a party that plays on after its turn", () => {
  const words = { type: "words.say", text: "Very well" } as const;
  const speakers = (room: TestRoom, closed: boolean) =>
    ({ type: "call.make", matter: { kind: "speakers", closed }, session: room.session() }) as const;

  /** Closes the round and opens the next one, at the other side's. */
  function nextRound(room: TestRoom): void {
    room.done(us.head, { type: "round.close", round: currentRound(room.state())?.id });
    const round = room.done(ru.secretary, { type: "round.plan", title: "Second round", venue });
    room.done(ru.secretary, { type: "round.open", round });
    room.done(ru.head, { type: "session.open" });
  }

  it("rules on nothing after its round: a call that not all had seen lapses with its session", () => {
    const { room } = openTable();
    const call = room.done(us.head, speakers(room, true));
    nextRound(room);
    room.done(ru.head, words);
    expect(room.state().floor.listClosed).toBe(false);
    expect(openCalls(room.state())).toEqual([]);
    expect(get(room.state().calls, call)?.state).toBe("lapsed");
    room.done(ru.head, { type: "floor.request" });
  });

  it("keeps no list of speakers closed, and no speaking time, in the next chair's round", () => {
    const { room } = openTable();
    room.done(us.head, speakers(room, true));
    const time = { type: "call.make", matter: { kind: "speaking-time", seconds: 30 }, session: room.session() };
    room.done(us.head, time);
    room.done(ru.head, words);
    expect(room.state().floor).toMatchObject({ listClosed: true, speakingTime: 30 });
    nextRound(room);
    expect(room.state().floor).toMatchObject({ listClosed: false, speakingTime: null });
  });

  it("states no time for turns of a round that another chaired", () => {
    const { room, round } = openTable();
    const turn = room.done(us.head, { type: "floor.grant", to: { delegation: ru.id } });
    room.done(ru.head, { type: "floor.yield", turn, spent: 60 });
    nextRound(room);
    expect(room.refused(ru.head, { type: "floor.end", turn, spent: 1 })).toBe("WRONG_STATE");
    expect(timeUsed(room.state(), { round })[ru.id]?.seconds).toBe(60);
  });

  it("holds up no call by stepping back, whether or not its act shows that it has seen it", () => {
    const third = person("Third", "head");
    const room = foundRoom("table", [US, RU, "Third"]);
    for (const who of [us.head, ru.head, third]) room.admit(who);
    const round = room.done(us.head, { type: "round.plan", title: "First round", venue });
    room.done(us.head, { type: "round.open", round });
    room.done(us.head, { type: "session.open" });
    const before = room.state().size;
    room.done(us.head, speakers(room, true));
    room.done(ru.head, words);
    expect(openCalls(room.state())).toHaveLength(1);
    const introduction = { type: "delegation.introduce", name: "Third", short: "T", ink: "teal" };
    room.done(third, { ...introduction, standing: "observer" }, before);
    expect(openCalls(room.state())).toEqual([]);
    expect(room.state().floor.listClosed).toBe(true);
  });

  it("alone in a room, has its own call at once", () => {
    const room = foundRoom("group", [US]);
    room.admit(us.head);
    room.done(us.head, speakers(room, true));
    expect(room.state().floor.listClosed).toBe(true);
  });
});

describe("a party that announces what is not its own", () => {
  it("takes no room for a group that is another group's, or the table's", () => {
    const room = table();
    const named = idOf<RoomId>("experts");
    const form = { type: "group.form", title: "Experts", room: named, delegations: [us.id, ru.id] };
    const group = room.done(us.head, form);
    expect(room.refused(ru.head, { ...form, title: "Other experts" })).toBe("ALREADY_DONE");
    expect(room.refused(ru.head, { ...form, room: room.id })).toBe("ALREADY_DONE");
    room.done(us.head, { type: "group.dissolve", group });
    room.done(ru.head, { ...form, title: "Experts again" });
    expect(groups(room.state())).toHaveLength(2);
  });

  it("leaves no microphone on, and nobody waiting, when a member without a device departs", () => {
    const { room } = openTable();
    const member = room.done(ru.head, { type: "delegation.member", role: "adviser", name: "An expert" });
    room.done(ru.head, { type: "floor.microphone", on: true, participant: member });
    room.done(ru.head, { type: "floor.request", speaker: member });
    room.done(ru.head, { type: "delegation.depart", member });
    expect(room.state().floor).toMatchObject({ microphones: {}, waiting: [] });
  });
});

describe("a party that verifies too soon", () => {
  it("verifies nothing that was not reported as done, also under another's dispute", () => {
    const third = person("Third", "head");
    const room = foundRoom("table", [US, RU, "Third"]);
    for (const who of [us.head, ru.head, third]) room.admit(who);
    const terms = { what: "A list", who: [ru.id], verification: { how: "It is read", by: [us.id] } };
    const step = room.done(us.head, { type: "step.propose", terms });
    const found = () => {
      const [only] = steps(room.state());
      if (only === undefined) throw new Error("one step");
      return only;
    };
    const session = openSession(room.state());
    room.done(ru.head, { type: "step.undertake", step, subject: found().subject, session });
    room.done(ru.head, { type: "step.report", step, text: "Half of it", done: false });
    room.done(third, { type: "step.dispute", step, subject: found().reported, reason: "Not half" });
    expect(stateOfStep(found())).toBe("disputed");
    const verify = () => ({ type: "step.verify", step, subject: found().reported, session });
    expect(room.refused(us.head, verify())).toBe("WRONG_STATE");
    room.done(ru.head, { type: "step.report", step, text: "All of it", done: true });
    room.done(us.head, verify());
    room.done(third, { type: "step.settle", step });
    expect(stateOfStep(found())).toBe("verified");
  });
});
