import { ProtocolError } from "./error.ts";

const utf8Encoder = new TextEncoder();

/** UTF-8 of a string. Lone surrogates become U+FFFD; `encodeCanonical` refuses them beforehand. */
export function utf8(text: string): Uint8Array {
  return utf8Encoder.encode(text);
}

/** The parts one after another, in a new array. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether two byte strings are the same. Not constant-time: never use it on secrets. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Bytewise lexicographic order, as RFC 8949 §4.2.1 sorts: negative, zero or positive. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The platform's own, where it has one (ECMAScript 2026): a node writes each id's key many times a second. */
const nativeToHex = (Uint8Array.prototype as { readonly toHex?: () => string }).toHex;

/** Lower-case base 16 (RFC 4648 §8), the form in which ids are map keys and are shown. */
export function toHex(bytes: Uint8Array): string {
  if (nativeToHex !== undefined) return nativeToHex.call(bytes);
  let text = "";
  for (const byte of bytes) text += hexOfByte[byte] ?? "";
  return text;
}

const HEX = /^[0-9a-f]*$/;

/** Whether a value is so many bytes as `toHex` writes them: an id or a hash is 32. */
export function isHex(value: unknown, bytes: number): value is string {
  return typeof value === "string" && value.length === bytes * 2 && HEX.test(value);
}

/** Whether a value is a byte string of at most so many bytes. */
export function isBytesUpTo(value: unknown, most: number): value is Uint8Array {
  return value instanceof Uint8Array && value.length <= most;
}

/** The bytes that `toHex` wrote. Refuses upper case, odd lengths and anything else: `BAD_HEX`. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 2 !== 0 || !HEX.test(text)) {
    throw new ProtocolError("BAD_HEX", "An id is not lower-case hexadecimal: copy it again, whole.");
  }
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
