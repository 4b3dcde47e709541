import type { RoomId } from "@longtable/protocol";
import { type NodeId, packTabled, provisionHash } from "@longtable/text";
import { describe, expect, it } from "vitest";

import { groups, hasTheFloor, openAccords } from "../src/index.ts";
import { RU, US, foundRoom, idOf, ru, table, us } from "./room.ts";

function hashOf(room: ReturnType<typeof table>, node: string) {
  const [text] = room.state().text.texts;
  return text === undefined ? null : provisionHash(text, node as NodeId);
}

function groupRoom() {
  const room = foundRoom("group", [US, RU]);
  for (const who of [us.secretary, us.adviser, ru.secretary, ru.adviser]) room.admit(who);
  return room;
}

describe("a working group", () => {
  it("is announced at the table and reports back to it, quoting what was agreed there", () => {
    const room = table();
    const id = idOf<RoomId>("group");
    const form = { type: "group.form", title: "Experts", room: id, delegations: [us.id, ru.id] };
    expect(room.refused(us.adviser, form)).toBe("ROLE_MAY_NOT");
    const group = room.done(us.secretary, form);
    const quotes = [{ room: id, act: idOf("concluded") }];
    room.done(ru.secretary, { type: "group.report", group, text: "Two questions are left.", quotes });
    expect(groups(room.state())[0]?.reports[0]).toMatchObject({ quotes, stamp: { onBehalfOf: "head" } });
    room.done(us.secretary, { type: "group.dissolve", group });
    expect(room.refused(ru.secretary, { type: "group.report", group, text: "More" })).toBe("WRONG_STATE");
  });

  it("is reported to agree to provisions by a delegation that sits in it, as long as it sits", () => {
    const room = table();
    const named = idOf<RoomId>("group");
    const tree = packTabled({
      nodes: [{ kind: "paragraph", parent: -1, label: ["1."], body: ["The Parties meet."] }],
      brackets: [],
      choices: [],
    });
    const text = room.done(us.secretary, { type: "text.table", title: "A text", tree });
    const group = room.done(us.secretary, {
      type: "group.form",
      title: "Experts",
      room: named,
      delegations: [us.id],
    });
    const node = `${text}#n1`;
    const report = { type: "text.report", text, group, provisions: [{ node, hash: hashOf(room, node) }] };
    expect(room.refused(ru.secretary, report)).toBe("NOT_YOURS");
    expect(room.refused(us.secretary, { ...report, group: idOf("nobody's") })).toBe("NOTHING_THERE");
    room.done(us.secretary, report);
    room.done(us.secretary, { type: "group.dissolve", group });
    expect(room.refused(us.secretary, report)).toBe("WRONG_STATE");
  });

  it("in its own room lets advisers speak, and chairs itself", () => {
    const room = groupRoom();
    room.done(ru.adviser, { type: "words.say", text: "A technical point." });
    const request = room.done(us.adviser, { type: "floor.request" });
    room.done(ru.adviser, { type: "floor.grant", request });
    expect(hasTheFloor(room.state())?.delegation).toBe(us.id);
  });

  it("concludes when all its delegations accept the same report", () => {
    const room = groupRoom();
    const conclude = { type: "group.conclude", text: "Two questions are left.", session: room.session() };
    expect(room.refused(ru.adviser, conclude)).toBe("ROLE_MAY_NOT");
    const accord = room.done(ru.secretary, conclude);
    expect(room.state().groupReport).toBeNull();
    const subject = openAccords(room.state())[0]?.subject;
    room.done(us.secretary, { type: "accord.accept", accord, subject, session: room.session() });
    expect(room.state().groupReport).toMatchObject({ accord, text: "Two questions are left." });
  });
});
