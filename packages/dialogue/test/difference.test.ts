import { describe, expect, it } from "vitest";

import { differences, isSettled, items, openDifferences, sideBySide } from "../src/index.ts";
import { idOf, ru, table, us } from "./room.ts";

describe("a difference", () => {
  it("shows each side's position and own assessment side by side, and averages nothing", () => {
    const room = table();
    const difference = room.done(us.deputy, { type: "difference.open", title: "Scope" });
    room.done(us.deputy, { type: "difference.position", difference, text: "All of it" });
    room.done(us.deputy, { type: "difference.assess", difference, assessment: "substance" });
    room.done(ru.secretary, { type: "difference.assess", difference, assessment: "wording" });
    const [found] = differences(room.state());
    expect(found && sideBySide(room.state(), found)).toEqual([
      { delegation: us.id, position: "All of it", assessment: "substance" },
      { delegation: ru.id, position: null, assessment: "wording" },
    ]);
  });

  it("is settled only when every side says so for itself", () => {
    const room = table();
    const difference = room.done(us.head, { type: "difference.open", title: "Scope" });
    room.done(us.head, { type: "difference.assess", difference, assessment: "agreed" });
    expect(openDifferences(room.state())).toHaveLength(1);
    room.done(ru.head, { type: "difference.assess", difference, assessment: "agreed" });
    expect(openDifferences(room.state())).toEqual([]);
    room.done(ru.head, { type: "difference.assess", difference, assessment: "wording" });
    const [found] = differences(room.state());
    expect(found && isSettled(room.state(), found)).toBe(false);
  });

  it("keeps its history, and a link is taken back by whoever made it", () => {
    const room = table();
    const provision = { text: idOf("text"), node: "node-4" };
    const difference = room.done(us.head, { type: "difference.open", title: "Scope" });
    room.done(us.head, { type: "difference.position", difference, text: "First" });
    room.done(us.head, { type: "difference.position", difference, text: "Second" });
    room.done(ru.head, { type: "difference.link", difference, provision });
    expect(room.refused(us.head, { type: "difference.unlink", difference, provision })).toBe("NOT_YOURS");
    room.done(ru.head, { type: "difference.unlink", difference, provision });
    const [found] = differences(room.state());
    if (found === undefined) throw new Error("no difference");
    expect([...items(found.history)].map(({ change }) => change.kind)).toEqual([
      "position",
      "position",
      "linked",
      "unlinked",
    ]);
    expect(found.positions[us.id]?.text).toBe("Second");
  });
});
