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

/** Prepares the look-up of places in `text`; the cost is one pass here and a binary search per look-up. */
export function placesOf(text: string): Places {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/gu)) starts.push(match.index + match[0].length);
  return {
    at(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      let column = 1;
      for (const _ of text.slice(starts[low] ?? 0, offset)) column += 1;
      return { line: low + 1, column };
    },
  };
}
