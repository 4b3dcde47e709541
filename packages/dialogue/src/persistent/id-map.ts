import { DialogueError } from "../error.ts";

/**
 * A map from ids in hex to values that shares structure: setting one of a million copies a path of a few
 * nodes. A trie on the id's digits, so its form, and the order of its entries, depends on what is in it
 * and not on the order in which it came in. Plain data, so that it can cross to a worker.
 */
export interface IdMap<K extends string, V> {
  readonly kind: "map";
  readonly size: number;
  readonly root: TrieNode<K, V>;
}
export interface TrieLeaf<K extends string, V> {
  readonly key: K;
  readonly value: V;
}
/** Sixteen slots, one per hex digit. */
export type TrieNode<K extends string, V> = readonly (TrieNode<K, V> | TrieLeaf<K, V> | null)[];

const EMPTY: readonly null[] = Array.from({ length: 16 }, () => null);

/** A map with nothing in it. */
export function emptyMap<K extends string, V>(): IdMap<K, V> {
  return { kind: "map", size: 0, root: EMPTY };
}

/** The value under an id, or undefined. */
export function get<K extends string, V>(map: IdMap<K, V>, key: K): V | undefined {
  let node: TrieNode<K, V> = map.root;
  for (let depth = 0; depth < key.length; depth++) {
    const slot = node[digit(key, depth)];
    if (slot === null || slot === undefined) return undefined;
    if ("key" in slot) return slot.key === key ? slot.value : undefined;
    node = slot;
  }
  return undefined;
}

/** Whether the map has this id. */
export function has<K extends string, V>(map: IdMap<K, V>, key: K): boolean {
  return get(map, key) !== undefined;
}

/** The map with this id's value set. Ids are lower-case hex, all of one length in one map: `BAD_ID`. */
export function set<K extends string, V>(map: IdMap<K, V>, key: K, value: V): IdMap<K, V> {
  const isNew = get(map, key) === undefined;
  return { kind: "map", size: map.size + (isNew ? 1 : 0), root: place(map.root, 0, { key, value }) };
}

/** Entries by ascending id. For the order in which things were placed, sort by their stamps. */
export function* entries<K extends string, V>(map: IdMap<K, V>): Generator<readonly [K, V], void> {
  yield* below(map.root);
}

/** Values by ascending id. */
export function values<K extends string, V>(map: IdMap<K, V>): readonly V[] {
  return [...below(map.root)].map(([, value]) => value);
}

function* below<K extends string, V>(node: TrieNode<K, V>): Generator<readonly [K, V], void> {
  for (const slot of node) {
    if (slot === null) continue;
    if ("key" in slot) yield [slot.key, slot.value];
    else yield* below(slot);
  }
}

function place<K extends string, V>(node: TrieNode<K, V>, depth: number, leaf: TrieLeaf<K, V>): TrieNode<K, V> {
  const at = digit(leaf.key, depth);
  const slot = node[at];
  const copy = node.slice();
  if (slot === null || slot === undefined) copy[at] = leaf;
  else if (!("key" in slot)) copy[at] = place(slot, depth + 1, leaf);
  else if (slot.key === leaf.key) copy[at] = leaf;
  else copy[at] = place(place(EMPTY, depth + 1, slot), depth + 1, leaf);
  return copy;
}

/** 0 to 15: "0" is 48, "a" is 97. */
function digit(key: string, depth: number): number {
  const code = key.charCodeAt(depth);
  const value = code >= 97 ? code - 87 : code - 48;
  if (value >= 0 && value < 16) return value;
  throw new DialogueError("BAD_ID", "An id is not lower-case hex of the length that its map holds.");
}
