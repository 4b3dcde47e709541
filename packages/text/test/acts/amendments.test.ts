import { expect, test } from "vitest";

import { bracketOf, idIn, openCounts, provisionView, wouldTake } from "../../src/index.ts";
import { NAMES, Talks, paragraphs } from "../talks.ts";

const [A = "", B = ""] = NAMES;

/** Words of the file in an unclaimed bracket of its own, between words that no bracket holds. */
const inBrackets = (): Talks =>
  new Talks([A, B], {
    nodes: [
      {
        kind: "paragraph",
        parent: -1,
        body: ["The Parties ", { open: 0 }, "shall at once reduce", { close: 0 }, " their stocks."],
      },
    ],
    brackets: [{ change: "insert", shown: "typed" }],
    choices: [],
  });

test("striking some words of an insertion amends it, and leaves the rest of it open", () => {
  const room = inBrackets();
  const outer = idIn(room.text, "bracket", 1);
  const strike = room.propose(A, { kind: "delete", target: [room.words("at", "once ")] });
  expect(wouldTake(room.now, strike)).toEqual([]);
  room.accept(B, strike);
  expect(bracketOf(room.now, strike)?.state).toBe("agreed");
  expect(bracketOf(room.now, outer)?.state).toBe("open");
  expect(room.drawn).toBe("The Parties [shall reduce] their stocks.");
});

test("a replacement inside an insertion leaves the insertion open too", () => {
  const room = inBrackets();
  const replacement = room.propose(A, { kind: "replace", target: [room.words("shall")], words: ["should"] });
  room.accept(B, replacement);
  expect(room.drawn).toBe("The Parties [should at once reduce] their stocks.");
});

test("a replacement is drawn around what it would take away, and around what it would bring", () => {
  const room = inBrackets();
  room.propose(A, { kind: "replace", target: [room.words("their")], words: ["all"] });
  const body = provisionView(room.now, idIn(room.text, "node", 1))?.body ?? [];
  const drawn = body.flatMap((run) =>
    run.kind === "bracket" ? [[run.as, run.runs.map((one) => ("text" in one ? one.text : "")).join("")]] : [],
  );
  expect(drawn).toEqual([
    ["inserted", "shall at once reduce"],
    ["struck", "their"],
    ["inserted", "all"],
  ]);
  expect(room.drawn).toBe("The Parties [shall at once reduce] [their][all] stocks.");
});

test("what is proposed among the words of an insertion is drawn inside it, in the second half of a split too", () => {
  const room = new Talks([A, B], paragraphs("The Parties shall reduce their stocks."));
  room.acceptByAll(room.propose(A, { kind: "split", before: room.before("shall") }));
  room.propose(A, { kind: "insert", at: { before: room.before("reduce") }, words: ["promptly and fully "] });
  room.propose(B, { kind: "delete", target: [room.words("promptly ")] });
  expect(room.drawn).toContain("shall [[promptly ]and fully ]reduce");
});

test("an unpaired mark goes with the words that it stands among, and comes back with them", () => {
  const room = new Talks([A, B], {
    nodes: [{ kind: "paragraph", parent: -1, body: ["The Parties ", { mark: "[" }, "shall reduce."] }],
    brackets: [],
    choices: [],
  });
  const mark = idIn(room.text, "bracket", 1);
  const strike = room.propose(A, { kind: "delete", target: [room.words("Parties ", "shall ")] });
  expect(wouldTake(room.now, strike).map(({ id }) => id)).toEqual([mark]);
  room.accept(B, strike);
  expect(bracketOf(room.now, mark)?.state).toBe("moot");
  expect(openCounts(room.now).brackets).toBe(0);
  room.done(A, "text.reopen", { what: { bracket: strike } });
  expect(bracketOf(room.now, mark)?.state).toBe("open");
});
