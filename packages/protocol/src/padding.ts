import { ProtocolError } from "./error.ts";

/** No padded content is smaller than this, in bytes. */
export const SMALLEST_PADDED = 1024;

/**
 * The length to which content of `length` bytes is padded: at least 1 KiB, then Padmé (Nikitin et
 * al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", PoPETs 2019),
 * which grows a length by at most 12 % and lets only O(log log) of it be seen.
 */
export function paddedLength(length: number): number {
  if (length <= SMALLEST_PADDED) return SMALLEST_PADDED;
  const exponent = Math.floor(Math.log2(length));
  const significant = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** (exponent - significant);
  return Math.ceil(length / step) * step;
}

/** Content, then 0x80, then zeros up to `paddedLength` (the padding of ISO/IEC 7816-4). */
export function pad(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(paddedLength(content.length + 1));
  padded.set(content);
  padded[content.length] = 0x80;
  return padded;
}

/** The content that `pad` was given. Refuses any other padding, longer or shorter: `BAD_PADDING`. */
export function unpad(padded: Uint8Array): Uint8Array {
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0) end--;
  if (end < 0 || padded[end] !== 0x80 || paddedLength(end + 1) !== padded.length) {
    throw new ProtocolError("BAD_PADDING", "The padding of an opened box is not the one that its length asks for.");
  }
  return padded.subarray(0, end);
}
