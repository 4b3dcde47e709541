import type { ActId } from "@longtable/protocol";

/** What a log holds: each item is what one act left, and its id commits to its content. */
export interface Logged {
  readonly id: ActId;
}

/**
 * An append-only list that shares structure: adding to one of a million items copies at most 32 + a few
 * nodes, and the list before stays as it was. A vector of 32-way nodes with a tail, plain data throughout
 * (Hickey, Clojure's PersistentVector), so that it can cross to a worker.
 */
export interface Log<T extends Logged> {
  readonly kind: "log";
  readonly length: number;
  /** Levels above the leaves, times 5 bits. */
  readonly shift: number;
  readonly root: LogNode<T>;
  readonly tail: readonly T[];
  /** One object for all that grew from the same empty log: what is remembered of it is remembered there. */
  readonly lineage: Lineage;
}
export interface Lineage {
  readonly kind: "lineage";
}
export type LogNode<T> = readonly (LogNode<T> | readonly T[])[];

const WIDTH = 32;
const BITS = 5;

/** A log with nothing in it. */
export function emptyLog<T extends Logged>(): Log<T> {
  return { kind: "log", length: 0, shift: BITS, root: [], tail: [], lineage: { kind: "lineage" } };
}

/** The log with one more item at its end. */
export function append<T extends Logged>(log: Log<T>, item: T): Log<T> {
  const { length, shift, root, tail, lineage } = log;
  if (tail.length < WIDTH) {
    return { kind: "log", length: length + 1, shift, root, tail: tail.concat(item), lineage };
  }
  const isFull = length - WIDTH === WIDTH << shift;
  const grown = isFull ? [root, pathTo(shift, tail)] : placeLeaf(root, shift, length - 1, tail);
  return { kind: "log", length: length + 1, shift: isFull ? shift + BITS : shift, root: grown, tail: [item], lineage };
}

function placeLeaf<T>(node: LogNode<T>, shift: number, index: number, leaf: readonly T[]): LogNode<T> {
  const slot = (index >>> shift) & (WIDTH - 1);
  if (shift === BITS) return [...node, leaf];
  const child = node[slot] as LogNode<T> | undefined;
  const next = child === undefined ? pathTo(shift - BITS, leaf) : placeLeaf(child, shift - BITS, index, leaf);
  return child === undefined ? [...node, next] : node.with(slot, next);
}

function pathTo<T>(shift: number, leaf: readonly T[]): LogNode<T> {
  return shift === BITS ? [leaf] : [pathTo(shift - BITS, leaf)];
}

/** The item at an index from 0, or undefined past the end. */
export function itemAt<T extends Logged>(log: Log<T>, index: number): T | undefined {
  if (index < 0 || index >= log.length) return undefined;
  const tailStart = log.length - log.tail.length;
  if (index >= tailStart) return log.tail[index - tailStart];
  let node: LogNode<T> = log.root;
  for (let shift = log.shift; shift > BITS; shift -= BITS) {
    node = node[(index >>> shift) & (WIDTH - 1)] as LogNode<T>;
  }
  const leaf = node[(index >>> BITS) & (WIDTH - 1)] as readonly T[] | undefined;
  return leaf?.[index & (WIDTH - 1)];
}

/** The items from an index (0 unless told) to the end, in order. */
export function* items<T extends Logged>(log: Log<T>, from = 0): Generator<T, void> {
  for (let index = Math.max(0, from); index < log.length; index++) {
    const item = itemAt(log, index);
    if (item !== undefined) yield item;
  }
}
