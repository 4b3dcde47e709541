import { type RoomEvent, filesOf } from "@longtable/dialogue";
import type { DeviceId } from "@longtable/protocol";

import type { Connection } from "./connection.ts";
import { keepFile } from "./file.ts";

/** So many of the newest files are vouched for again when a room is opened. */
const AGAIN = 16;

/**
 * Tells the node of the files that this device's own acts share, once those acts are placed, so that they
 * stay. What was said before a crash or without an answer is said again at the next opening; others who
 * fetch a file say it too.
 */
export class KeptFiles {
  readonly #room: Uint8Array;
  readonly #device: DeviceId;
  #unsaid: string[] = [];
  #saying: Promise<void> = Promise.resolve();

  constructor(room: Uint8Array, device: DeviceId) {
    this.#room = room;
    this.#device = device;
  }

  /** Takes what happened in the room. */
  take(events: readonly RoomEvent[], isAttached: boolean): void {
    for (const event of events) {
      if (event.kind !== "act" || event.device !== this.#device) continue;
      this.#unsaid.push(...filesOf(event.act).map(({ hash }) => hash));
    }
    if (!isAttached) this.#unsaid = this.#unsaid.slice(-AGAIN);
  }

  /** Says what is unsaid; what fails is said over the next connection. */
  say(connection: Connection): void {
    if (this.#unsaid.length > 0) this.#saying = this.#saying.then(() => this.#say(connection));
  }

  async #say(connection: Connection): Promise<void> {
    const said = this.#unsaid;
    this.#unsaid = [];
    const place = { room: this.#room, connection: () => Promise.resolve(connection) };
    for (const hash of said) {
      await keepFile(place, { hash }).catch((error: unknown) => {
        // Not there: an act may name a file that was never put, or that has expired.
        const isGone = error instanceof Error && "code" in error && error.code === "NO_SUCH_THING";
        if (!isGone) this.#unsaid.push(hash);
      });
    }
  }
}
