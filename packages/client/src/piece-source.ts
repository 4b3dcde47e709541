import { type RunningHash, startHash } from "@longtable/protocol";

import { ClientError } from "./error.ts";

/**
 * Cuts a stream into pieces of one size, the last one shorter, and keeps the newest until the one after it
 * is asked for: what was sent and not acknowledged can be sent again, and no more than a piece is held.
 */
export class PieceSource {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #size: number;
  readonly #hash: RunningHash = startHash();
  #digest: Uint8Array | null = null;
  #rest: Uint8Array = new Uint8Array(0);
  #piece: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  /** Where the newest piece starts. */
  #start = 0;

  constructor(stream: ReadableStream<Uint8Array>, size: number) {
    this.#reader = stream.getReader();
    this.#size = size;
  }

  /** The piece that starts at an offset: the newest one again, or the next. Refuses any other. */
  async pieceAt(offset: number): Promise<Uint8Array<ArrayBuffer>> {
    if (offset === this.#start && this.#piece.length > 0) return this.#piece;
    if (offset !== this.#start + this.#piece.length) {
      throw new ClientError("BAD_ANSWER", "The node asks for a piece of this file that it had, or cannot have yet.");
    }
    const piece = new Uint8Array(this.#size);
    let filled = 0;
    while (filled < this.#size) {
      if (this.#rest.length === 0) {
        const { done, value } = await this.#reader.read();
        if (done) break;
        this.#rest = value;
      }
      const part = this.#rest.subarray(0, this.#size - filled);
      piece.set(part, filled);
      filled += part.length;
      this.#rest = this.#rest.subarray(part.length);
    }
    this.#piece = piece.subarray(0, filled);
    this.#start = offset;
    this.#hash.update(this.#piece);
    return this.#piece;
  }

  /** H of all pieces, once they have all been asked for. */
  hash(): Uint8Array {
    return (this.#digest ??= this.#hash.digest());
  }

  /** Lets go of the stream. */
  async cancel(): Promise<void> {
    await this.#reader.cancel().catch(() => undefined);
  }
}
