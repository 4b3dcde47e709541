import { expect, it } from "vitest";

import { acceptances, bracketOf, wouldTake } from "../../src/index.ts";
import { NAMES, Talks, idOf, paragraphs } from "../talks.ts";

const [A = "", B = "", C = ""] = NAMES;
const ONE = paragraphs("The Parties shall reduce their stocks.");

it("a way back asks those whose brackets lie in what was withdrawn: it opens that again, and closes theirs", () => {
  // Not accepted as a basis, so that its sponsor alone settles what is proposed in it.
  const room = new Talks([A, B, C], ONE, { isBasis: false });
  const outer = room.propose(B, { kind: "insert", at: { before: room.before("reduce") }, words: ["promptly, fully "] });
  const then = room.compile(A);
  const inner = room.propose(C, { kind: "insert", at: { before: room.before("fully") }, words: ["and "] });
  room.done(B, "text.withdraw", { bracket: outer });
  const back = room.propose(A, { kind: "revert", to: then });
  expect(wouldTake(room.now, back).map(({ id }) => id)).toContain(inner);
  expect(acceptances(room.now, back)?.waitsFor).toEqual([idOf(C)]);
  expect(bracketOf(room.now, back)?.state).toBe("open");
  room.accept(C, back);
  expect(bracketOf(room.now, outer)?.state).toBe("open");
  expect(bracketOf(room.now, inner)?.state).toBe("moot");
});
