import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

import type { DelegationId, RefusalCode } from "@longtable/protocol";

import { flush, placeDurably } from "../store/backup.ts";

/** Entries that a device gives back, until all that its checkpoint covers are there. */
export interface Returning {
  readonly room: string;
  readonly from: number;
  readonly entries: readonly Uint8Array[];
}

/**
 * Rooms for which the node signs nothing, because it may have signed more than its store holds (PROTOCOL.md
 * §4). A restore freezes all of them. A room thaws once a device of each of its delegations has shown its
 * newest checkpoint and the store extends them all. What is frozen stays so over a restart.
 */
export class Freeze {
  /** Rooms that take entries back from a device now, by id in hex, each with what will come of it. */
  readonly takingBack = new Map<string, Promise<RefusalCode | null>>();
  readonly #mark: string;
  readonly #frozen: Set<string>;
  readonly #shown = new Map<string, Set<DelegationId>>();

  private constructor(mark: string, frozen: Set<string>) {
    this.#mark = mark;
    this.#frozen = frozen;
  }

  /** Reads the mark that a restore, or an earlier run, left: ids of rooms in hex, or `restored` for all. */
  static open(mark: string, rooms: Iterable<string>): Freeze {
    const lines = existsSync(mark) ? readFileSync(mark, "utf8").split("\n") : [];
    const all = new Set(rooms);
    const frozen = lines.includes("restored") ? all : new Set(lines.filter((line) => all.has(line)));
    const freeze = new Freeze(mark, frozen);
    if (lines.length > 0) freeze.#write();
    return freeze;
  }

  /** Whether anything is frozen: then no room is founded either, since one founded before may be lost. */
  get isAny(): boolean {
    return this.#frozen.size > 0;
  }

  /** How many rooms are frozen. */
  get count(): number {
    return this.#frozen.size;
  }

  /** Whether a room, by its id in hex, is frozen. */
  isFrozen(room: string): boolean {
    return this.#frozen.has(room);
  }

  /** Freezes a room: somebody showed what the store does not hold. */
  freeze(room: string): void {
    this.#shown.delete(room);
    if (this.#frozen.has(room)) return;
    this.#frozen.add(room);
    this.#write();
  }

  /**
   * Notes that a device of a delegation has shown a checkpoint which the store extends. True when that was
   * the last of the room's delegations, and the room has thawed.
   */
  show(room: string, by: DelegationId, delegations: readonly DelegationId[]): boolean {
    const shown = (this.#shown.get(room) ?? new Set()).add(by);
    this.#shown.set(room, shown);
    if (!delegations.every((delegation) => shown.has(delegation))) return false;
    this.#shown.delete(room);
    this.#frozen.delete(room);
    this.#write();
    return true;
  }

  #write(): void {
    if (this.#frozen.size === 0) {
      rmSync(this.#mark, { force: true });
      flush(dirname(this.#mark));
      return;
    }
    writeFileSync(`${this.#mark}.part`, `${[...this.#frozen].join("\n")}\n`, { mode: 0o600 });
    placeDurably(`${this.#mark}.part`, this.#mark);
  }
}
