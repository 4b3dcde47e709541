import type { ActId } from "@longtable/protocol";
import { describe, expect, it } from "vitest";

import {
  currentRound,
  currentSession,
  latestRound,
  openAccords,
  openSession,
  plannedBesideActual,
  rounds,
  sealing,
  sessions,
  whoHostsNext,
} from "../src/index.ts";
import {
  type Person,
  type TestRoom,
  US,
  RU,
  at,
  foundRoom,
  idOf,
  openTable,
  person,
  ru,
  table,
  us,
  venue,
} from "./room.ts";

function holdRound(room: TestRoom, host: Person): ActId {
  const round = room.done(host, { type: "round.plan", title: "A round", venue });
  room.done(host, { type: "round.open", round });
  room.done(host, { type: "round.close", round });
  return round;
}

describe("the alternation of hosts", () => {
  it("the next round is hosted by the other side, and may not be planned or opened by anybody else", () => {
    const room = table();
    expect(whoHostsNext(room.state())).toBe(us.id);
    expect(room.refused(ru.secretary, { type: "round.plan", title: "Ours", venue })).toBe("NOT_HOST");
    holdRound(room, us.secretary);
    expect(whoHostsNext(room.state())).toBe(ru.id);
    expect(room.refused(us.secretary, { type: "round.plan", title: "Ours again", venue })).toBe("NOT_HOST");
    holdRound(room, ru.secretary);
    expect(whoHostsNext(room.state())).toBe(us.id);
  });

  it("all parties together may agree on another host, for one round; then the turn goes on from there", () => {
    const room = table();
    const accord = room.done(us.head, { type: "round.host", delegation: ru.id, session: room.session() });
    expect(whoHostsNext(room.state())).toBe(us.id);
    const subject = openAccords(room.state())[0]?.subject;
    room.done(ru.secretary, { type: "accord.accept", accord, subject, session: room.session() });
    expect(whoHostsNext(room.state())).toBe(ru.id);
    holdRound(room, ru.head);
    expect(whoHostsNext(room.state())).toBe(us.id);
  });

  it("an agreement on a host that comes after the round was opened is overtaken", () => {
    const room = table();
    const accord = room.done(us.head, { type: "round.host", delegation: ru.id, session: room.session() });
    const subject = openAccords(room.state())[0]?.subject;
    const round = room.done(us.head, { type: "round.plan", title: "A round", venue });
    room.done(us.head, { type: "round.open", round });
    room.done(us.head, { type: "session.open" });
    room.done(ru.head, { type: "accord.accept", accord, subject, session: room.session() });
    expect(currentRound(room.state())?.host).toBe(us.id);
    expect(whoHostsNext(room.state())).toBe(ru.id);
  });

  it("with four delegations the turn goes around in the founding's order, from the first host named", () => {
    const names = ["A", "B", "C", "D"];
    const room = foundRoom("table", names, { firstHost: "C" });
    const heads = new Map(names.map((name) => [idOf(name), person(name, "head")]));
    for (const head of heads.values()) room.admit(head);
    const hosts = Array.from({ length: 6 }, () => {
      const host = heads.get(whoHostsNext(room.state()) ?? "");
      if (host === undefined) throw new Error("no host");
      holdRound(room, host);
      return names.find((name) => idOf(name) === host.delegation);
    });
    expect(hosts).toEqual(["C", "D", "A", "B", "C", "D"]);
  });
});

describe("rounds and sessions", () => {
  it("the host's head chairs unless co-chairs are named, and chairing ends with the round", () => {
    const room = table();
    const round = room.done(us.head, { type: "round.plan", title: "A round", venue });
    room.done(us.head, { type: "round.open", round, chairs: [us.id, ru.id] });
    room.done(ru.secretary, { type: "session.open" });
    room.done(us.head, { type: "round.close", round });
    expect(room.refused(us.head, { type: "floor.grant", to: { delegation: us.id } })).toBe("NOT_CHAIR");
  });

  it("only the chair opens, suspends, resumes and adjourns a session", () => {
    const { room } = openTable();
    const session = room.session();
    expect(room.refused(ru.head, { type: "session.suspend", session })).toBe("NOT_CHAIR");
    room.done(us.head, { type: "session.suspend", session, until: at("2021-09-30T14:00"), why: "Lunch" });
    expect(openSession(room.state())).toBeNull();
    expect(room.refused(us.head, { type: "session.open" })).toBe("WRONG_STATE");
    room.done(us.head, { type: "session.resume", session });
    room.done(us.head, { type: "session.adjourn", session });
    expect(room.refused(us.head, { type: "session.resume", session })).toBe("WRONG_STATE");
    const closed = sessions(room.state()).find(({ id }) => id === session);
    expect(closed?.history.map(({ what }) => what)).toEqual(["opened", "suspended", "resumed", "adjourned"]);
  });

  it("between rounds the intersessional session is open, and all together may close it", () => {
    const { room, round } = openTable();
    room.done(us.head, { type: "round.close", round });
    expect(currentSession(room.state())).toMatchObject({ kind: "intersessional", state: "open" });
    const session = room.session();
    const accord = room.done(ru.head, { type: "session.close-intersessional", session });
    expect(openSession(room.state())).toBe(session);
    const subject = openAccords(room.state())[0]?.subject;
    room.done(us.secretary, { type: "accord.accept", accord, subject, session });
    expect(openSession(room.state())).toBeNull();
  });

  it("two rounds are never open at once, and one is opened once", () => {
    const { room, round } = openTable();
    expect(room.refused(us.head, { type: "round.open", round })).toBe("ROUND_OPEN");
    room.done(us.head, { type: "round.close", round });
    expect(room.refused(us.head, { type: "round.close", round })).toBe("NOT_CHAIR");
    expect(room.refused(ru.head, { type: "round.open", round })).toBe("WRONG_STATE");
    expect(rounds(room.state()).map(({ number }) => number)).toEqual([1]);
  });

  it("another plan for the same round replaces the first", () => {
    const room = table();
    const round = room.done(us.head, { type: "round.plan", title: "Round", venue, when: "end of July" });
    room.done(us.head, { type: "round.plan", round, title: "First round", venue, starts: at("2021-07-28T10:00") });
    expect(rounds(room.state())).toHaveLength(1);
    expect(rounds(room.state())[0]).toMatchObject({ id: round, title: "First round", when: null });
  });
});

