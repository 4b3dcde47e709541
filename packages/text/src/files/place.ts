/** A place in a text as people look it up: both from 1, the column in code points. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Finds lines and columns by offset. Lines end at LF, CR LF or CR. */
export interface Places {
  /** The place of the UTF-16 offset `at`; an offset past the end is the place after the last character. */
  readonly at: (offset: number) => Place;
}

/** Code points are counted from the nearest of these before an offset, so that a line of megabytes costs no more than a short one. */
const STRIDE = 256;

/** Prepares the look-up of places in `text`; the cost is one pass here and a binary search per look-up. */
export function placesOf(text: string): Places {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/gu)) starts.push(match.index + match[0].length);
  const counts = new Uint32Array(Math.floor(text.length / STRIDE) + 1);
  let points = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at % STRIDE === 0) counts[at / STRIDE] = points;
    if (!isSecondHalf(text, at)) points += 1;
  }
  const pointsBefore = (offset: number): number => {
    const stride = Math.min(Math.floor(offset / STRIDE), counts.length - 1);
    let count = counts[stride] ?? 0;
    for (let at = stride * STRIDE; at < offset; at += 1) if (!isSecondHalf(text, at)) count += 1;
    return count;
  };
  return {
    at(offset) {
      const end = Math.min(offset, text.length);
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= end) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: pointsBefore(end) - pointsBefore(starts[low] ?? 0) + 1 };
    },
  };
}

/** Whether the unit is the second of a surrogate pair, and so no code point of its own. */
function isSecondHalf(text: string, at: number): boolean {
  const unit = text.codePointAt(at) ?? 0;
  return unit >= 0xdc00 && unit <= 0xdfff && at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}
