import type { Value } from "@longtable/protocol";

import { digestValue } from "./persistent/digest.ts";
import type { Hash } from "./shape.ts";

/**
 * The hash that an act names as what it acts on (PROTOCOL.md §5): H of canonical `[kind, …terms]`. It
 * changes whenever what it stands for does, as an HTTP entity tag would.
 */
export function subjectOf(kind: string, ...terms: readonly Value[]): Hash {
  return digestValue([kind, ...terms]);
}
