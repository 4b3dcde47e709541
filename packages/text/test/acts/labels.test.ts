import { describe, expect, it } from "vitest";

import { coreOf } from "../../src/derive/displayed.ts";
import type { TabledNode } from "../../src/index.ts";
import { NAMES, Talks } from "../talks.ts";

const [A = "", B = ""] = NAMES;
const LONG = 100_000;

/** What a revision shows of labels, one for each paragraph, after the first paragraph was struck. */
function renumbered(...labels: readonly string[]): readonly string[] {
  const nodes = ["1.", ...labels].map((label) => ({
    kind: "paragraph" as const,
    parent: -1,
    label: [label],
    body: ["!"],
  }));
  const room = new Talks([A, B], { nodes, brackets: [], choices: [] });
  room.acceptByAll(room.propose(A, { kind: "strike", node: room.node(1) }));
  room.compile(A);
  return room.drawn.split("\n");
}

describe("a label", () => {
  it("counts by its last number, and what stands around that stays", () => {
    expect(renumbered("4 x 7.", "4 x 9.")).toEqual(["4 x 7. !", "4 x 8. !"]);
    expect(renumbered("3 bis.", "3\u00A0ter.")).toEqual(["3. !", "4. !"]);
    // No space by the frozen list, so this ends in no ordinal.
    expect(renumbered("3\u180Ebis")).toEqual(["3\u180Ebis !"]);
  });

  it("counts from the smallest number under its provision, whatever was moved to the front", () => {
    const paragraph = (label: string, parent = -1): TabledNode => ({
      kind: "paragraph",
      parent,
      label: [label],
      body: ["!"],
    });
    const moved = (labels: readonly string[], nodes = labels.map((label) => paragraph(label))): readonly string[] => {
      const room = new Talks([A, B], { nodes, brackets: [], choices: [] });
      const { parent } = nodes.at(-1) ?? { parent: -1 };
      const first = nodes.findIndex((node) => node.parent === parent);
      const to = { beforeNode: room.node(first + 1) };
      room.acceptByAll(room.propose(A, { kind: "move", node: room.node(nodes.length), to }));
      room.compile(A);
      return room.drawn.split("\n").map((line) => line.replace(" !", ""));
    };
    expect(moved(["1.", "2.", "3.", "4."])).toEqual(["1.", "2.", "3.", "4."]);
    expect(moved(["43.", "44.", "45."])).toEqual(["43.", "44.", "45."]);
    const article = (label: string): TabledNode => ({ ...paragraph(label), kind: "article" });
    const under = (...labels: readonly string[]) => [
      article("Article 1"),
      ...["1.", "2.", "3."].map((label) => paragraph(label, 0)),
      article("Article 2"),
      ...labels.map((label) => paragraph(label, 4)),
    ];
    // Numbered through both articles, and anew under each.
    expect(moved([], under("4.", "5.", "6.")).slice(5)).toEqual(["4.", "5.", "6."]);
    expect(moved([], under("1.", "2.", "3.", "4.")).slice(5)).toEqual(["1.", "2.", "3.", "4."]);
  });

  it("is referred to without brackets, points and the spaces of a frozen list around it", () => {
    expect(coreOf(" ([43\u00A0bis])\u3000.:")).toBe("43\u00A0bis");
    expect(coreOf("(.a.)")).toBe(".a");
    expect(coreOf("\u180E1.\u0085")).toBe("\u180E1.\u0085");
    expect(coreOf(" ( ")).toBe("");
  });

  it("of 100,000 characters is taken apart in one look from each end", () => {
    // Each of these made the expressions that were here before look at every pair of places: ten thousand million steps.
    const digits = `${"1".repeat(LONG)}x`;
    expect(renumbered(`${digits}2`, `${digits}9`)).toEqual([`${digits}2 !`, `${digits}3 !`]);
    const spaces = `x${" ".repeat(LONG)}x`;
    expect(coreOf(spaces)).toBe(spaces);
  });
});
