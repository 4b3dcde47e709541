import { sha256, toHex, utf8 } from "@longtable/protocol";

import type { Hash } from "../acts/shapes.ts";

/** What is hashed: lists of words and numbers, nested. */
export type Hashed = string | number | readonly Hashed[];

/**
 * SHA-256 over the JSON text of a list, as ECMAScript writes it (ECMA-404; no white space), in UTF-8. A list, a number and a well-formed
 * string have one such text each, so equal hashes mean equal lists.
 */
export function hashOf(list: readonly Hashed[]): Hash {
  return toHex(sha256(utf8(JSON.stringify(list)))) as Hash;
}
