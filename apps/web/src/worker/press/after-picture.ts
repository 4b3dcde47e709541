/**
 * How many bytes follow a picture's own end in its file: nothing that shows pictures looks at them, and anything
 * can be hidden there. Null where the kind of file is another than JPEG or PNG.
 */
export function bytesAfterPicture(file: Uint8Array): number | null {
  const end = isJpeg(file) ? endOfJpeg(file) : isPng(file) ? endOfPng(file) : null;
  return end === null ? null : file.length - end;
}

function isJpeg(file: Uint8Array): boolean {
  return file[0] === 0xff && file[1] === 0xd8;
}

function isPng(file: Uint8Array): boolean {
  return [0x89, 0x50, 0x4e, 0x47].every((byte, at) => file[at] === byte);
}

/** Walks the segments (ITU-T T.81, Annex B) to the end of image; the whole length where there is none. */
function endOfJpeg(file: Uint8Array): number {
  let at = 2;
  while (at + 1 < file.length) {
    if (file[at] !== 0xff) {
      // Within a scan's entropy-coded data.
      at++;
      continue;
    }
    const marker = file[at + 1] ?? 0;
    if (marker === 0xd9) return at + 2;
    const isAlone = marker === 0x00 || marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    if (isAlone) at += marker === 0xff ? 1 : 2;
    else at += 2 + (file[at + 2] ?? 0) * 256 + (file[at + 3] ?? 0);
  }
  return file.length;
}

/** Walks the chunks (PNG, §5.3) to the end of IEND. */
function endOfPng(file: Uint8Array): number {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = 8;
  while (at + 12 <= file.length) {
    const isEnd = view.getUint32(at + 4) === 0x49_45_4e_44;
    at += 12 + view.getUint32(at);
    if (isEnd) return Math.min(at, file.length);
  }
  return file.length;
}
