import { type RoomEvent, type RoomState, emptyRoom, foldRoom, stateHash } from "@longtable/dialogue";
import { toHex } from "@longtable/protocol";

import { Convergence } from "./convergence.ts";
import type { RefusedEntry } from "./refused-entry.ts";
import type { Settled } from "./room-reader.ts";
import { SealChecks } from "./seal-checks.ts";

/** What a room's record comes to on this device: its events folded, and each head's seal held against the fold. */
export class FoldedRoom {
  /** All that happened, in order; grows at the end. */
  readonly events: RoomEvent[] = [];
  readonly refused: RefusedEntry[] = [];
  readonly seals = new SealChecks();
  readonly convergence = new Convergence();
  #state: RoomState | null = null;
  #size = 0;
  #trusted = 0;

  /** Null until the room's founding was read and verified. */
  get state(): RoomState | null {
    return this.#state;
  }

  /** How many entries are verified here. */
  get size(): number {
    return this.#size;
  }

  /** So many entries' signatures rest on a verdict; 0 where all were checked here. */
  get trusted(): number {
    return this.#trusted;
  }

  /**
   * Folds what a reader settled. † False where a verdict stood for signatures, and these entries come to another
   * state than the one it names: then nothing here is to be believed.
   */
  take({ events, refused, trusted }: Settled, size: number): boolean {
    this.refused.push(...refused);
    for (const event of events) this.#fold(event);
    this.#size = size;
    if (trusted === null) return true;
    this.#trusted = trusted.size;
    const folded = this.seals.stateAt(trusted.size, this.events);
    return folded !== null && stateHash(folded) === toHex(trusted.state);
  }

  #fold(event: RoomEvent): void {
    if (this.#state !== null) this.#state = foldRoom(this.#state, event).state;
    else if (event.kind === "founded") this.#state = emptyRoom(event);
    this.events.push(event);
    if (this.#state === null) return;
    this.seals.take(event, this.#state, this.events);
    if (event.kind === "act") this.convergence.take(this.#state, event);
  }
}
