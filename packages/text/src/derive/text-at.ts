import { itemsOf, vectorOf } from "../persistent/vector.ts";
import { byAgreement, stateAt } from "../state/history.ts";
import type { Bracket, Field, NegotiatingText, TextNode } from "../state/records.ts";

/**
 * A text as it was when a place in the record had been folded: what came later is not there, and every bracket is in the state it had.
 * Its words and brackets are exact; who held a bracket then is told by its history, not here.
 */
export function textAt(text: NegotiatingText, seq: number): NegotiatingText {
  const brackets = Array.from(itemsOf(text.brackets), (bracket): Bracket => {
    // What was not there then is as good as withdrawn: neither drawn nor counted.
    const state = stateAt(text, bracket, seq) ?? "withdrawn";
    return state === bracket.state ? bracket : { ...bracket, state };
  });
  const nodes = Array.from(itemsOf(text.nodes), emptied);
  const inOrder = byAgreement(text, seq);
  brackets.forEach((bracket, index) => enter(nodes, bracket, index));
  for (const node of nodes) {
    if (node.moves.length > 1) node.moves = node.moves.toSorted(inOrder);
  }
  return {
    ...text,
    brackets: vectorOf(brackets),
    nodes: vectorOf<TextNode>(nodes),
    packages: text.packages.filter((index) => brackets[index]?.state === "open"),
    revisions: text.revisions.filter(({ placed }) => placed.seq <= seq),
  };
}

type Rebuilt = { -readonly [K in keyof TextNode]: TextNode[K] };

function emptied(node: TextNode): Rebuilt {
  const without = (field: Field | null): Field | null => (field === null ? null : { ...field, open: [], cuts: [] });
  return {
    ...node,
    label: without(node.label),
    heading: without(node.heading),
    body: without(node.body),
    open: [],
    cuts: [],
    moves: [],
    mergers: [],
    self: {},
  };
}

function enter(nodes: readonly Rebuilt[], { kind, state, parts, about }: Bracket, index: number): void {
  const removes = kind === "delete" || kind === "replace" || kind === "strike";
  const list = state === "open" ? "open" : state === "agreed" && removes ? "cuts" : null;
  for (const part of list === null ? [] : parts) {
    const node = nodes[part.kind === "nodes" ? part.parent : part.node];
    if (node === undefined || list === null) continue;
    if (part.kind === "nodes") node[list] = [...new Set([...node[list], index])];
    else {
      const field = node[part.field];
      if (field !== null) node[part.field] = { ...field, [list]: [...new Set([...field[list], index])] };
    }
  }
  if (state !== "agreed" || (kind !== "move" && kind !== "merge")) return;
  for (const number of about) {
    const node = nodes[number];
    if (node === undefined) continue;
    if (kind === "move") node.moves = [...node.moves, index];
    else node.mergers = [...node.mergers, index];
  }
}
