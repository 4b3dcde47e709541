import { expect, test } from "vitest";

import { rewordings, spanOf } from "../src/index.ts";
import { NAMES, Talks, paragraphs } from "./talks.ts";

const [A = "", B = ""] = NAMES;
const reworded = (room: Talks, by: string, words: string): void => {
  for (const change of rewordings(room.now, room.node(1), "body", words)) room.propose(by, change);
};

test("new wording of a provision proposes the words that differ, each stretch by itself", () => {
  const room = new Talks([A, B], paragraphs("The Parties shall reduce their 𝔸 stocks by half."));
  reworded(room, A, "The Parties should reduce all their 𝔸 stocks by a third.");
  expect(room.drawn).toBe("1. The Parties [shall][should] reduce [all ]their 𝔸 stocks by [half][a third].");
});

test("it is worded as it would read if all that is proposed were agreed", () => {
  const room = new Talks([A, B], paragraphs("The Parties shall meet."));
  reworded(room, A, "The Parties should meet.");
  reworded(room, B, "The Parties should meet often.");
  expect(room.drawn).toBe("1. The Parties [shall][should] meet[ often].");
  expect(rewordings(room.now, room.node(1), "body", "The Parties should meet often.")).toEqual([]);
});

test("brackets in new wording are characters", () => {
  const room = new Talks([A, B], paragraphs("The Parties meet."));
  reworded(room, A, "The Parties meet [sic].");
  expect(room.drawn).toBe("1. The Parties meet[ [sic]].");
});

test("words are found where they stand, and a reservation on them is on no others", () => {
  const room = new Talks([A, B], paragraphs("The 𝔸 Parties meet."));
  const target = spanOf(room.now, room.node(1), "Parties");
  expect(target).not.toBeNull();
  room.reserve(B, ...(target ?? []));
  expect(room.drawn).toBe("1. The 𝔸 [Parties] meet.");
  expect(spanOf(room.now, room.node(1), "nowhere")).toBeNull();
});
