import { MAJOR, MAX_DEPTH, SIMPLE, type Value } from "./cbor-value.ts";
import { ProtocolError } from "./error.ts";

const textDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
/** Up to here a text is put together letter by letter: most are field names, and the decoder's call costs more. */
const SHORT_TEXT = 24;

/**
 * The value of canonical bytes. Every other encoding of the same value is refused, at the byte where it
 * departs (`BAD_CBOR`), so the bytes decode exactly when encoding the value gives them back: a property test
 * holds it to that, with another library's reader and writer. Lengths are checked before anything is
 * allocated. Byte strings are copies: keeping one does not keep what it was read from.
 */
export function decodeCanonical(bytes: Uint8Array): Value {
  const reader = new CanonicalReader(bytes);
  const value = reader.value(0);
  reader.end();
  return value;
}

class CanonicalReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  value(depth: number): Value {
    if (depth > MAX_DEPTH) this.#refuse(`is nested deeper than ${MAX_DEPTH} levels`);
    const initial = this.#byte();
    switch (initial >>> 5) {
      case MAJOR.unsigned:
        return this.#argument(initial);
      case MAJOR.negative: {
        const value = -1 - this.#argument(initial);
        return Number.isSafeInteger(value) ? value : this.#refuse("holds an integer beyond ±(2⁵³−1)");
      }
      case MAJOR.bytes: {
        const start = this.#skip(this.#argument(initial));
        return this.#bytes.slice(start, this.#at);
      }
      case MAJOR.text:
        return this.#text(this.#skip(this.#argument(initial)));
      case MAJOR.array:
        return this.#array(this.#items(initial, 1), depth + 1);
      case MAJOR.map:
        return this.#map(this.#items(initial, 2), depth + 1);
      default:
    }
    if (initial === SIMPLE.null) return null;
    if (initial === SIMPLE.true || initial === SIMPLE.false) return initial === SIMPLE.true;
    return this.#refuse("holds a tag, a float or a simple value other than true, false and null");
  }

  /** Refuses whatever follows the value. */
  end(): void {
    if (this.#at < this.#bytes.length) this.#refuse("is followed by more bytes");
  }

  #array(count: number, depth: number): Value {
    const items: Value[] = [];
    for (let n = 0; n < count; n++) items.push(this.value(depth));
    return items;
  }

  #map(count: number, depth: number): Value {
    const fields: Record<string, Value> = {};
    let previous = -1;
    for (let n = 0; n < count; n++) {
      const start = this.#at;
      const initial = this.#byte();
      if (initial >>> 5 !== MAJOR.text) this.#refuse("has a map key that is not text");
      const key = this.#text(this.#skip(this.#argument(initial)));
      if (previous >= 0 && !this.#isBefore(previous, start)) this.#refuse("has map keys out of order or twice");
      previous = start;
      const value = this.value(depth);
      // An assignment to this name would set the object's prototype.
      if (key === "__proto__") {
        Object.defineProperty(fields, key, { value, enumerable: true, writable: true, configurable: true });
      } else {
        fields[key] = value;
      }
    }
    return fields;
  }

  /**
   * Whether the key encoded at `a` sorts before that encoded at `b`, which ends where reading stands. The
   * head says the length and comes first, so of two different keys none is the other's beginning.
   */
  #isBefore(a: number, b: number): boolean {
    const bytes = this.#bytes;
    for (let n = 0; b + n < this.#at; n++) {
      const difference = (bytes[a + n] ?? 0) - (bytes[b + n] ?? 0);
      if (difference !== 0) return difference < 0;
    }
    return false;
  }

  /** The text from `start` to where reading stands. */
  #text(start: number): string {
    const bytes = this.#bytes;
    const end = this.#at;
    if (end - start <= SHORT_TEXT) {
      let text = "";
      let at = start;
      for (; at < end; at++) {
        const unit = bytes[at] ?? 0;
        if (unit > 0x7f) break;
        text += String.fromCharCode(unit);
      }
      if (at === end) return text;
    }
    try {
      return textDecoder.decode(bytes.subarray(start, end));
    } catch (cause) {
      throw new ProtocolError("BAD_CBOR", `A text is not well-formed UTF-8 (near byte ${start}).`, { cause });
    }
  }

  /** How many items or fields a head announces; each is at least `size` bytes, and those must be there. */
  #items(initial: number, size: number): number {
    const count = this.#argument(initial);
    if (count * size > this.#bytes.length - this.#at) this.#refuse("announces more items than it has bytes");
    return count;
  }

  /** Goes past so many bytes and returns where they began. */
  #skip(length: number): number {
    const start = this.#at;
    if (length > this.#bytes.length - start) this.#refuse("announces more bytes than it has");
    this.#at = start + length;
    return start;
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) return this.#refuse("ends too early");
    this.#at++;
    return byte;
  }

  /** A head's argument in its shortest form (RFC 8949 §4.2.1). */
  #argument(initial: number): number {
    const minor = initial & 31;
    if (minor < 24) return minor;
    if (minor > 27) this.#refuse("has a head that is indefinite or reserved");
    const size = 2 ** (minor - 24);
    let value = 0;
    for (let n = 0; n < size; n++) value = value * 256 + this.#byte();
    const least = minor === 24 ? 24 : 2 ** (4 * size);
    if (value < least) this.#refuse("has a head that could be shorter");
    if (!Number.isSafeInteger(value)) this.#refuse("holds an integer beyond ±(2⁵³−1)");
    return value;
  }

  #refuse(what: string): never {
    throw new ProtocolError(
      "BAD_CBOR",
      `These bytes are not canonical CBOR: the value ${what} (near byte ${this.#at}).`,
    );
  }
}
