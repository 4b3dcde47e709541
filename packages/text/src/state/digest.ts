import { sha256, toHex, utf8 } from "@longtable/protocol";

import type { Hash } from "../acts/shapes.ts";
import type { Vector, VectorNode } from "../persistent/vector.ts";
import { actOf } from "./past.ts";
import type { NegotiatingText, TextsState } from "./records.ts";
import { type Naming, type Row, bracketRow, nodeRow, pieceRow } from "./row.ts";

/** An act's id commits to who placed it and what it says; its place tells where. */
const BY_ACT: Naming = {
  placed: ({ act, seq }) => `${act} ${seq}`,
  delegation: (delegation) => delegation,
  subject: (subject) => subject,
};

const known = new WeakMap<object, string>();

function digestOf(value: unknown): string {
  return toHex(sha256(utf8(JSON.stringify(value))));
}

/**
 * A digest of all that a room's texts hold, open and closed, for the room's state hash: two devices that folded the same record have the
 * same. Parts that did not change since are not hashed again.
 */
export function digestTexts({ texts, parts }: TextsState): Hash {
  // Parts are counted only while some wait: without any, a room's hash is what it was before there were parts.
  const waiting = parts.map(({ act, by, tree }) => [act, by, remember(tree, () => toHex(sha256(tree)))]);
  return digestOf([...texts.map(digestText), ...(waiting.length === 0 ? [] : [waiting])]) as Hash;
}

function digestText(text: NegotiatingText): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const { bringings, pieces, nodes, brackets, choices, tabled } = text;
  const digest = digestOf([
    [text.id, text.title, text.language, text.file?.hash ?? null, text.file?.name ?? null, text.rivalOf, text.rivals],
    [BY_ACT.placed(tabled), text.parties, text.packages, text.repairs.map(({ how, by }) => [how, by])],
    text.revisions.map(({ placed, title, bringings, labels, counts }) => {
      return [BY_ACT.placed(placed), title, bringings, Object.entries(labels), counts.brackets, counts.points];
    }),
    text.calls.map(({ placed, brackets, shownBy, state, objection }) => {
      const calls = brackets.map(({ bracket, words, subject }) => [bracket, words, subject]);
      return [
        BY_ACT.placed(placed),
        calls,
        shownBy,
        state,
        objection === null ? null : BY_ACT.placed(objection.placed),
      ];
    }),
    text.signatures.map(({ by, shown, placed }) => [by, shown, BY_ACT.placed(placed)]),
    text.signed === null ? null : BY_ACT.placed(text.signed),
    digestVector(bringings, ({ act, ...firsts }) => [actOf(text, act), ...Object.values(firsts)]),
    digestVector(pieces, pieceRow),
    digestVector(nodes, (node) => nodeRow(node, BY_ACT)),
    digestVector(brackets, (bracket) => bracketRow(text, bracket, BY_ACT)),
    digestVector(choices, ({ by, options, inferred }) => [by, options, inferred]),
  ]);
  known.set(text, digest);
  return digest;
}

function digestVector<T>({ length, shift, root, tail }: Vector<T>, rowOf: (item: T) => Row): Row {
  return [length, digestNode(root, shift, rowOf), digestLeaf(tail, rowOf)];
}

function digestNode<T>(node: VectorNode<T>, shift: number, rowOf: (item: T) => Row): string {
  return remember(node, () =>
    digestOf(
      node.map((child) =>
        shift === 5 ? digestLeaf(child as readonly T[], rowOf) : digestNode(child as VectorNode<T>, shift - 5, rowOf),
      ),
    ),
  );
}

function digestLeaf<T>(leaf: readonly T[], rowOf: (item: T) => Row): string {
  return remember(leaf, () => digestOf(leaf.map(rowOf)));
}

function remember(part: object, compute: () => string): string {
  const before = known.get(part);
  if (before !== undefined) return before;
  const digest = compute();
  known.set(part, digest);
  return digest;
}
