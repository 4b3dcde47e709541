import type { BracketId, PieceId, WordingRun } from "@longtable/text";
import { cellsOf, changesOf } from "@longtable/text/wording";
import { describe, expect, test } from "vitest";

import { draftOf, typedOf } from "../src/screens/text/editor/draft.ts";

const PLACE = { node: "node", field: "body" } as const;
const piece = (name: string): PieceId => name as PieceId;

const words = (name: string, text: string): WordingRun => ({
  kind: "words",
  text,
  piece: piece(name),
  from: 0,
  to: Array.from(text).length,
});

/** Words that somebody else put forward, in the middle of others. */
function inserted(id: string, runs: readonly WordingRun[]): WordingRun {
  return {
    kind: "bracket",
    as: "inserted",
    runs,
    bracket: {
      id: id as BracketId,
      kind: "insert",
      state: "open",
      holders: [],
      against: [],
      isUnclaimed: true,
      alleged: [],
      choice: null,
      option: null,
      shown: "made",
      footnote: null,
      opened: { act: "" as never, seq: 0, at: 0, by: "" as never },
    },
  };
}

/** `They meet [at least ]once.` */
const cells = cellsOf([words("a", "They meet "), inserted("theirs", [words("b", "at least ")]), words("c", "once.")]);

describe("what typing proposes", () => {
  test("words typed between others go in before the code point that follows", () => {
    const typed = [{ from: 5, to: 5, text: "often " }];
    expect(changesOf(cells, PLACE, typed, false)).toEqual([
      { kind: "insert", at: { before: { piece: "a", at: 5 } }, words: ["often "] },
    ]);
  });

  test("at the edge of another's insertion they stay outside it; inside it they are an amendment", () => {
    const at = (from: number) => changesOf(cells, PLACE, [{ from, to: from, text: "x" }], false)[0];
    expect(at(10)).toMatchObject({ at: { beforeBracket: "theirs" } });
    expect(at(13)).toMatchObject({ at: { before: { piece: "b", at: 3 } } });
    expect(at(19)).toMatchObject({ at: { before: { piece: "c", at: 0 } } });
    expect(at(24)).toMatchObject({ at: { endOf: PLACE } });
  });

  test("what spans another's whole bracket takes it in one span; what begins inside it is parted there", () => {
    expect(changesOf(cells, PLACE, [{ from: 5, to: 23, text: "" }], false)).toEqual([
      { kind: "delete", target: [{ from: { piece: "a", at: 5 }, to: { piece: "c", at: 4 } }] },
    ]);
    expect(changesOf(cells, PLACE, [{ from: 13, to: 23, text: "twice" }], false)).toEqual([
      { kind: "replace", target: [{ from: { piece: "c", at: 0 }, to: { piece: "c", at: 4 } }], words: ["twice"] },
      { kind: "delete", target: [{ from: { piece: "b", at: 3 }, to: { piece: "b", at: 9 } }] },
    ]);
  });

  test("points count code points, whatever the characters take in the browser", () => {
    const wide = cellsOf([words("w", "𝄞𝄞 end")]);
    expect(changesOf(wide, PLACE, [{ from: 4, to: 4, text: "the" }], false)).toEqual([
      { kind: "insert", at: { before: { piece: "w", at: 2 } }, words: ["the"] },
    ]);
  });

  test("typed brackets are characters only where that was said", () => {
    const typed = [{ from: 0, to: 0, text: "a [b] c" }];
    expect(changesOf(cells, PLACE, typed, false)).toMatchObject([{ words: ["a [b] c"] }]);
    expect(changesOf(cells, PLACE, typed, true)).toMatchObject([
      { words: ["a ", { literal: "[" }, "b", { literal: "]" }, " c"] },
    ]);
  });

  test("a draft finds its place again after others changed the wording, and names the words whose place is gone", () => {
    const typed = [
      { from: 13, to: 13, text: "or more " },
      { from: 19, to: 23, text: "twice" },
    ];
    const draft = draftOf("text", PLACE, cells, typed);
    const later = cellsOf([words("z", "In Geneva "), words("a", "They meet "), words("c", "once.")]);
    expect(typedOf(later, draft)).toEqual({ typed: [{ from: 20, to: 24, text: "twice" }], lost: ["or more "] });
    expect(typedOf(cells, draft)).toEqual({ typed, lost: [] });
  });
});
