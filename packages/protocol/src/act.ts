import type { Value } from "./cbor.ts";

/**
 * One thing done, in the dialogue's vocabulary: `{ type: "text.propose", ...body }`. This package
 * carries acts without knowing what they mean; `packages/dialogue` gives each type its body.
 */
export interface Act {
  readonly type: string;
  readonly [field: string]: Value;
}