describe("the programme", () => {
  const inGeneva = at("2021-09-30T10:05");
  const items = [
    { key: "opening", title: "Opening", starts: at("2021-09-30T10:00") },
    { key: "arms", title: "Arms control", starts: at("2021-09-30T10:30") },
  ];

  it("stands planned beside actual, and runs late", () => {
    const { room, round } = openTable();
    room.done(us.secretary, { type: "programme.plan", round, items });
    room.done(us.secretary, { type: "programme.begin", round, item: "opening", at: at("2021-09-30T10:12") });
    room.done(us.secretary, { type: "programme.end", round, item: "opening", at: at("2021-09-30T10:40") });
    const current = currentRound(room.state());
    const [opening, arms] = current === null ? [] : plannedBesideActual(current);
    expect(opening).toMatchObject({ lateBy: 12, ended: at("2021-09-30T10:40") });
    expect(arms).toMatchObject({ lateBy: null, began: null });
  });

  it("takes any word for an item's key, also one that JavaScript knows", () => {
    const { room, round } = openTable();
    const item = "constructor";
    room.done(us.head, { type: "programme.plan", round, items: [{ ...items[0], key: item }] });
    expect(room.refused(us.head, { type: "programme.end", round, item, at: inGeneva })).toBe("WRONG_STATE");
    room.done(us.head, { type: "programme.begin", round, item, at: inGeneva });
    const current = currentRound(room.state());
    expect(current && plannedBesideActual(current)[0]?.lateBy).toBe(5);
  });

  it("who agreed to a plan agreed to that plan only", () => {
    const { room, round } = openTable();
    room.done(us.secretary, { type: "programme.plan", round, items });
    const subject = currentRound(room.state())?.programme?.subject;
    room.done(ru.secretary, { type: "programme.agree", round, subject });
    room.done(us.secretary, { type: "programme.plan", round, items: items.slice(1) });
    expect(currentRound(room.state())?.programme?.agreed).toEqual({});
    expect(room.refused(ru.secretary, { type: "programme.agree", round, subject })).toBe("STALE_SUBJECT");
  });

  it("is the host's to plan and the chair's to time", () => {
    const { room, round } = openTable();
    expect(room.refused(ru.head, { type: "programme.plan", round, items })).toBe("NOT_HOST");
    room.done(us.head, { type: "programme.plan", round, items });
    const begin = { type: "programme.begin", round, item: "opening", at: at("2021-09-30T10:12") };
    expect(room.refused(ru.head, begin)).toBe("NOT_CHAIR");
    expect(room.refused(us.head, { ...begin, item: "lunch" })).toBe("NOTHING_THERE");
    expect(room.refused(us.head, { ...begin, type: "programme.end" })).toBe("WRONG_STATE");
  });
});

describe("the seal at the close of a round", () => {
  it("counts for the round when it covers the closing, and is agreed when all heads sealed the same", () => {
    const { room, round } = openTable();
    room.seal(US, room.state().size);
    room.done(us.head, { type: "round.close", round });
    const size = room.state().size;
    room.seal(US, size);
    let closed = latestRound(room.state());
    expect(closed && sealing(room.state(), closed)).toEqual({ by: [us.id], waitingFor: [ru.id], agreed: false });
    room.seal(RU, size);
    closed = latestRound(room.state());
    expect(closed && sealing(room.state(), closed)).toMatchObject({ waitingFor: [], agreed: true });
    expect(room.state().seals).toHaveLength(1);
  });

  it("heads who seal different states have not sealed the round", () => {
    const { room, round } = openTable();
    room.done(us.head, { type: "round.close", round });
    const size = room.state().size;
    room.seal(US, size);
    room.seal(RU, size, idOf("root"), idOf("another state"));
    const closed = latestRound(room.state());
    expect(closed && sealing(room.state(), closed)).toMatchObject({ waitingFor: [], agreed: false });
  });
});
