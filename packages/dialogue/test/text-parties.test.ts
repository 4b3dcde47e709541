import { type BracketId, acceptances, bracketOf, packTabled, subjectHash, textOf } from "@longtable/text";
import { expect, it } from "vitest";

import { RU, US, foundRoom, person, us, ru } from "./room.ts";

const TREE = packTabled({
  nodes: [{ kind: "paragraph", parent: -1, body: ["The Parties shall meet."] }],
  brackets: [],
  choices: [],
});

it("whoever steps back is waited for by no text any longer, before anybody acts on it again", () => {
  const third = person("Kazakhstan", "head");
  const room = foundRoom("table", [US, RU, "Kazakhstan"]);
  for (const who of [us.head, ru.head, third]) room.admit(who);
  const text = room.done(us.head, { type: "text.table", title: "A text", tree: TREE });
  const bracket = `${text}#b0` as BracketId;
  const now = () => {
    const found = textOf(room.state().text, text);
    if (found === null) throw new Error("Nothing was tabled.");
    return found;
  };
  expect(acceptances(now(), bracket)?.waitsFor).toEqual([us.id, ru.id, third.delegation]);
  room.done(third, {
    type: "delegation.introduce",
    name: "Kazakhstan",
    short: "KZ",
    ink: "teal",
    standing: "observer",
  });
  expect(acceptances(now(), bracket)?.waitsFor).toEqual([us.id, ru.id]);
  const subject = subjectHash(now(), bracket);
  for (const by of [us.head, ru.head])
    room.done(by, { type: "text.accept", text, bracket, subject, session: room.session() });
  expect(bracketOf(now(), bracket)?.state).toBe("agreed");
});
