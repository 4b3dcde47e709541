const WIDTH = 32;

/** Hashes one after another in one buffer that doubles as it fills: 32 bytes each, and nothing for a collector to visit. */
export class HashList {
  #bytes = new Uint8Array(WIDTH * 16);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Adds a hash of 32 bytes at the end. */
  push(hash: Uint8Array): void {
    const at = this.#length * WIDTH;
    if (at === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(hash, at);
    this.#length++;
  }

  /** A copy of the hash at an index, or undefined beyond the end. */
  at(index: number): Uint8Array<ArrayBuffer> | undefined {
    return index >= 0 && index < this.#length ? this.#bytes.slice(index * WIDTH, (index + 1) * WIDTH) : undefined;
  }

  /** Forgets all from an index on. */
  truncate(length: number): void {
    this.#length = Math.min(this.#length, length);
  }
}
