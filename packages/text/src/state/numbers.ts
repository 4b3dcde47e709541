import { broken } from "./broken.ts";

/** Numbers as bytes, the small ones in one byte each. */
export interface NumbersOut {
  readonly write: (number: number) => void;
  /** All that was written. */
  readonly bytes: () => Uint8Array;
}

/** The same numbers again, in order. Throws `BAD_SAVED_STATE` where there are none left. */
export interface NumbersIn {
  readonly read: () => number;
  /** A number that counts things of which each takes a byte at least, so not more than bytes are left; nor fewer than `least`, 0 unless told. */
  readonly readLength: (least?: number) => number;
  readonly isAtEnd: () => boolean;
}

/** Whole numbers up to this are written shortly; all others as they are in memory. */
const GREATEST = 2 ** 50;
const AS_IN_MEMORY = 0;

/**
 * Whole numbers as Protocol Buffers' signed varints are (zigzag, seven bits a byte, the lowest first), counted from 1: a 0 is followed
 * by an IEEE 754 number of eight bytes, the lowest first.
 */
export function numbersOut(): NumbersOut {
  let bytes = new Uint8Array(1 << 16);
  let end = 0;
  return {
    write(number) {
      if (end + 10 > bytes.length) {
        const more = new Uint8Array(bytes.length * 2);
        more.set(bytes);
        bytes = more;
      }
      if (!Number.isInteger(number) || Math.abs(number) > GREATEST || Object.is(number, -0)) {
        bytes[end++] = AS_IN_MEMORY;
        new DataView(bytes.buffer).setFloat64(end, number, true);
        end += 8;
        return;
      }
      let rest = (number < 0 ? -2 * number - 1 : 2 * number) + 1;
      for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes[end++] = (rest % 0x80) | 0x80;
      bytes[end++] = rest;
    },
    bytes: () => bytes.subarray(0, end),
  };
}

/** Reads what `numbersOut` wrote. */
export function numbersIn(bytes: Uint8Array): NumbersIn {
  let at = 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const read = (): number => {
    const first = bytes[at++];
    if (first === undefined) throw broken();
    if (first === AS_IN_MEMORY) {
      if (at + 8 > bytes.length) throw broken();
      at += 8;
      return view.getFloat64(at - 8, true);
    }
    if (first < 0x80) return first & 1 ? (first - 1) / 2 : -first / 2;
    let rest = first & 0x7f;
    for (let scale = 0x80; ; scale *= 0x80) {
      const next = bytes[at++];
      if (next === undefined || scale > GREATEST * 4) throw broken();
      rest += (next & 0x7f) * scale;
      if (next < 0x80) return rest % 2 === 1 ? (rest - 1) / 2 : -rest / 2;
    }
  };
  return {
    read,
    readLength(least = 0) {
      const length = read();
      if (!Number.isInteger(length) || length < least || length > bytes.length - at) throw broken();
      return length;
    },
    isAtEnd: () => at === bytes.length,
  };
}
