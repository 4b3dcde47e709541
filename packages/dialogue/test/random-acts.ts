import { type Arbitrary, array, integer, nat, record } from "fast-check";

import {
  type ActEvent,
  ASSESSMENTS,
  INKS,
  accords,
  type RoomState,
  agenda,
  drafts,
  openSession,
  rounds,
  steps,
  values,
} from "../src/index.ts";
import { type Person, type TestRoom, at, foundRoom, idOf, person, venue } from "./room.ts";

/** One attempt: who tries what, with numbers that choose among what is there. */
export interface Attempt {
  readonly who: number;
  readonly what: number;
  readonly one: number;
  readonly two: number;
  /** How long ago its author had looked, in places. */
  readonly behind: number;
}

const number = nat({ max: 9999 });
export const attempts: Arbitrary<readonly Attempt[]> = array(
  record({ who: number, what: number, one: number, two: number, behind: nat({ max: 4 }) }),
  { minLength: 100, maxLength: 240, size: "max" },
);
export const delegationCount: Arbitrary<number> = integer({ min: 2, max: 5 });

/** Heads try most: what others may not do is told by the table, and tested there. */
const ROLES_TRYING = ["head", "head", "head", "head", "secretary", "deputy", "adviser"] as const;

/** A table between so many, in a session of its first round, and its people; the host's come first. */
export function tableOf(count: number): { readonly room: TestRoom; readonly people: readonly Person[] } {
  const names = Array.from({ length: count }, (_, index) => `Delegation ${index}`);
  const room = foundRoom("table", names);
  const people = names.flatMap((name) => {
    const byRole = new Map(ROLES_TRYING.map((role) => [role, person(name, role)]));
    for (const who of byRole.values()) room.admit(who);
    return ROLES_TRYING.flatMap((role) => byRole.get(role) ?? []);
  });
  const [host] = people;
  if (host === undefined) throw new Error("a table needs a host");
  const round = room.done(host, { type: "round.plan", title: "A round", venue });
  room.done(host, { type: "round.open", round });
  room.done(host, { type: "session.open" });
  return { room, people };
}

const pick = <T>(list: readonly T[], choice: number): T | undefined => list[choice % Math.max(1, list.length)];

/** One of the last few: what people act on is mostly what was just put before them. */
const recent = <T>(list: readonly T[], choice: number): T | undefined => pick(list.slice(-3), choice);

type Make = (room: RoomState, by: Person, attempt: Attempt) => ActEvent["act"];

