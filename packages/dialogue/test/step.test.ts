import { describe, expect, it } from "vitest";

import { openAccords, openSession, stateOfStep, steps, stepsByState } from "../src/index.ts";
import { type TestRoom, at, openTable, ru, us, venue } from "./room.ts";

const terms = {
  what: "Exchange lists of contacts",
  who: [ru.id],
  by: at("2021-09-15T18:00"),
  verification: { how: "The other side confirms receipt", by: [us.id] },
};

function only(room: TestRoom) {
  const [step] = steps(room.state());
  if (step === undefined) throw new Error("no step");
  return step;
}

function undertaken() {
  const { room, round } = openTable();
  const step = room.done(us.deputy, { type: "step.propose", terms });
  room.done(ru.secretary, { type: "step.undertake", step, subject: only(room).subject, session: room.session() });
  return { room, round, step };
}

describe("a concrete step", () => {
  it("goes from proposed to undertaken, reported and verified", () => {
    const { room } = openTable();
    const step = room.done(us.deputy, { type: "step.propose", terms });
    expect(stateOfStep(only(room))).toBe("proposed");
    const undertake = { type: "step.undertake", step, subject: only(room).subject, session: room.session() };
    expect(room.refused(us.head, undertake)).toBe("NOT_YOURS");
    room.done(ru.secretary, undertake);
    expect(only(room).undertaken[ru.id]?.onBehalfOf).toBe("head");
    expect(stateOfStep(only(room))).toBe("undertaken");
    room.done(ru.secretary, { type: "step.report", step, text: "Half of it", done: false });
    expect(stateOfStep(only(room))).toBe("undertaken");
    room.done(ru.secretary, { type: "step.report", step, text: "All of it", done: true });
    expect(stateOfStep(only(room))).toBe("reported");
    const verify = { type: "step.verify", step, subject: only(room).reported, session: room.session() };
    expect(room.refused(ru.head, verify)).toBe("OWN_ACT");
    room.done(us.head, verify);
    expect(stepsByState(room.state()).verified.map(({ id }) => id)).toEqual([step]);
  });

  it("is undertaken in the words that were read: revised meanwhile, it has no effect", () => {
    const { room } = openTable();
    const step = room.done(us.deputy, { type: "step.propose", terms });
    const { subject } = only(room);
    expect(room.refused(ru.head, { type: "step.revise", step, terms })).toBe("NOT_YOURS");
    room.done(us.head, { type: "step.revise", step, terms: { ...terms, what: "Exchange all lists" } });
    expect(room.refused(ru.head, { type: "step.undertake", step, subject, session: room.session() })).toBe(
      "STALE_SUBJECT",
    );
  });

  it("nobody verifies what it alone is to do", () => {
    const { room } = openTable();
    const own = { ...terms, verification: { how: "By ourselves", by: [ru.id] } };
    expect(room.refused(ru.head, { type: "step.propose", terms: own })).toBe("OWN_ACT");
  });

  it("a joint step is undertaken when each has undertaken it for itself, and reported when each has", () => {
    const { room } = openTable();
    const joint = { ...terms, who: [us.id, ru.id], verification: { how: "Each confirms", by: [us.id, ru.id] } };
    const step = room.done(us.head, { type: "step.propose", terms: joint });
    const undertake = { type: "step.undertake", step, subject: only(room).subject, session: room.session() };
    room.done(us.head, undertake);
    expect(stateOfStep(only(room))).toBe("proposed");
    room.done(ru.head, undertake);
    expect(stateOfStep(only(room))).toBe("undertaken");
    room.done(us.head, { type: "step.report", step, text: "Ours is done", done: true });
    expect(stateOfStep(only(room))).toBe("undertaken");
    room.done(ru.head, { type: "step.report", step, text: "Ours too", done: true });
    const verify = { type: "step.verify", step, subject: only(room).reported, session: room.session() };
    room.done(us.head, verify);
    expect(stateOfStep(only(room))).toBe("reported");
    room.done(ru.head, verify);
    expect(stateOfStep(only(room))).toBe("verified");
  });

  it("is disputed as long as a dispute stands, and only who raised it settles it", () => {
    const { room, step } = undertaken();
    room.done(ru.head, { type: "step.report", step, text: "Done", done: true });
    const { reported } = only(room);
    expect(room.refused(ru.head, { type: "step.dispute", step, subject: reported, reason: "?" })).toBe("OWN_ACT");
    room.done(us.secretary, { type: "step.dispute", step, subject: reported, reason: "One list is missing" });
    expect(stateOfStep(only(room))).toBe("disputed");
    expect(room.refused(ru.head, { type: "step.settle", step })).toBe("NOT_YOURS");
    room.done(ru.head, { type: "step.report", step, text: "The missing list", done: true });
    expect(stateOfStep(only(room))).toBe("disputed");
    const stale = { type: "step.verify", step, subject: reported, session: room.session() };
    expect(room.refused(us.head, stale)).toBe("STALE_SUBJECT");
    room.done(us.secretary, { type: "step.settle", step });
    room.done(us.secretary, { ...stale, subject: only(room).reported });
    expect(stateOfStep(only(room))).toBe("verified");
  });

  it("is carried into the next round while something is owed, and no longer once verified", () => {
    const { room, round, step } = undertaken();
    room.done(us.head, { type: "round.close", round });
    const second = room.done(ru.head, { type: "round.plan", title: "Second round", venue });
    room.done(ru.head, { type: "round.open", round: second });
    expect(only(room).carried).toEqual([second]);
    room.done(ru.head, { type: "session.open" });
    room.done(ru.head, { type: "step.report", step, text: "Done", done: true });
    room.done(us.head, { type: "step.verify", step, subject: only(room).reported, session: room.session() });
    room.done(ru.head, { type: "round.close", round: second });
    const third = room.done(us.head, { type: "round.plan", title: "Third round", venue });
    room.done(us.head, { type: "round.open", round: third });
    expect(only(room).carried).toEqual([second]);
  });

  it("has another date only when all parties accept it, and stays undertaken", () => {
    const { room, step } = undertaken();
    const by = at("2021-12-01T18:00");
    const carry = { type: "step.carry", step, by, why: "More time", subject: only(room).subject };
    const accord = room.done(ru.head, { ...carry, session: openSession(room.state()) });
    expect(only(room).terms.by).toEqual(terms.by);
    const subject = openAccords(room.state())[0]?.subject;
    room.done(us.secretary, { type: "accord.accept", accord, subject, session: room.session() });
    expect(only(room)).toMatchObject({ terms: { by }, postponed: [{ from: terms.by, why: "More time" }] });
    expect(stateOfStep(only(room))).toBe("undertaken");
  });

  it("can be declined, and a delegation that declined may still undertake it", () => {
    const { room } = openTable();
    const step = room.done(us.head, { type: "step.propose", terms });
    const { subject } = only(room);
    room.done(ru.head, { type: "step.decline", step, subject });
    expect(stateOfStep(only(room))).toBe("declined");
    room.done(ru.head, { type: "step.undertake", step, subject, session: room.session() });
    expect(stateOfStep(only(room))).toBe("undertaken");
    expect(room.refused(us.head, { type: "step.withdraw", step })).toBe("WRONG_STATE");
  });
});
