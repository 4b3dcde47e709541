import { decodeCanonical, encodeCanonical } from "@longtable/protocol";
import { Inflate, deflateSync } from "fflate";
import * as v from "valibot";

import { TextError } from "./error.ts";
import { MOST_TABLED, NODE_KINDS, type TabledText } from "./tabled.ts";

/** A tree that unpacks to more bytes than this is refused. */
const LARGEST_TREE = 16 * 1024 * 1024;
/** So many packed bytes are unpacked at a time: deflate makes nothing more than 1032 times smaller. */
const STRETCH = 1024;
/** What the lists of a tree may hold together: each thing takes memory on every device, and none takes many packed bytes. */
const MOST_LISTED = 5 * MOST_TABLED;

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
    const value = decodeCanonical(inflate(bytes));
    if (listed(value, 0) > MOST_LISTED) return null;
    const read = v.safeParse(tree, value, { abortEarly: true, abortPipeEarly: true });
    return read.success && holdsTogether(read.output) ? read.output : null;
  } catch {
    return null;
  }
}

/** Unpacks no further than to `LARGEST_TREE`, whatever the bytes would come to. */
function inflate(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((chunk) => {
    chunks.push(chunk);
    length += chunk.length;
  });
  for (let at = 0; at < bytes.length; at += STRETCH) {
    stream.push(bytes.subarray(at, at + STRETCH), at + STRETCH >= bytes.length);
    if (length > LARGEST_TREE) throw new TextError("BAD_TREE", "A packed tree comes to more bytes than any text has.");
  }
  const whole = new Uint8Array(length);
  let end = 0;
  for (const chunk of chunks) {
    whole.set(chunk, end);
    end += chunk.length;
  }
  return whole;
}

/** How many things the lists in a value hold, counted on from what is counted already, and no further than to one too many. */
function listed(value: unknown, counted: number): number {
  if (typeof value !== "object" || value === null) return counted;
  const isList = Array.isArray(value);
  let count = isList ? counted + value.length : counted;
  for (const inner of isList ? value : Object.values(value)) {
    if (count > MOST_LISTED) return count;
    count = listed(inner, count);
  }
  return count;
}

/** Whether there are no more pieces than may be, parents come before children, brackets are numbered as they first open, every number is of something there, and no words hold a bracket. */
function holdsTogether({ nodes, brackets, choices }: TabledText): boolean {
  const opened = new Set<number>();
  let isInOrder = true;
  let pieces = 0;
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
        if (typeof one === "string" || !("open" in one || "close" in one)) pieces += 1;
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
    pieces <= MOST_TABLED &&
    brackets.every(
      ({ choice, replaces }) => (choice ?? 0) < Math.max(1, choices.length) && (replaces ?? 0) < brackets.length,
    )
  );
}