const nothing = idOf("nothing");
const MAKERS: readonly Make[] = [
  (room) => ({ type: "dialogue.convene", title: "Talks", mandate, session: session(room) }),
  (room, _, { one }) => ({ type: "round.host", delegation: pick(room.delegations, one), session: session(room) }),
  (room, _, { one }) => {
    const accord = recent(accords(room), one);
    return {
      type: "accord.accept",
      accord: accord?.id ?? nothing,
      subject: accord?.subject ?? nothing,
      session: session(room),
    };
  },
  (room, _, { one }) => {
    const accord = recent(accords(room), one);
    return {
      type: "accord.accept",
      accord: accord?.id ?? nothing,
      subject: accord?.subject ?? nothing,
      session: session(room),
    };
  },
  (room, _, { one }) => {
    const accord = recent(accords(room), one);
    const id = one % 4 === 0 ? (accord?.id ?? nothing) : nothing;
    return { type: "accord.decline", accord: id, subject: accord?.subject ?? nothing };
  },
  (room, _, { one }) => ({ type: "accord.withdraw", accord: recent(accords(room), one)?.id ?? nothing }),
  (_, __, { one, two }) => ({
    type: "delegation.introduce",
    name: "A side",
    short: "ABCDEFGH"[two % 8],
    ink: pick(INKS, one),
  }),
  () => ({ type: "round.plan", title: "A round", venue }),
  (room) => ({ type: "round.open", round: rounds(room).at(-1)?.id ?? nothing }),
  (room, _, { one }) => ({ type: "round.close", round: one % 5 === 0 ? (room.rounds.current ?? nothing) : nothing }),
  () => ({ type: "session.open" }),
  (room, _, { one }) => ({
    type:
      (["session.suspend", "session.resume", "session.resume", "session.adjourn"] as const)[one % 4] ??
      "session.resume",
    session: session(room),
  }),
  () => ({ type: "agenda.add", title: "A topic" }),
  (room, _, { one }) => ({ type: "agenda.drop", topic: pick(agenda(room), one)?.id ?? nothing }),
  (room) => ({
    type: "call.make",
    matter: { kind: "speakers", closed: !room.floor.listClosed },
    session: session(room),
  }),
  (room, _, { one }) => ({
    type: "call.object",
    call: pick(room.openCalls, one) ?? nothing,
    subject: pick(values(room.calls), one)?.subject ?? nothing,
  }),
  () => ({ type: "floor.request" }),
  (room, _, { one }) => ({ type: "floor.grant", request: pick(room.floor.waiting, one)?.id ?? nothing }),
  (room, _, { one }) => ({ type: "floor.yield", turn: room.floor.turn ?? nothing, spent: one }),
  (room, _, { one }) => ({ type: "floor.end", turn: room.floor.turn ?? nothing, spent: one }),
  (_, __, { one }) => ({ type: "floor.microphone", on: one % 2 === 0 }),
  (_, __, { one }) => ({ type: "house.rules", rules: [{ key: "masks", text: `Rule ${one % 3}` }] }),
  (room) => ({ type: "house.acknowledge", subject: room.house.rules?.subject ?? nothing }),
  (_, __, { one }) => ({ type: "seat.take", place: one % 5 }),
  () => ({ type: "difference.open", title: "A difference" }),
  (room, _, { one, two }) => ({
    type: "difference.position",
    difference: pick(values(room.differences), one)?.id ?? nothing,
    text: `Position ${two}`,
  }),
  (room, _, { one, two }) => ({
    type: "difference.assess",
    difference: pick(values(room.differences), one)?.id ?? nothing,
    assessment: pick(ASSESSMENTS, two),
  }),
  (room, by, { one, two }) => ({ type: "step.propose", terms: stepTerms(room, by, one, two) }),
  (room, by, { one, two }) => ({
    type: "step.revise",
    step: recent(steps(room), one)?.id ?? nothing,
    terms: stepTerms(room, by, two, one),
  }),
  (room, _, { one }) => {
    const step = recent(steps(room), one);
    return {
      type: "step.undertake",
      step: step?.id ?? nothing,
      subject: step?.subject ?? nothing,
      session: session(room),
    };
  },
  (room, _, { one, two }) => ({
    type: "step.report",
    step: recent(steps(room), one)?.id ?? nothing,
    text: "Report",
    done: two % 3 !== 0,
  }),
  (room, _, { one, two }) => {
    const step = recent(steps(room), one);
    const subject = (two % 7 === 0 ? step?.subject : step?.reported) ?? nothing;
    return { type: "step.verify", step: step?.id ?? nothing, subject, session: session(room) };
  },
  (room, _, { one }) => {
    const step = recent(steps(room), one);
    return { type: "step.dispute", step: step?.id ?? nothing, subject: step?.reported ?? nothing, reason: "No" };
  },
  (room, _, { one }) => ({ type: "step.settle", step: recent(steps(room), one)?.id ?? nothing }),
  (room, _, { one }) => {
    const step = recent(steps(room), one);
    return {
      type: "step.carry",
      step: step?.id ?? nothing,
      subject: step?.subject ?? nothing,
      by: at("2021-12-01T12:00"),
      why: "Time",
      session: session(room),
    };
  },
  (_, __, { one }) => ({ type: "words.say", text: `Words ${one}` }),
  () => ({ type: "heartbeat" }),
  (room) => ({
    type: "statement.approve",
    draft: drafts(room)[0]?.id ?? nothing,
    subject: nothing,
    session: session(room),
  }),
  () => ({ type: "words.shout", text: "!" }),
];

const mandate = { text: "To talk.", source: { who: "Heads of state", what: "A summit" } };
const session = (room: RoomState): string => openSession(room) ?? room.room;

function stepTerms(room: RoomState, by: Person, one: number, two: number) {
  const who = one % 4 === 0 ? room.delegations : [by.delegation];
  const next = pick(room.delegations, room.delegations.indexOf(by.delegation) + 1) ?? by.delegation;
  return {
    what: `Step ${two % 5}`,
    who,
    verification: { how: "By looking", by: [one % 5 === 0 ? by.delegation : next] },
  };
}

/** Does what an attempt says in the room as it is now. */
export function attempt(room: TestRoom, people: readonly Person[], tried: Attempt): void {
  const by = pick(people, tried.who);
  const make = pick(MAKERS, tried.what);
  if (by === undefined || make === undefined) return;
  const size = room.state().size;
  room.act(by, make(room.state(), by, tried), Math.max(0, size - tried.behind));
}
