import type { FieldName, Hash } from "../acts/shapes.ts";
import { nodeAt, nodeIdOf, pieceAt } from "../state/lookup.ts";
import type { NegotiatingText, Run, TextNode } from "../state/records.ts";
import { agreedField } from "./drawn.ts";
import { type Hashed, hashOf } from "./hashing.ts";
import { fieldsOf, runsOf, uncut } from "./runs.ts";
import { childrenOf, drawnUnder, isAgreed, pathOf } from "./standing.ts";

/** The rules under which provisions are hashed. */
const RULES = "longtable/text/provision/1";

/** The runs of a field that stand, seen from its node: agreed, and not agreed away. */
export function agreedRuns(text: NegotiatingText, index: number, name: FieldName): readonly Run[] {
  const { owner: base } = nodeAt(text, index);
  const runs = runsOf(text, index, name).filter(({ piece }) => {
    const { owner } = pieceAt(text, piece);
    return owner === base || isAgreed(text, owner, base);
  });
  return runs.length === 0 ? runs : uncut(text, runs, fieldsOf(text, index, name), name);
}

/** What is under a node and stands, seen from it. */
export function agreedChildren(text: NegotiatingText, index: number): readonly number[] {
  const { owner: base } = nodeAt(text, index);
  return childrenOf(text, index).filter((child) => {
    const { owner } = nodeAt(text, child);
    return owner === base || isAgreed(text, owner, base);
  });
}

const words = new WeakMap<TextNode, string>();

/** A digest of a node's words and all under it as the agreed view shows them, kept as long as the node is the same. */
function wordsDigest(text: NegotiatingText, index: number): string {
  const node = nodeAt(text, index);
  const before = words.get(node);
  if (before !== undefined) return before;
  const digest = hashOf([
    node.kind,
    fieldTokens(text, index, "label"),
    fieldTokens(text, index, "heading"),
    fieldTokens(text, index, "body"),
    agreedChildren(text, index).map((child) => wordsDigest(text, child)),
  ]);
  words.set(node, digest);
  return digest;
}

function fieldTokens(text: NegotiatingText, index: number, name: FieldName): readonly Hashed[] {
  return agreedField(text, agreedRuns(text, index, name), nodeAt(text, index).owner);
}

/**
 * The hash of a provision: its kind, what it is under, the headings and chapeaux of all it is under, its words with references as what
 * they refer to, and everything under it. Labels as a revision computes them are no part of it.
 */
export function hashOfNode(text: NegotiatingText, index: number): Hash {
  const above = pathOf(text, index).slice(1);
  return hashOf([
    RULES,
    index === 0 ? "" : idOf(text, index),
    index === 0 ? "" : idOf(text, drawnUnder(text, index)),
    above.map((node): Hashed => [fieldTokens(text, node, "heading"), fieldTokens(text, node, "body")]),
    wordsDigest(text, index),
  ]);
}

function idOf(text: NegotiatingText, index: number): string {
  return index === 0 ? "" : nodeIdOf(text, index);
}
