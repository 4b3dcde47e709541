import { toHex } from "@longtable/protocol";
import { HashTree } from "@longtable/record";

import type { Store } from "../store/store.ts";

/** An envelope with the proof that its control entry commits to it. */
export interface ProvedEnvelope {
  readonly envelope: Uint8Array;
  readonly count: number;
  readonly proof: Uint8Array[];
}

const MOST_TREES = 64;

/**
 * Finds envelopes with their inclusion proofs. The trees of the newest asked-for entries are kept, because
 * an epoch's whole roster asks for the same one: each but the first costs a logarithm of the roster.
 */
export class Envelopes {
  readonly #store: Store;
  /** By H of the control entry in hex; the least recently asked for comes first. */
  readonly #trees = new Map<string, Promise<HashTree>>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The envelope at an index of a control entry's list, given by H of the entry; null where there is none. */
  async find(entry: Uint8Array, index: number): Promise<ProvedEnvelope | null> {
    const [envelope, tree] = await Promise.all([this.#store.envelope(entry, index), this.#treeOf(entry)]);
    if (envelope === null || index >= tree.size) return null;
    return { envelope, count: tree.size, proof: tree.inclusionProof(index) };
  }

  #treeOf(entry: Uint8Array): Promise<HashTree> {
    const id = toHex(entry);
    const tree = this.#trees.get(id) ?? this.#build(entry);
    this.#trees.delete(id);
    this.#trees.set(id, tree);
    tree.catch(() => this.#trees.delete(id));
    const [oldest] = this.#trees.keys();
    if (this.#trees.size > MOST_TREES && oldest !== undefined) this.#trees.delete(oldest);
    return tree;
  }

  async #build(entry: Uint8Array): Promise<HashTree> {
    const tree = new HashTree();
    for (const leaf of await this.#store.envelopeLeaves(entry)) tree.append(leaf);
    return tree;
  }
}
