import { toHex } from "@longtable/protocol";

import { ClientError } from "./error.ts";
import type { LocalCopy } from "./local-copy.ts";

/** So many entries more, and a new verdict is worth its signature and its hash. */
const VERDICT_EVERY = 1000;
const NONE = new Uint8Array(0);

/** What a device found in a room itself, kept beside its copy: it opens the room again without checking all anew. */
export class OwnVerdicts {
  readonly #copy: LocalCopy;
  readonly #name: string;
  /** The size at which one was last made, or tried. */
  #last = 0;

  constructor({ copy, room }: { readonly copy: LocalCopy; readonly room: Uint8Array }) {
    this.#copy = copy;
    this.#name = `verdict/${toHex(room)}`;
  }

  /** The verdict to open the room with: the one kept, which rests on this device alone, else one given; none, once one did not hold here. */
  async choose(given: Uint8Array | null): Promise<Uint8Array | null> {
    const kept = await this.#copy.readKey(this.#name);
    if (kept !== null && kept.length === 0) return null;
    return kept ?? given;
  }

  /** Whether enough was read since the last one; true once for each size. */
  isDue(size: number): boolean {
    if (size - this.#last < VERDICT_EVERY) return false;
    this.#last = size;
    return true;
  }

  /** Keeps a verdict in the place of the one before; null, where the room could not be judged, changes nothing. */
  async keep(verdict: Uint8Array | null): Promise<void> {
    if (verdict !== null) await this.#copy.writeKey(this.#name, verdict);
  }

  /** Takes none any more until this device has found enough itself: one did not hold. */
  async forget(): Promise<void> {
    await this.#copy.writeKey(this.#name, NONE);
  }
}

/** The alarm of a room whose verdict did not hold. */
export function verdictDiffers(): ClientError {
  return new ClientError(
    "VERDICT_DIFFERS",
    "What a device of this delegation said it found in the record is not what is found here: open the room again, and every signature is checked.",
  );
}
