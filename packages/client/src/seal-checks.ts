import { type RoomEvent, type RoomState, type SealedEvent, emptyRoom, foldRoom, stateHash } from "@longtable/dialogue";

/** A head's seal beside what this device computes. */
export interface SealCheck extends Omit<SealedEvent, "kind"> {
  /** Whether this device folds the same entries to the same state. */
  readonly agrees: boolean;
}

/** So many of the latest states are kept: seals are over what was placed shortly before them. */
const STATES_KEPT = 512;

/** Compares every seal with the state that this device had itself at the sealed size. */
export class SealChecks {
  readonly #recent: RoomState[] = [];
  #all: readonly SealCheck[] = [];

  /** Every seal, in the record's order. */
  get all(): readonly SealCheck[] {
    return this.#all;
  }

  /** Takes the next event with the room right after it, and all events up to it. */
  take(event: RoomEvent, after: RoomState, events: readonly RoomEvent[]): void {
    if (event.kind === "sealed") {
      const { kind: _, ...seal } = event;
      const state = this.stateAt(event.size, events);
      this.#all = [...this.#all, { ...seal, agrees: state !== null && stateHash(state) === event.stateHash }];
    }
    this.#recent.push(after);
    if (this.#recent.length > STATES_KEPT * 2) this.#recent.splice(0, STATES_KEPT);
  }

  /** The room as it was when its record had `size` entries. */
  stateAt(size: number, events: readonly RoomEvent[]): RoomState | null {
    const recent = this.#recent.findLast((state) => state.size <= size);
    return recent ?? foldUpTo(size, events);
  }
}

function foldUpTo(size: number, events: readonly RoomEvent[]): RoomState | null {
  let state: RoomState | null = null;
  for (const event of events) {
    if (event.seq >= size) break;
    if (state !== null) ({ state } = foldRoom(state, event));
    else if (event.kind === "founded") state = emptyRoom(event);
  }
  return state;
}
