import type { Placed } from "@longtable/text";

import type { Stamp } from "../stamp.ts";

/** What a text keeps of who placed an act, and where. */
export function placedBy({ act, seq, at, delegation, role, name, onBehalfOf }: Stamp): Placed {
  return { act, seq, at, delegation, role, name, onBehalfOf };
}
