import { describe, expect, it } from "vitest";

import { type Change, idIn } from "../../src/index.ts";
import { NAMES, Talks, paragraphs } from "../talks.ts";

const [A = "", B = ""] = NAMES;

describe("what a proposal points at", () => {
  const room = (): Talks => new Talks([A, B], paragraphs("The Parties shall reduce their stocks.", "Two.", "Three."));
  const refused = (talks: Talks, change: unknown) => talks.act(B, "text.propose", { change }).refused;
  const from = (talks: Talks, word: string) => talks.before(word);

  it("is in one insertion, in order, and in one field", () => {
    const talks = room();
    talks.propose(A, { kind: "insert", at: { before: from(talks, "reduce") }, words: ["promptly "] });
    const span = (first: string, last: string) => ({ from: from(talks, first), to: from(talks, last) });
    const deletion = (...target: readonly unknown[]) => ({ kind: "delete", target });
    expect(refused(talks, deletion(span("shall", "mptly")))).toBe("CROSSES_BRACKETS");
    expect(refused(talks, deletion(span("shall", "reduce"), span("promptly", "mptly")))).toBe("CROSSES_BRACKETS");
    expect(refused(talks, deletion(span("their", "shall")))).toBe("NOT_SAME_FIELD");
    expect(refused(talks, deletion(span("shall", "wo")))).toBe("NOT_SAME_FIELD");
  });

  it("is provisions side by side, put forward together, and never one under itself", () => {
    const talks = room();
    const under = talks.done(A, "text.propose", {
      change: { kind: "newNode", at: { lastUnder: talks.node(1) }, nodes: [{ kind: "subparagraph", parent: -1 }] },
    });
    const beside = talks.done(A, "text.propose", {
      change: { kind: "newNode", at: { lastUnder: null }, nodes: [{ kind: "paragraph", parent: -1 }] },
    });
    const between = (last: unknown) => ({ kind: "delete", target: [{ first: talks.node(2), last }] });
    expect(refused(talks, between(idIn(under, "node", 0)))).toBe("NOT_SIBLINGS");
    expect(refused(talks, between(talks.node(1)))).toBe("NOT_SIBLINGS");
    expect(refused(talks, between(idIn(beside, "node", 0)))).toBe("CROSSES_BRACKETS");
    const own = { kind: "move", node: talks.node(1), to: { lastUnder: talks.node(1) } };
    expect(refused(talks, own)).toBe("INTO_ITSELF");
  });

  it("is no place among words that were agreed away, and beside an insertion it is outside that", () => {
    const talks = room();
    talks.acceptByAll(talks.propose(A, { kind: "delete", target: [talks.words("their ")] }));
    expect(refused(talks, { kind: "insert", at: { before: from(talks, "heir") }, words: ["all "] })).toBe(
      "NOT_STANDING",
    );
    const added = talks.propose(A, { kind: "insert", at: { before: from(talks, "reduce") }, words: ["promptly "] });
    const change: Change = { kind: "insert", at: { beforeBracket: added }, words: ["and "] };
    talks.propose(B, change);
    expect(talks.drawn).toContain("shall [and ][promptly ]reduce");
  });
});
