import { compareBytes, utf8 } from "./bytes.ts";
import { MAJOR, MAX_DEPTH, SIMPLE, type Value } from "./cbor-value.ts";
import { ProtocolError } from "./error.ts";

/**
 * The one encoding of a value: CBOR as RFC 8949 §4.2.1 (shortest integers and lengths, map keys in bytewise
 * order, definite lengths). Refuses what `Value` does not allow, text that is not well formed UTF-16 (a lone
 * surrogate) and nesting over `MAX_DEPTH`: `BAD_VALUE`. Nothing is normalised.
 */
export function encodeCanonical(value: Value): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizeOf(value, 0));
  write(value, bytes, 0);
  return bytes;
}

/** The bytes a value takes; refuses what cannot be written, so that writing itself meets nothing new. */
function sizeOf(value: unknown, depth: number): number {
  if (depth > MAX_DEPTH) throw badValue(`A value is nested deeper than ${MAX_DEPTH} levels.`);
  switch (typeof value) {
    case "boolean":
      return 1;
    case "number":
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
        throw badValue("A number is not an integer within ±(2⁵³−1).");
      }
      return headSize(value < 0 ? -1 - value : value);
    case "string":
      return sizeOfText(value);
    case "object":
      break;
    default:
      throw badValue(`A value of type ${typeof value} cannot be written.`);
  }
  if (value === null) return 1;
  if (value instanceof Uint8Array) return headSize(value.length) + value.length;
  if (Array.isArray(value)) {
    let size = headSize(value.length);
    for (const item of value) size += sizeOf(item, depth + 1);
    return size;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw badValue("Only plain objects, arrays and byte strings can be written.");
  }
  const keys = Object.keys(value);
  let size = headSize(keys.length);
  for (const key of keys) size += sizeOfText(key) + sizeOf((value as Record<string, unknown>)[key], depth + 1);
  return size;
}

function sizeOfText(text: string): number {
  const length = isAscii(text) ? text.length : lengthInUtf8(text);
  return headSize(length) + length;
}

function lengthInUtf8(text: string): number {
  if (!text.isWellFormed()) throw badValue("A text holds half of a character (a lone surrogate).");
  return utf8(text).length;
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/** Writes a value that `sizeOf` has passed; returns where it ends. */
function write(value: Value, into: Uint8Array, at: number): number {
  if (value === null || typeof value === "boolean") {
    into[at] = value === null ? SIMPLE.null : value ? SIMPLE.true : SIMPLE.false;
    return at + 1;
  }
  if (typeof value === "number") {
    return value < 0 ? writeHead(MAJOR.negative, -1 - value, into, at) : writeHead(MAJOR.unsigned, value, into, at);
  }
  if (typeof value === "string") return writeText(value, into, at);
  if (value instanceof Uint8Array) {
    const start = writeHead(MAJOR.bytes, value.length, into, at);
    into.set(value, start);
    return start + value.length;
  }
  if (isArray(value)) {
    let next = writeHead(MAJOR.array, value.length, into, at);
    for (const item of value) next = write(item, into, next);
    return next;
  }
  const keys = inOrder(Object.keys(value));
  let next = writeHead(MAJOR.map, keys.length, into, at);
  for (const key of keys) {
    next = writeText(key, into, next);
    next = write(value[key] ?? null, into, next);
  }
  return next;
}

/** `Array.isArray` for arrays that are only read, which its own type leaves out. */
const isArray: (value: Value) => value is readonly Value[] = Array.isArray;

function writeText(text: string, into: Uint8Array, at: number): number {
  if (!isAscii(text)) {
    const bytes = utf8(text);
    const start = writeHead(MAJOR.text, bytes.length, into, at);
    into.set(bytes, start);
    return start + bytes.length;
  }
  const start = writeHead(MAJOR.text, text.length, into, at);
  for (let n = 0; n < text.length; n++) into[start + n] = text.charCodeAt(n);
  return start + text.length;
}

/** Keys as their encodings sort: the shorter first, because the head says the length, then bytewise. */
function inOrder(keys: readonly string[]): readonly string[] {
  if (keys.every(isAscii)) return keys.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const encoded = keys.map((key) => ({ key, bytes: utf8(key) }));
  const sorted = encoded.toSorted((a, b) => a.bytes.length - b.bytes.length || compareBytes(a.bytes, b.bytes));
  return sorted.map(({ key }) => key);
}

function headSize(argument: number): number {
  if (argument < 24) return 1;
  if (argument < 0x100) return 2;
  if (argument < 0x1_0000) return 3;
  return argument < 0x1_0000_0000 ? 5 : 9;
}

function writeHead(major: number, argument: number, into: Uint8Array, at: number): number {
  const size = headSize(argument) - 1;
  into[at] = (major << 5) | (size === 0 ? argument : 24 + Math.log2(size));
  let rest = argument;
  for (let n = size; n > 0; n--) {
    into[at + n] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return at + 1 + size;
}

function badValue(sentence: string): ProtocolError {
  return new ProtocolError("BAD_VALUE", sentence);
}
