import { frameBytes } from "@longtable/protocol";

import { LIMITS } from "../limits.ts";
import type { PlacedRoom, Watcher } from "../room/placed-room.ts";
import type { Store } from "../store/store.ts";
import { type Framed, type Wire, framedMessage } from "./wire.ts";

/**
 * Follows a room for one connection. While the reader keeps up it is sent each batch as it is placed, in
 * the bytes that all watchers share; when too much lies unsent, it is served from the store at the pace at
 * which it reads, so a slow reader costs the node no memory and loses nothing.
 */
export class RoomPush implements Watcher {
  readonly #wire: Wire;
  readonly #store: Store;
  readonly #room: PlacedRoom;
  #next: number;
  #isCatchingUp = false;
  #isStopped = false;

  constructor(wire: Wire, store: Store, room: PlacedRoom, from: number) {
    this.#wire = wire;
    this.#store = store;
    this.#room = room;
    this.#next = from;
    room.watchers.add(this);
    void this.#catchUp();
  }

  placed(room: PlacedRoom, from: number, frame: Framed): void {
    if (this.#isCatchingUp || this.#isStopped) return;
    if (from === this.#next && this.#wire.unsent < LIMITS.bufferedPerWatcher) {
      this.#wire.send(frame);
      this.#next = room.size;
      return;
    }
    void this.#catchUp();
  }

  whisper(frame: Framed): void {
    if (!this.#isStopped && this.#wire.unsent < LIMITS.bufferedForWhispers) this.#wire.send(frame);
  }

  /** Stops following. */
  stop(): void {
    this.#isStopped = true;
    this.#room.watchers.delete(this);
  }

  async #catchUp(): Promise<void> {
    if (this.#isCatchingUp) return;
    this.#isCatchingUp = true;
    try {
      while (!this.#isStopped && this.#next < this.#room.size) await this.#sendPart();
    } catch {
      this.#wire.socket.close(1011);
    } finally {
      this.#isCatchingUp = false;
    }
  }

  async #sendPart(): Promise<void> {
    const { room, size, note } = this.#room;
    const from = this.#next;
    const entries = await this.#store.read(room, from, Math.min(1000, size - from), LIMITS.answerBytes);
    const frame = framedMessage(frameBytes({ t: "placed", room, from, entries: [...entries], note }));
    this.#next = from + entries.length;
    await new Promise<void>((resolve, reject) =>
      this.#wire.send(frame, (error) => (error ? reject(error) : resolve())),
    );
  }
}
