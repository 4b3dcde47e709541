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

/** The major types of RFC 8949 §3.1, without the tags that no canonical value has. */
export const MAJOR = { unsigned: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5, simple: 7 } as const;

/** The initial bytes of the three simple values there are (RFC 8949 §3.3). */
export const SIMPLE = { false: 0xf4, true: 0xf5, null: 0xf6 } as const;
