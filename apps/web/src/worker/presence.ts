import type { Heard } from "@longtable/client";
import type { DeviceId } from "@longtable/protocol";

import type { Aside, Present } from "../views/view.ts";

/** A device says that it is here this often, in milliseconds. */
export const SAY_HERE = 60_000;
/** One that was not heard for so long is not shown as present. */
const FORGET_AFTER = 150_000;
/** So many words off the record are shown; older ones are gone, as they are everywhere. */
const ASIDES_SHOWN = 200;

/** Who was heard in a room lately, and what was said there off the record. Kept while the app is open. */
export class Presence {
  readonly #present = new Map<DeviceId, Present>();
  #asides: readonly Aside[] = [];
  #count = 0;

  /** Takes a whisper. True when it came from somebody who was not here before. */
  take({ device, at, whisper }: Heard, now: number): boolean {
    if (whisper.kind === "off-the-record") {
      const aside = { id: String(this.#count++), device, at, text: whisper.text };
      this.#asides = [...this.#asides, aside].slice(-ASIDES_SHOWN);
      return false;
    }
    const isNew = !this.#present.has(device);
    if (whisper.state === "leaving") this.#present.delete(device);
    else this.#present.set(device, { device, state: whisper.state, at: now });
    return isNew && whisper.state !== "leaving";
  }

  /** Forgets those who were not heard for a while. True when there were any. */
  forget(now: number): boolean {
    const before = this.#present.size;
    for (const [device, { at }] of this.#present) if (now - at > FORGET_AFTER) this.#present.delete(device);
    return this.#present.size !== before;
  }

  get present(): readonly Present[] {
    return [...this.#present.values()];
  }

  get asides(): readonly Aside[] {
    return this.#asides;
  }
}
