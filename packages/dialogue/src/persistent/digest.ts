import { type Value, encodeCanonical, sha256, toHex, utf8 } from "@longtable/protocol";

import type { Hash } from "../shape.ts";
import type { IdMap, TrieLeaf, TrieNode } from "./id-map.ts";
import type { Log, LogNode, Logged } from "./log.ts";

/** Digests of nodes that never change: hashing again costs only what is new. */
const known = new WeakMap<object, string>();

function remember(node: object, compute: () => string): string {
  const before = known.get(node);
  if (before !== undefined) return before;
  const digest = compute();
  known.set(node, digest);
  return digest;
}

/** H of a value's canonical bytes, in hex. */
export function digestValue(value: Value): Hash {
  return toHex(sha256(encodeCanonical(value))) as Hash;
}

/**
 * The digest of a log: its length and the hash tree of its items' ids, 32 to a node. Ids suffice, because
 * an id commits to its act, and what the item says follows from the act and the state before it.
 */
export function digestLog<T extends Logged>(log: Log<T>): Value {
  return { length: log.length, root: digestLogNode(log.root, log.shift), tail: digestLeaf(log.tail) };
}

function digestLogNode<T extends Logged>(node: LogNode<T>, shift: number): string {
  return remember(node, () => {
    const digests = node.map((child) =>
      shift === 5 ? digestLeaf(child as readonly T[]) : digestLogNode(child as LogNode<T>, shift - 5),
    );
    return toHex(sha256(utf8(digests.join("\n"))));
  });
}

function digestLeaf<T extends Logged>(leaf: readonly T[]): string {
  return remember(leaf, () => toHex(sha256(utf8(leaf.map(({ id }) => id).join("\n")))));
}

/** The digest of a map: the hash tree over its trie, whose form depends only on what is in it. */
export function digestMap<K extends string, V>(map: IdMap<K, V>): string {
  return digestTrie(map.root);
}

function digestTrie<K extends string, V>(node: TrieNode<K, V>): string {
  return remember(node, () => {
    const slots = node.map((slot) => (slot === null ? "" : "key" in slot ? digestEntry(slot) : digestTrie(slot)));
    return toHex(sha256(utf8(slots.join("\n"))));
  });
}

function digestEntry<K extends string, V>(leaf: TrieLeaf<K, V>): string {
  return remember(leaf, () => digestValue([leaf.key, project(leaf.value)]));
}

/**
 * Any part of a room's state as canonical CBOR can hold it: maps and logs replaced by their digests,
 * absent fields left out. States that are equal in what they hold project to equal values.
 */
export function project(part: unknown): Value {
  if (part === null || typeof part === "boolean" || typeof part === "number" || typeof part === "string") return part;
  if (part instanceof Uint8Array) return part;
  if (Array.isArray(part)) return part.map(project);
  if (isMap(part)) return { map: digestMap(part) };
  if (isLog(part)) return { log: digestLog(part) };
  const fields: [string, Value][] = [];
  for (const [name, field] of Object.entries(part as object)) {
    if (field !== undefined) fields.push([name, project(field)]);
  }
  return Object.fromEntries(fields);
}

function isMap(part: unknown): part is IdMap<string, unknown> {
  return typeof part === "object" && part !== null && "kind" in part && part.kind === "map" && "root" in part;
}

function isLog(part: unknown): part is Log<Logged> {
  return typeof part === "object" && part !== null && "kind" in part && part.kind === "log" && "tail" in part;
}
