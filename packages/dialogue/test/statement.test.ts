import { describe, expect, it } from "vitest";

import { type Photograph, drafts, isJoint, publications, publishedNow, statementSubject } from "../src/index.ts";
import { RU, US, foundRoom, idOf, person, us, ru } from "./room.ts";

const statement = { title: "The round begins", body: "We meet today.", language: "en" } as const;
const photograph: Photograph = {
  hash: idOf("picture"),
  length: 900,
  media: "image/svg+xml",
  alt: "A long table, drawn",
  credit: "The Russian mission",
};
const usPress = person(US, "press");
const ruPress = person(RU, "press");

function pressRoom() {
  const room = foundRoom("press", [US, RU]);
  room.admit(usPress);
  room.admit(ruPress);
  return room;
}

describe("a statement in the making", () => {
  it("is drafted by an adviser and approved by the head, in exactly its wording", () => {
    const caucus = foundRoom("caucus", [US]);
    for (const who of [us.head, us.adviser]) caucus.admit(who);
    const draft = caucus.done(us.adviser, { type: "statement.draft", statement });
    const subject = statementSubject(statement);
    const approve = { type: "statement.approve", draft, subject, session: caucus.session() };
    expect(caucus.refused(us.adviser, approve)).toBe("ROLE_MAY_NOT");
    caucus.done(us.adviser, { type: "statement.revise", draft, statement: { ...statement, body: "We meet." } });
    expect(caucus.refused(us.head, approve)).toBe("STALE_SUBJECT");
    caucus.done(us.head, { ...approve, subject: statementSubject({ ...statement, body: "We meet." }) });
    expect(drafts(caucus.state())[0]?.approved).not.toBeNull();
    caucus.done(us.adviser, { type: "statement.revise", draft, statement });
    expect(drafts(caucus.state())[0]?.approved).toBeNull();
  });
});

describe("the press room", () => {
  it("takes statements from press keys only, not from people", () => {
    const room = pressRoom();
    room.admit(us.head);
    expect(room.refused(us.head, { type: "press.publish", statement })).toBe("ROLE_MAY_NOT");
    room.done(usPress, { type: "press.publish", statement });
  });

  it("corrects visibly: the old wording stays, with the reason", () => {
    const room = pressRoom();
    const published = room.done(usPress, { type: "press.publish", statement });
    const corrected = { ...statement, body: "We met today." };
    expect(room.refused(ruPress, { type: "press.correct", published, statement: corrected, why: "Tense" })).toBe(
      "NOT_YOURS",
    );
    room.done(usPress, { type: "press.correct", published, statement: corrected, why: "Tense" });
    const [found] = publications(room.state().press);
    expect(found?.versions.map((version) => version.statement.body)).toEqual(["We meet today.", "We met today."]);
    expect(found && publishedNow(found).why).toBe("Tense");
    room.done(usPress, { type: "press.withdraw", published, why: "Premature" });
    expect(room.refused(usPress, { type: "press.correct", published, statement, why: "Again" })).toBe("WRONG_STATE");
  });

  it("reproduces another delegation's published photograph, credited to it, and nothing it did not publish", () => {
    const room = pressRoom();
    const theirs = room.done(ruPress, {
      type: "press.publish",
      statement: { ...statement, photographs: [photograph] },
    });
    const of = (from: string, hash: string) => ({
      type: "press.publish",
      statement: {
        ...statement,
        reproduces: [{ from, statement: theirs, photograph: hash, credit: "The Russian mission" }],
      },
    });
    expect(room.refused(usPress, of(ru.id, idOf("another picture")))).toBe("NOT_THEIR_PHOTOGRAPH");
    expect(room.refused(usPress, of(idOf("Third"), photograph.hash))).toBe("NOT_THEIR_PHOTOGRAPH");
    expect(room.refused(ruPress, of(ru.id, photograph.hash))).toBe("OWN_ACT");
    room.done(usPress, of(ru.id, photograph.hash));
  });

  it("† reproduces no photograph on the word of a signed act that it carries along, which nobody would check", () => {
    const room = pressRoom();
    const elsewhere = { from: ru.id, statement: idOf("elsewhere"), photograph: photograph.hash, credit: "Theirs" };
    const publish = (one: object) => ({ type: "press.publish", statement: { ...statement, reproduces: [one] } });
    expect(room.refused(usPress, publish(elsewhere))).toBe("NOT_THEIR_PHOTOGRAPH");
    expect(room.refused(usPress, publish({ ...elsewhere, signed: new Uint8Array([1, 2, 3]) }))).toBe("BAD_SHAPE");
  });

  it("a joint statement is joint when each one it names has endorsed this very wording", () => {
    const room = pressRoom();
    const joint = { ...statement, jointWith: [ru.id] };
    const published = room.done(usPress, { type: "press.publish", statement: joint });
    const latest = () => publications(room.state().press)[0];
    const endorse = { type: "press.endorse", published, subject: statementSubject(joint) };
    expect(room.refused(usPress, endorse)).toBe("NOT_YOURS");
    room.done(ruPress, endorse);
    let found = latest();
    expect(found && isJoint(found)).toBe(true);
    room.done(usPress, {
      type: "press.correct",
      published,
      statement: { ...joint, body: "Other words." },
      why: "More",
    });
    found = latest();
    expect(found && isJoint(found)).toBe(false);
  });
});
