import { deflateSync } from "fflate";
import { describe, expect, it } from "vitest";

import { type TabledItem, type TabledText, bracketOfAct, idIn, packTabled } from "../../src/index.ts";
import { unpackTabled } from "../../src/tabled-tree.ts";
import { NAMES, Talks, paragraphs } from "../talks.ts";

const [A = "", B = ""] = NAMES;
const table = (body: readonly TabledItem[], brackets: TabledText["brackets"] = []): string | null => {
  const room = new Talks([A, B], paragraphs("Another."), { isBasis: false });
  const tree = packTabled({ nodes: [{ kind: "text", parent: -1, body }], brackets, choices: [] });
  return room.act(A, "text.table", { title: "A text", tree }).refused;
};
const times = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));

describe("what would make every act after it slow for everybody is refused", () => {
  it("more than 2,000 brackets in one paragraph, whatever they are and whoever opens them", () => {
    const room = new Talks([A, B], paragraphs("The Parties shall reduce their stocks.", "Two."));
    const target = [room.words("shall")];
    const at = { before: room.before("reduce") };
    for (let count = 0; count < 1000; count += 1) {
      room.done(A, "text.reserve", { target });
      room.propose(B, { kind: "insert", at, words: ["soon "] });
    }
    expect(room.act(A, "text.reserve", { target }).refused).toBe("TOO_FULL");
    expect(room.act(B, "text.propose", { change: { kind: "insert", at, words: ["now "] } }).refused).toBe("TOO_FULL");
    expect(room.act(B, "text.reserve", { target: [room.words("Two")] }).refused).toBeNull();
  });

  it("more than 500 open packages in one text", () => {
    const room = new Talks([A, B], paragraphs("The Parties shall reduce their stocks.", "Two."));
    const proposals = ["shall", "reduce"].map((word) =>
      room.propose(A, { kind: "delete", target: [room.words(word)] }),
    );
    const first = bracketOfAct(room.done(A, "text.package", { proposals }));
    for (let count = 1; count < 500; count += 1) room.done(A, "text.package", { proposals });
    expect(room.act(A, "text.package", { proposals }).refused).toBe("TOO_MANY");
    const change = { kind: "revert", to: room.text };
    expect(room.act(B, "text.propose", { change }).refused).toBe("TOO_MANY");
    room.done(A, "text.withdraw", { bracket: first });
    expect(room.act(B, "text.propose", { change }).refused).toBeNull();
  });

  it("a tree with more brackets, marks or words in one paragraph, or with one bracket in more places, than any text has", () => {
    const bracket = { change: "insert", shown: "typed" } as const;
    const around = (at: number): readonly TabledItem[] => [{ open: at }, "x", { close: at }];
    const each = (count: number) => times(count, () => bracket);
    expect(table(times(2000, around).flat(), each(2000))).toBeNull();
    expect(table(times(2001, around).flat(), each(2001))).toBe("TOO_FULL");
    expect(table(times(2001, () => ({ mark: "[" })))).toBe("TOO_FULL");
    expect(table(times(10_001, () => "x"))).toBe("TOO_FULL");
    expect(table(times(1001, () => around(0)).flat(), [bracket])).toBe("TOO_FULL");
  });

  it("few bytes that come to more words than a text may have, or to more bytes than anybody unpacks", () => {
    expect(table(times(200_001, () => ""))).toBe("BAD_TREE");
    expect(table(times(1_000_001, () => ""))).toBe("BAD_TREE");
    expect(unpackTabled(deflateSync(new Uint8Array(20 * 1024 * 1024)))).toBeNull();
    const whole = packTabled(paragraphs("One."));
    expect(unpackTabled(whole)).toEqual(paragraphs("One."));
    expect(unpackTabled(whole.slice(0, -1))).toBeNull();
  });

  it("more than 256 places that one bracket puts provisions in", () => {
    const room = new Talks([A, B], paragraphs("One."));
    const nodes = [{ kind: "paragraph", parent: -1, body: ["New."] }];
    const act = room.done(A, "text.propose", { change: { kind: "newNode", at: { lastUnder: null }, nodes } });
    const beside = { change: { kind: "newNode", at: { beforeNode: idIn(act, "node", 0) }, nodes } };
    for (let count = 1; count < 256; count += 1) room.done(A, "text.propose", beside);
    expect(room.act(A, "text.propose", beside).refused).toBe("TOO_FULL");
  });
});
