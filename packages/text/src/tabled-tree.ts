import { decodeCanonical, encodeCanonical } from "@longtable/protocol";
import { deflateSync, inflateSync } from "fflate";
import * as v from "valibot";

import { MOST_TABLED, NODE_KINDS, type TabledText } from "./tabled.ts";

/** A tree that unpacks to more bytes than this is refused. */
const LARGEST_TREE = 16 * 1024 * 1024;

const index = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const words = v.string();
const item = v.union([
  words,
  v.strictObject({ literal: words }),
  v.strictObject({ open: index }),
  v.strictObject({ close: index }),
  v.strictObject({ mark: v.picklist(["[", "]"]) }),
  v.strictObject({ placeholder: words }),
  v.strictObject({ note: words, by: v.exactOptional(words) }),
  v.strictObject({ ref: index, form: words }),
  v.strictObject({ anchor: index }),
  v.strictObject({ trivia: words }),
]);
const items = v.array(item);
const list = v.array(index);
const tree = v.strictObject({
  nodes: v.pipe(
    v.array(
      v.strictObject({
        kind: v.picklist(NODE_KINDS),
        parent: v.pipe(v.number(), v.safeInteger(), v.minValue(-1)),
        before: v.exactOptional(list),
        label: v.exactOptional(items),
        heading: v.exactOptional(items),
        body: v.exactOptional(items),
        after: v.exactOptional(list),
      }),
    ),
    v.maxLength(MOST_TABLED),
  ),
  brackets: v.pipe(
    v.array(
      v.strictObject({
        change: v.picklist(["insert", "delete", "reserve"]),
        shown: v.picklist(["typed", "tracked", "words", "made"]),
        names: v.exactOptional(v.array(v.strictObject({ name: words, side: v.picklist(["for", "against"]) }))),
        choice: v.exactOptional(index),
        option: v.exactOptional(words),
        replaces: v.exactOptional(index),
        footnote: v.exactOptional(words),
        date: v.exactOptional(words),
      }),
    ),
    v.maxLength(MOST_TABLED),
  ),
  choices: v.pipe(v.array(v.strictObject({ inferred: v.boolean() })), v.maxLength(MOST_TABLED)),
});

/** A tree as `text.table` carries it: canonical CBOR, deflated (RFC 1951), because a real text is larger than an entry may be. */
export function packTabled(tabled: TabledText): Uint8Array<ArrayBuffer> {
  // Fields that are not there are left out: CBOR has no word for them.
  const plain = JSON.parse(JSON.stringify(tabled)) as Parameters<typeof encodeCanonical>[0];
  return Uint8Array.from(deflateSync(encodeCanonical(plain), { level: 9 }));
}

/** The tree of packed bytes; null when they are none, or it does not hold together. Reads no more than 16 MiB. */
export function unpackTabled(bytes: Uint8Array): TabledText | null {
  try {
    const room = new Uint8Array(sizeFor(bytes));
    const unpacked = inflateSync(bytes, { out: room });
    const read = v.safeParse(tree, decodeCanonical(unpacked), { abortEarly: true, abortPipeEarly: true });
    return read.success && holdsTogether(read.output) ? read.output : null;
  } catch {
    return null;
  }
}

/** Deflate makes nothing more than 1032 times smaller. */
function sizeFor(bytes: Uint8Array): number {
  return Math.min(LARGEST_TREE, bytes.length * 1032 + 64);
}

/** Whether parents come before children, brackets are numbered as they first open, every number is of something there, and no words hold a bracket. */
function holdsTogether({ nodes, brackets, choices }: TabledText): boolean {
  const opened = new Set<number>();
  let isInOrder = true;
  const open = (bracket: number): void => {
    if (!opened.has(bracket) && bracket < opened.size) isInOrder = false;
    opened.add(bracket);
  };
  const isBracket = (at: number): boolean => at < brackets.length;
  const holds = nodes.every((node, at) => {
    if (node.parent >= at) return false;
    for (const bracket of node.before ?? []) open(bracket);
    if (![...(node.before ?? []), ...(node.after ?? [])].every(isBracket)) return false;
    return [node.label, node.heading, node.body].every((field) =>
      (field ?? []).every((one) => {
        if (typeof one === "string") return !/[[\]]/u.test(one);
        if ("open" in one) open(one.open);
        if ("open" in one) return isBracket(one.open);
        if ("close" in one) return isBracket(one.close) && opened.has(one.close);
        if ("ref" in one) return one.ref < nodes.length;
        return !("anchor" in one) || one.anchor < nodes.length;
      }),
    );
  });
  return (
    holds &&
    isInOrder &&
    brackets.every(
      ({ choice, replaces }) => (choice ?? 0) < Math.max(1, choices.length) && (replaces ?? 0) < brackets.length,
    )
  );
}
