import { withOneMore } from "./list.ts";

/**
 * A list by whole numbers from 0 that shares structure: setting or adding one of a million items copies a few nodes of 32, and the list
 * before stays as it was (Hickey, Clojure's PersistentVector). Plain data, so that it can cross to a worker.
 */
export interface Vector<T> {
  readonly length: number;
  /** Levels above the leaves, times 5 bits. */
  readonly shift: number;
  readonly root: VectorNode<T>;
  readonly tail: readonly T[];
}
/** Up to 32 children; at the lowest level they are leaves of 32 items. */
export type VectorNode<T> = readonly (VectorNode<T> | readonly T[])[];

const BITS = 5;
const WIDTH = 1 << BITS;
const MASK = WIDTH - 1;

/** A list with nothing in it. */
export function emptyVector<T>(): Vector<T> {
  return { length: 0, shift: BITS, root: [], tail: [] };
}

/** The list of these, in order. */
export function vectorOf<T>(items: readonly T[]): Vector<T> {
  const length = items.length;
  const tailFrom = length === 0 ? 0 : (length - 1) & ~MASK;
  let level: (VectorNode<T> | readonly T[])[] = [];
  for (let at = 0; at < tailFrom; at += WIDTH) level.push(items.slice(at, at + WIDTH));
  let shift = BITS;
  for (; level.length > WIDTH; shift += BITS) {
    const above: VectorNode<T>[] = [];
    for (let at = 0; at < level.length; at += WIDTH) above.push(level.slice(at, at + WIDTH));
    level = above;
  }
  return { length, shift, root: level, tail: items.slice(tailFrom) };
}

/** The item at an index, or undefined where there is none. */
export function at<T>(vector: Vector<T>, index: number): T | undefined {
  const { length, tail } = vector;
  const tailFrom = length - tail.length;
  if (index >= tailFrom) return tail[index - tailFrom];
  if (index < 0) return undefined;
  let node = vector.root;
  for (let { shift } = vector; shift > BITS; shift -= BITS) node = node[(index >>> shift) & MASK] as VectorNode<T>;
  return (node[(index >>> BITS) & MASK] as readonly T[])[index & MASK];
}

/** The list with one more item at its end. */
export function push<T>(vector: Vector<T>, item: T): Vector<T> {
  const { length, shift, root, tail } = vector;
  if (tail.length < WIDTH) return { length: length + 1, shift, root, tail: withOneMore(tail, item) };
  const isFull = length - WIDTH === WIDTH << shift;
  return {
    length: length + 1,
    shift: isFull ? shift + BITS : shift,
    root: isFull ? [root, pathTo(shift, tail)] : withLeaf(root, shift, length - 1, tail),
    tail: [item],
  };
}

/** The list with another item at an index that it has; any other index is a bug, and changes nothing. */
export function set<T>(vector: Vector<T>, index: number, item: T): Vector<T> {
  const { length, shift, root, tail } = vector;
  if (index < 0 || index >= length) return vector;
  const tailFrom = length - tail.length;
  if (index >= tailFrom) return { length, shift, root, tail: tail.with(index - tailFrom, item) };
  return { length, shift, root: withItem(root, shift, index, item), tail };
}

/** The items in order, from an index (0 unless told). */
export function* itemsOf<T>(vector: Vector<T>, from = 0): Generator<T, void> {
  for (let index = from & ~MASK; index < vector.length; index += WIDTH) {
    const leaf = leafAt(vector, index);
    for (let within = index < from ? from - index : 0; within < leaf.length; within++) yield leaf[within] as T;
  }
}

/** The leaf that holds an index. */
function leafAt<T>(vector: Vector<T>, index: number): readonly T[] {
  if (index >= vector.length - vector.tail.length) return vector.tail;
  let node = vector.root;
  for (let { shift } = vector; shift > BITS; shift -= BITS) node = node[(index >>> shift) & MASK] as VectorNode<T>;
  return node[(index >>> BITS) & MASK] as readonly T[];
}

function withLeaf<T>(node: VectorNode<T>, shift: number, index: number, leaf: readonly T[]): VectorNode<T> {
  const slot = (index >>> shift) & MASK;
  const child = node[slot] as VectorNode<T> | undefined;
  if (shift === BITS) return withOneMore(node, leaf);
  if (child === undefined) return withOneMore(node, pathTo(shift - BITS, leaf));
  return node.with(slot, withLeaf(child, shift - BITS, index, leaf));
}

function withItem<T>(node: VectorNode<T>, shift: number, index: number, item: T): VectorNode<T> {
  const slot = (index >>> shift) & MASK;
  const child = node[slot];
  if (child === undefined) return node;
  if (shift === BITS) return node.with(slot, (child as readonly T[]).with(index & MASK, item));
  return node.with(slot, withItem(child as VectorNode<T>, shift - BITS, index, item));
}

function pathTo<T>(shift: number, leaf: readonly T[]): VectorNode<T> {
  return shift === BITS ? [leaf] : [pathTo(shift - BITS, leaf)];
}
