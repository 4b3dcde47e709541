import { equalBytes, sha256 } from "@longtable/protocol";

import { RecordError } from "./error.ts";
import { HashList } from "./hash-list.ts";

/** Where inputs to the hash are put together: most entries fit, and none of this is secret. */
const scratch = new Uint8Array(8192);

/** The root of an empty tree: H of nothing (RFC 9162 §2.1.1). */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array(0));

/** The hash of a leaf: H(0x00 ‖ entry) (RFC 9162 §2.1.1). */
export function leafHash(entry: Uint8Array): Uint8Array<ArrayBuffer> {
  const size = entry.length + 1;
  const input = size <= scratch.length ? scratch.subarray(0, size) : new Uint8Array(size);
  input[0] = 0;
  input.set(entry, 1);
  return sha256(input);
}

/** The hash of an inner node: H(0x01 ‖ left ‖ right) (RFC 9162 §2.1.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  const input = scratch.subarray(0, 65);
  input[0] = 1;
  input.set(left, 1);
  input.set(right, 33);
  return sha256(input);
}

/** The largest power of two smaller than `size`, which is at least 2: where RFC 9162 splits a tree. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/**
 * A room's Merkle tree (RFC 9162 §2), growing by leaves. Every complete subtree's hash is kept, so a
 * root or a proof for any earlier size costs a logarithm of hashes. 64 bytes of memory a leaf.
 */
export class HashTree {
  /** `#levels[h]` holds the hashes of the complete subtrees of 2^h leaves, from the left. */
  readonly #levels: HashList[] = [new HashList()];

  /** How many leaves there are. */
  get size(): number {
    return this.#levels[0]?.length ?? 0;
  }

  /** Adds one leaf, given by its `leafHash`. */
  append(leaf: Uint8Array): void {
    let hash = leaf;
    for (let height = 0; ; height++) {
      const level = (this.#levels[height] ??= new HashList());
      level.push(hash);
      const left = level.length % 2 === 0 ? level.at(level.length - 2) : undefined;
      if (left === undefined) return;
      hash = nodeHash(left, hash);
    }
  }

  /** Forgets the leaves from `size` on: for a batch whose commit failed. Larger sizes are `OUT_OF_RANGE`. */
  truncate(size: number): void {
    this.#within(size, this.size);
    this.#levels.forEach((level, height) => level.truncate(Math.floor(size / 2 ** height)));
  }

  /** The leaf hash at a place. */
  leaf(index: number): Uint8Array {
    return this.#complete(0, index);
  }

  /** The root at a size, by default the present one. Refuses sizes not reached: `OUT_OF_RANGE`. */
  root(size: number = this.size): Uint8Array {
    this.#within(size, this.size);
    return size === 0 ? EMPTY_ROOT : this.#hash(0, size);
  }

  /** PATH(index, D_size) of RFC 9162 §2.1.3.1, from the leaf upwards. */
  inclusionProof(index: number, size: number = this.size): Uint8Array[] {
    this.#within(size, this.size);
    if (index < 0 || index >= size)
      throw new RecordError("OUT_OF_RANGE", `Place ${index} is not in a tree of ${size}.`);
    const path: Uint8Array[] = [];
    let from = 0;
    let to = size;
    while (to - from > 1) {
      const middle = from + splitOf(to - from);
      if (index < middle) {
        path.push(this.#hash(middle, to));
        to = middle;
      } else {
        path.push(this.#hash(from, middle));
        from = middle;
      }
    }
    return path.toReversed();
  }

  /** PROOF(from, D_to) of RFC 9162 §2.1.4.1. Empty when the sizes are equal or `from` is 0. */
  consistencyProof(from: number, to: number = this.size): Uint8Array[] {
    this.#within(to, this.size);
    this.#within(from, to);
    if (from === 0 || from === to) return [];
    return this.#subProof(from, 0, to, true);
  }

  #subProof(size: number, start: number, end: number, whole: boolean): Uint8Array[] {
    const length = end - start;
    if (size === length) return whole ? [] : [this.#hash(start, end)];
    const split = splitOf(length);
    if (size <= split) return [...this.#subProof(size, start, start + split, whole), this.#hash(start + split, end)];
    return [...this.#subProof(size - split, start + split, end, false), this.#hash(start, start + split)];
  }

  /** The hash of the leaves [from, to), where `from` begins a subtree of RFC 9162's shape. */
  #hash(from: number, to: number): Uint8Array {
    const length = to - from;
    const height = Math.log2(length);
    if (Number.isInteger(height) && from % length === 0) return this.#complete(height, from / length);
    const split = splitOf(length);
    return nodeHash(this.#hash(from, from + split), this.#hash(from + split, to));
  }

  #complete(height: number, index: number): Uint8Array {
    const hash = this.#levels[height]?.at(index);
    if (hash === undefined)
      throw new RecordError("OUT_OF_RANGE", `The tree has no place ${index} at height ${height}.`);
    return hash;
  }

  #within(size: number, most: number): void {
    if (Number.isSafeInteger(size) && size >= 0 && size <= most) return;
    throw new RecordError("OUT_OF_RANGE", `The tree has ${most} leaves, not ${size}.`);
  }
}

/** Whether a leaf is at `index` of the tree of `size` with this root: RFC 9162 §2.1.3.2. Never throws. */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  root: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equalBytes(hash, root);
}

/** Whether the tree of size `to` extends that of size `from`: RFC 9162 §2.1.4.2. Never throws. */
export function verifyConsistency(
  from: number,
  fromRoot: Uint8Array,
  to: number,
  toRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || from > to) return false;
  if (from === to) return proof.length === 0 && equalBytes(fromRoot, toRoot);
  if (from === 0) return proof.length === 0 && equalBytes(fromRoot, EMPTY_ROOT);
  const isPowerOfTwo = Number.isInteger(Math.log2(from));
  const [first, ...rest] = isPowerOfTwo ? [fromRoot, ...proof] : proof;
  if (first === undefined) return false;
  let node = from - 1;
  let last = to - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  let older = first;
  let newer = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      older = nodeHash(sibling, older);
      newer = nodeHash(sibling, newer);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      newer = nodeHash(newer, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equalBytes(older, fromRoot) && equalBytes(newer, toRoot);
}
