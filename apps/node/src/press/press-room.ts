import { type Press, foldPress, nothingPublished, readPressAct } from "@longtable/dialogue/press";
import {
  type ActId,
  type ChainId,
  type DelegationId,
  NOTHING_BEFORE,
  checkpointText,
  deviceOfChain,
  encodeCanonical,
  equalBytes,
  idOf,
  isSignedBy,
  readActPayload,
  readEntry,
  sha256,
  toHex,
  utf8,
} from "@longtable/protocol";
import { Chain, type ChainAct, type RoomControl, foldControl } from "@longtable/record";

import type { PlacedRoom } from "../room/placed-room.ts";
import type { Store } from "../store/store.ts";

/** Entries read from the store at one go. */
const TOGETHER = 500;
const BYTES_TOGETHER = 4 * 1024 * 1024;

/**
 * What a press room has published, folded as every device folds it: signatures of the press keys of that
 * time, chains in their order, `seen` as this record has it. Reads on from where it stopped.
 */
export class PressRoom {
  readonly #placed: PlacedRoom;
  readonly #store: Store;
  readonly #chains = new Map<ChainId, Chain>();
  #control: RoomControl | null = null;
  #press: Press = nothingPublished;
  #read = 0;
  #reading: Promise<void> = Promise.resolve();

  constructor(placed: PlacedRoom, store: Store) {
    this.#placed = placed;
    this.#store = store;
  }

  get room(): Uint8Array {
    return this.#placed.room;
  }

  /** All that is published now. */
  async published(): Promise<Press> {
    this.#reading = this.#reading.then(() => this.#readOn());
    await this.#reading;
    return this.#press;
  }

  async #readOn(): Promise<void> {
    const { room, size } = this.#placed;
    while (this.#read < size) {
      const entries = await this.#store.read(room, this.#read, Math.min(TOGETHER, size - this.#read), BYTES_TOGETHER);
      if (entries.length === 0) return;
      for (const bytes of entries) {
        await this.#take(bytes, this.#read);
        this.#read++;
      }
    }
  }

  async #take(bytes: Uint8Array, seq: number): Promise<void> {
    const entry = readEntry(bytes);
    if (entry.form === "control") {
      const outcome = await foldControl(this.#control, seq, bytes);
      if (outcome.ok) this.#control = outcome.control;
      return;
    }
    if (entry.form !== "open" || this.#control === null) return;
    const act = readActPayload(entry.payload);
    const { key } = deviceOfChain(act.chain);
    const side = [...this.#control.delegations.values()].find((one) => one.inRoom && equalBytes(one.press, key));
    if (side === undefined || !(await isSignedBy("act", entry, key))) return;
    const hash = sha256(encodeCanonical([entry.payload, entry.signature]));
    const id = toHex(act.chain) as ChainId;
    const chain = this.#chains.get(id) ?? new Chain();
    this.#chains.set(id, chain);
    const placing = chain.place({ hash, act, seq, counts: this.#isSeenHere(act.seenSize, act.seen, seq) });
    if (placing.result !== "taken") return;
    for (const taken of placing.acts) this.#publish(taken, side.id, key, seq);
  }

  #publish({ act, hash }: ChainAct, delegation: DelegationId, key: Uint8Array, seq: number): void {
    const read = readPressAct(act.act);
    if (read === null) return;
    const press = foldPress(this.#press, read, {
      act: idOf<ActId>(hash),
      seq,
      at: act.at,
      device: idOf(key),
      delegation,
      role: "press",
      name: null,
      onBehalfOf: null,
      noted: null,
      invented: read.invented ?? false,
    });
    if (typeof press !== "string") this.#press = press;
  }

  /** Whether the checkpoint an author had verified is one of this very record (PROTOCOL.md §5). */
  #isSeenHere(size: number, seen: Uint8Array, seq: number): boolean {
    if (size === 0) return equalBytes(seen, NOTHING_BEFORE);
    if (size > seq || this.#control === null) return false;
    const { room, tree } = this.#placed;
    const text = checkpointText({ room, size, root: tree.root(size), term: this.#control.term });
    return equalBytes(sha256(utf8(text)), seen);
  }
}
