import { type DecodeOptions, Token, Tokenizer, Type, decode, encode, rfc8949EncodeOptions } from "cborg";

import { compareBytes } from "./bytes.ts";
import { ProtocolError } from "./error.ts";

/** What a canonical byte string can hold: no floats, no tags, no undefined, no big integers. */
export type Value =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly Value[]
  | { readonly [key: string]: Value };

/** Nesting deeper than this is refused, on writing and on reading. */
export const MAX_DEPTH = 16;

const textDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The one encoding of a value: CBOR as RFC 8949 §4.2.1 (shortest integers and lengths, map keys in
 * bytewise order, definite lengths). Refuses what `Value` does not allow, text that is not well
 * formed UTF-16 (a lone surrogate) and nesting over `MAX_DEPTH`: `BAD_VALUE`. Nothing is normalised.
 */
export function encodeCanonical(value: Value): Uint8Array<ArrayBuffer> {
  assertValue(value, 0);
  return encode(value, rfc8949EncodeOptions);
}

/**
 * The value of canonical bytes. Every other encoding of the same value is refused, at the token
 * where it departs (`BAD_CBOR`), so the bytes decode exactly when re-encoding gives them back: a
 * property test holds the two against each other. Lengths are checked before anything is allocated.
 */
export function decodeCanonical(bytes: Uint8Array): Value {
  const reader = new CanonicalTokenizer(bytes);
  let value: Value;
  try {
    value = decode(bytes, { ...reader.options, tokenizer: reader }) as Value;
  } catch (cause) {
    if (cause instanceof ProtocolError) throw cause;
    throw new ProtocolError("BAD_CBOR", `These bytes are not canonical CBOR (near byte ${reader.pos()}).`, { cause });
  }
  return value;
}

function assertValue(value: unknown, depth: number): asserts value is Value {
  if (depth > MAX_DEPTH) throw new ProtocolError("BAD_VALUE", `A value is nested deeper than ${MAX_DEPTH} levels.`);
  switch (typeof value) {
    case "boolean":
      return;
    case "number":
      if (Number.isSafeInteger(value) && !Object.is(value, -0)) return;
      throw new ProtocolError("BAD_VALUE", "A number is not an integer within ±(2⁵³−1).");
    case "string":
      if (value.isWellFormed()) return;
      throw new ProtocolError("BAD_VALUE", "A text holds half of a character (a lone surrogate).");
    case "object":
      break;
    default:
      throw new ProtocolError("BAD_VALUE", `A value of type ${typeof value} cannot be written.`);
  }
  if (value === null || value instanceof Uint8Array) return;
  if (Array.isArray(value)) {
    for (const item of value) assertValue(item, depth + 1);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new ProtocolError("BAD_VALUE", "Only plain objects, arrays and byte strings can be written.");
  }
  for (const [key, field] of Object.entries(value)) {
    assertValue(key, depth);
    assertValue(field, depth + 1);
  }
}

interface OpenContainer {
  left: number;
  readonly isMap: boolean;
  previousKey: Uint8Array | undefined;
}

const UNSIGNED = 0;
const NEGATIVE = 1;
const TEXT = 3;
const ARRAY = 4;
const MAP = 5;
const TAG = 6;
const SIMPLE = 7;

/**
 * cborg's tokenizer, watched. cborg's `strict` refuses long forms of integers and lengths; what it
 * lets through (unsorted or repeated keys, floats, ill-formed UTF-8, a dropped byte-order mark,
 * lengths that outrun the input, depth) is refused here, token by token. A second pass that encodes
 * the value again would say the same and take four times as long (figures in ARCHITECTURE.md).
 */
class CanonicalTokenizer extends Tokenizer {
  readonly #open: OpenContainer[] = [];

  constructor(bytes: Uint8Array) {
    const options: DecodeOptions = {
      strict: true,
      allowIndefinite: false,
      allowUndefined: false,
      allowBigInt: false,
      rejectDuplicateMapKeys: false,
    };
    super(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), options);
  }

  override next(): Token {
    const start = this.pos();
    const first = this.data[start] ?? 0xff;
    const major = first >>> 5;
    if (major === TAG || (major === SIMPLE && (first < 0xf4 || first > 0xf6))) {
      this.#refuse("holds a tag, a float or a simple value other than true, false and null");
    }
    const token = major === TEXT ? this.#text(start) : super.next();
    if ((major === UNSIGNED || major === NEGATIVE) && !Number.isSafeInteger(token.value)) {
      this.#refuse("holds an integer beyond ±(2⁵³−1)");
    }
    const container = this.#open.at(-1);
    if (container !== undefined) this.#place(container, major, start);
    if (major === ARRAY || major === MAP) this.#enter(token, major);
    else this.#leave();
    return token;
  }

  /** Counts a token in its container; a key must be text and sort after the key before it. */
  #place(container: OpenContainer, major: number, start: number): void {
    if (container.isMap && container.left % 2 === 0) {
      if (major !== TEXT) this.#refuse("has a map key that is not text");
      const key = this.data.subarray(start, this.pos());
      if (container.previousKey !== undefined && compareBytes(container.previousKey, key) >= 0) {
        this.#refuse("has map keys out of order or twice");
      }
      container.previousKey = key;
    }
    container.left--;
  }

  #enter(token: Token, major: number): void {
    const isMap = major === MAP;
    const left = Number(token.value) * (isMap ? 2 : 1);
    if (left > this.data.length - this.pos()) this.#refuse("announces more items than it has bytes");
    if (this.#open.length >= MAX_DEPTH + (left === 0 ? 1 : 0))
      this.#refuse(`is nested deeper than ${MAX_DEPTH} levels`);
    if (left === 0) this.#leave();
    else this.#open.push({ left, isMap, previousKey: undefined });
  }

  #leave(): void {
    while (this.#open.at(-1)?.left === 0) this.#open.pop();
  }

  /** Text is decoded here: cborg's decoder drops a leading U+FEFF and repairs ill-formed bytes. */
  #text(start: number): Token {
    const token = super.next();
    const size = token.encodedLength ?? 0;
    const length = size - headLength(this.data[start] ?? 0);
    const end = start + size;
    // As many UTF-16 units as bytes and nothing repaired: all ASCII, and cborg's fast path had it right.
    const value: unknown = token.value;
    if (typeof value === "string" && value.length === length && !value.includes("\uFFFD")) return token;
    try {
      return new Token(Type.string, textDecoder.decode(this.data.subarray(end - length, end)), size);
    } catch (cause) {
      throw new ProtocolError("BAD_CBOR", `A text is not well-formed UTF-8 (near byte ${start}).`, { cause });
    }
  }

  #refuse(what: string): never {
    throw new ProtocolError("BAD_CBOR", `The value ${what} (near byte ${this.pos()}).`);
  }
}

/** Bytes of a head with this initial byte: RFC 8949 §3. */
function headLength(initial: number): number {
  const minor = initial & 31;
  return minor < 24 ? 1 : 1 + 2 ** (minor - 24);
}
