import {
  type Act,
  type ActId,
  type ChainId,
  type Signer,
  LARGEST_ACT,
  NOTHING_BEFORE,
  chainId,
  chainOf,
  hashId,
  readAct,
  sha256,
  signAct,
  toHex,
} from "@longtable/protocol";
import type { Randomness } from "@longtable/room";

import { ClientError } from "./error.ts";
import type { LocalCopy, Unplaced } from "./local-copy.ts";

/**
 * Acts signed here that the record may not have yet. An act is signed once, kept before it is sent, and
 * sent as the same bytes until it is found in the record, so nothing is lost and nothing doubles. Each
 * opening of the store begins a chain of its own, and so does an act after one that could not be kept: a
 * restored profile can never continue an old one.
 */
export class Outbox {
  readonly #copy: LocalCopy;
  readonly #room: Uint8Array;
  readonly #signer: Signer;
  readonly #random: Randomness;
  #chain: Uint8Array;
  #n = 0;
  #prev: Uint8Array = NOTHING_BEFORE;
  #waiting: Unplaced[];
  #signing: Promise<unknown> = Promise.resolve();

  private constructor(
    copy: LocalCopy,
    room: Uint8Array,
    signer: Signer,
    random: Randomness,
    waiting: readonly Unplaced[],
  ) {
    this.#copy = copy;
    this.#room = room;
    this.#signer = signer;
    this.#random = random;
    this.#chain = chainOf(signer.publicKey, random(8));
    this.#waiting = [...waiting];
  }

  /** Opens a room's outbox with what an earlier run left in it. */
  static async open(copy: LocalCopy, room: Uint8Array, signer: Signer, random: Randomness): Promise<Outbox> {
    return new Outbox(copy, room, signer, random, await copy.readOutbox(toHex(room)));
  }

  /** The chain that acts are signed into now: device key ‖ instance. */
  get chain(): Uint8Array {
    return this.#chain;
  }

  /** What may still be placed, oldest first. */
  get waiting(): readonly Unplaced[] {
    return this.#waiting;
  }

  /** Signs an act as the next of this chain and keeps it; `TOO_LARGE` for one that no entry carries. `at` is in milliseconds since 1970. */
  add(act: Act, seen: { readonly size: number; readonly hash: Uint8Array }, at: number): Promise<Unplaced> {
    // One after another: each act names the hash of the one before it.
    const added = this.#signing.then(() => this.#add(act, seen, at));
    this.#signing = added.catch(() => undefined);
    return added;
  }

  async #add(act: Act, seen: { readonly size: number; readonly hash: Uint8Array }, at: number): Promise<Unplaced> {
    const signed = await signAct(
      {
        v: 1,
        room: this.#room,
        chain: this.#chain,
        n: this.#n,
        prev: this.#prev,
        seenSize: seen.size,
        seen: seen.hash,
        at,
        act,
      },
      this.#signer,
    );
    if (signed.length > LARGEST_ACT) {
      // Kept, it would stand before all that this device does after it, and never be placed.
      throw new ClientError("TOO_LARGE", "This is larger than an act may be (252 KB): share it as a file.");
    }
    const unplaced: Unplaced = { id: hashId<ActId>(signed), room: toHex(this.#room), signed };
    try {
      await this.#copy.writeOutbox(unplaced);
    } catch (error) {
      // It may be kept all the same and be sent one day: the next act must not have its `n`.
      this.#beginChain();
      throw error;
    }
    this.#n++;
    this.#prev = sha256(signed);
    this.#waiting.push(unplaced);
    return unplaced;
  }

  #beginChain(): void {
    this.#chain = chainOf(this.#signer.publicKey, this.#random(8));
    this.#n = 0;
    this.#prev = NOTHING_BEFORE;
  }

  /**
   * Signs no more into a chain in which the record has another act than this device's: what follows there has no
   * effect. The next act begins a chain of its own; what waits in the old one comes back when it is placed.
   */
  leaveChain(chain: ChainId): void {
    this.#signing = this.#signing.finally(() => {
      if (chain === chainId(this.#chain)) this.#beginChain();
    });
  }

  /** Forgets acts that the record has, with or without an effect. */
  async placed(ids: ReadonlySet<string>): Promise<void> {
    const done = this.#waiting.filter(({ id }) => ids.has(id)).map(({ id }) => id);
    if (done.length === 0) return;
    this.#waiting = this.#waiting.filter(({ id }) => !ids.has(id));
    await this.#copy.clearOutbox(done);
  }
}

/** The chain that an unplaced act belongs to: it is sealed under that chain's key. */
export function chainOfUnplaced(unplaced: Unplaced): Uint8Array {
  return readAct(unplaced.signed).value.chain;
}
