/** How a file's bytes were taken as characters. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "windows-1251";

/**
 * A file as characters, with the way back: character `i` of `text` (a UTF-16 unit) came from the bytes
 * `starts[i]` up to `starts[i + 1]`. So any slice of the text can be written back as exactly the bytes it came from.
 */
export interface SourceText {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly encoding: Encoding;
  /** Absent when every character is one byte at its own index. Length `text.length + 1`. */
  readonly starts?: Uint32Array;
  /** Offsets in `text` of characters that stand for bytes no encoding explains; they are U+FFFD. */
  readonly broken: readonly number[];
}

/**
 * Takes any bytes as characters; never refuses. UTF-16 is taken by its byte order mark, or by the zeros that it has at every other
 * place; UTF-8 otherwise. A file that is not UTF-8 and holds no valid multi-byte character is taken as windows-1252, which old drafts
 * come in, or as windows-1251 where its words are written in the upper half throughout, as Cyrillic is; in any other file each byte
 * that is not UTF-8 becomes U+FFFD.
 */
export function decodeSource(bytes: Uint8Array): SourceText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, "utf-16be");
  const unmarked = unmarkedUtf16(bytes);
  return unmarked === undefined ? decodeUtf8(bytes) : decodeUtf16(bytes, unmarked);
}

/** UTF-16 without its mark: in any script the spaces and line ends have a zero byte, always on the same side. */
/** Whether a file is in UTF-16, by its mark or by where its zeros are. */
export function isUtf16(bytes: Uint8Array): boolean {
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return isMarked || unmarkedUtf16(bytes) !== undefined;
}

function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const even = [0, 0];
  const length = Math.min(bytes.length & ~1, 1 << 16);
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) even[at & 1] = (even[at & 1] ?? 0) + 1;
  const [high = 0, low = 0] = even;
  const enough = Math.max(4, length / 16);
  if (low >= enough && high === 0) return "utf-16le";
  return high >= enough && low === 0 ? "utf-16be" : undefined;
}

/** Cyrillic in one byte a letter: most bytes of the upper half are letters that stand beside another of them. */
function isCyrillic(bytes: Uint8Array): boolean {
  let upper = 0;
  let joined = 0;
  bytes.forEach((byte, at) => {
    if (byte < 0xc0) return;
    upper += 1;
    if ((bytes[at - 1] ?? 0) >= 0xc0 || (bytes[at + 1] ?? 0) >= 0xc0) joined += 1;
  });
  return upper >= 8 && joined > upper * 0.8;
}

/** The bytes that the characters `from` up to `to` of the text came from. */
export function sourceBytes(source: SourceText, from: number, to: number): Uint8Array {
  const { bytes, starts } = source;
  if (starts === undefined) return bytes.subarray(from, to);
  return bytes.subarray(starts[from] ?? bytes.length, starts[to] ?? bytes.length);
}

function decodeUtf8(bytes: Uint8Array): SourceText {
  let ascii = true;
  for (const byte of bytes) {
    if (byte > 0x7f) {
      ascii = false;
      break;
    }
  }
  if (ascii) return { bytes, text: new TextDecoder().decode(bytes), encoding: "utf-8", broken: [] };
  const units: number[] = [];
  const starts: number[] = [];
  const broken: number[] = [];
  let multibyte = false;
  for (let i = 0; i < bytes.length;) {
    const length = sequenceLength(bytes, i);
    const point = length === 0 ? 0xfffd : codePoint(bytes, i, length);
    if (length === 0) broken.push(units.length);
    else if (length > 1) multibyte = true;
    if (point > 0xffff) {
      // The second half starts where the character ends, so that the pair as a whole maps to its bytes.
      units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
      starts.push(i, i + length);
    } else {
      units.push(point);
      starts.push(i);
    }
    i += Math.max(length, 1);
  }
  if (broken.length > 0 && !multibyte) {
    const encoding = isCyrillic(bytes) ? "windows-1251" : "windows-1252";
    return { bytes, text: new TextDecoder(encoding).decode(bytes), encoding, broken: [] };
  }
  starts.push(bytes.length);
  return { bytes, text: fromUnits(units), encoding: "utf-8", starts: Uint32Array.from(starts), broken };
}

/** How many bytes the well-formed UTF-8 character at `i` has; 0 when there is none (Unicode, table 3-7). */
function sequenceLength(bytes: Uint8Array, i: number): 0 | 1 | 2 | 3 | 4 {
  const first = bytes[i] ?? 0;
  if (first < 0x80) return 1;
  const isTail = (at: number, low = 0x80, high = 0xbf): boolean => {
    const byte = bytes[at] ?? 0;
    return byte >= low && byte <= high;
  };
  if (first >= 0xc2 && first <= 0xdf) return isTail(i + 1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const low = first === 0xe0 ? 0xa0 : 0x80;
    const high = first === 0xed ? 0x9f : 0xbf;
    return isTail(i + 1, low, high) && isTail(i + 2) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const low = first === 0xf0 ? 0x90 : 0x80;
    const high = first === 0xf4 ? 0x8f : 0xbf;
    return isTail(i + 1, low, high) && isTail(i + 2) && isTail(i + 3) ? 4 : 0;
  }
  return 0;
}

function codePoint(bytes: Uint8Array, i: number, length: number): number {
  const first = bytes[i] ?? 0;
  if (length === 1) return first;
  let point = first & (0xff >> (length + 1));
  for (let k = 1; k < length; k += 1) point = (point << 6) | ((bytes[i + k] ?? 0) & 0x3f);
  return point;
}

function decodeUtf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): SourceText {
  const units: number[] = [];
  const starts: number[] = [];
  const broken: number[] = [];
  for (let i = 0; i < bytes.length; i += 2) {
    const first = bytes[i] ?? 0;
    const second = bytes[i + 1];
    starts.push(i);
    if (second === undefined) {
      broken.push(units.length);
      units.push(0xfffd);
    } else units.push(encoding === "utf-16le" ? first | (second << 8) : (first << 8) | second);
  }
  units.forEach((unit, at) => {
    const next = units[at + 1] ?? 0;
    const before = units[at - 1] ?? 0;
    const isLone =
      (unit >= 0xd800 && unit <= 0xdbff && !(next >= 0xdc00 && next <= 0xdfff)) ||
      (unit >= 0xdc00 && unit <= 0xdfff && !(before >= 0xd800 && before <= 0xdbff));
    if (isLone) broken.push(at);
  });
  for (const at of broken) units[at] = 0xfffd;
  starts.push(bytes.length);
  return { bytes, text: fromUnits(units), encoding, starts: Uint32Array.from(starts), broken };
}

function fromUnits(units: readonly number[]): string {
  const CHUNK = 8192;
  let text = "";
  for (let i = 0; i < units.length; i += CHUNK) text += String.fromCharCode(...units.slice(i, i + CHUNK));
  return text;
}
