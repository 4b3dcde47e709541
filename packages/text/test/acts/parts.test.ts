import { expect, test } from "vitest";

import { digestTexts, emptyTexts, loadTexts, packTabled, saveTexts, textOf } from "../../src/index.ts";
import { NAMES, Talks, paragraphs } from "../talks.ts";

const [A = "", B = ""] = NAMES;
const LONG = packTabled(paragraphs(...Array.from({ length: 400 }, (_, at) => `The Parties meet ${at * 7919} times.`)));

/** A room in which something else was tabled, and the beginning of a long text was brought in two parts. */
function brought(by = A) {
  const room = new Talks([A, B], paragraphs("Another text."));
  const third = Math.floor(LONG.length / 3);
  const parts = [LONG.slice(0, third), LONG.slice(third, 2 * third)].map((tree) =>
    room.done(by, "text.part", { tree }),
  );
  return { room, parts, rest: LONG.slice(2 * third) };
}

test("a text that is too long for one act is tabled by several, and is the same text", () => {
  const { room, parts, rest } = brought();
  const id = room.done(A, "text.table", { title: "Long", tree: rest, parts });
  const whole = new Talks([A, B], paragraphs("Another text."));
  const other = whole.done(A, "text.table", { title: "Long", tree: LONG });
  expect(textOf(room.state, id)?.pieces.length).toBe(textOf(whole.state, other)?.pieces.length);
  expect(room.state.parts).toEqual([]);
});

test("parts are tabled by the delegation that brought them, each once, in the order that holds together", () => {
  const { room, parts, rest } = brought();
  const table = (by: string, named: readonly string[], tree = rest): string | null =>
    room.act(by, "text.table", { title: "Long", tree, parts: named }).refused;
  expect(table(B, parts)).toBe("NOTHING_THERE");
  expect(table(A, [...parts, ...parts])).toBe("BAD_SHAPE");
  expect(table(A, parts.toReversed())).toBe("BAD_TREE");
  expect(table(A, parts.slice(0, 1))).toBe("BAD_TREE");
  expect(table(A, [...parts, room.text])).toBe("NOTHING_THERE");
  expect(table(A, parts)).toBeNull();
  expect(table(A, parts)).toBe("NOTHING_THERE");
});

test("what waits is part of the state, saved and loaded with it", () => {
  const { room, parts, rest } = brought();
  const loaded = loadTexts(saveTexts(room.state));
  expect(loaded.parts).toEqual(room.state.parts);
  expect(digestTexts(loaded)).toBe(digestTexts(room.state));
  expect(digestTexts({ ...room.state, parts: room.state.parts.slice(1) })).not.toBe(digestTexts(room.state));
  room.state = loaded;
  expect(room.act(A, "text.table", { title: "Long", tree: rest, parts }).refused).toBeNull();
});

test("a delegation that tables nothing of what it brings cannot make a room keep more than sixty-four parts of it", () => {
  const { room } = brought(B);
  for (let at = 0; at < 80; at += 1) room.done(A, "text.part", { tree: Uint8Array.of(at + 1) });
  expect(room.state.parts.filter(({ tree }) => tree.length === 1)).toHaveLength(64);
  expect(room.state.parts[0]?.tree.length).toBeGreaterThan(1);
  expect(room.state.parts.at(-1)?.tree).toEqual(Uint8Array.of(80));
  expect(emptyTexts.parts).toEqual([]);
});
