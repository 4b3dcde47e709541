import type { Pair } from "./pairing.ts";
import type { Unit } from "./unit.ts";

/** A unit with what stands under it. */
export interface OutlineNode {
  readonly unit: Unit;
  readonly children: OutlineEntry[];
}

/** Options of one style that follow each other: "Option 1", "Option 2" … */
export interface OutlineChoice {
  readonly options: OutlineNode[];
  readonly style: string;
}

/** What stands in a list of children. */
export type OutlineEntry =
  | { readonly kind: "node"; readonly node: OutlineNode }
  | { readonly kind: "choice"; readonly choice: OutlineChoice };

/** A draft's units as a tree. */
export interface Outline {
  readonly children: readonly OutlineEntry[];
  readonly footnotes: readonly Unit[];
  /** Options whose number does not follow the one before, options that stand alone, and ends of options without any. */
  readonly oddities: readonly {
    readonly code: "OPTION_OUT_OF_ORDER" | "OPTION_ALONE" | "END_WITHOUT_OPTIONS";
    readonly unit: Unit;
  }[];
}

/** What the outline needs to know of the words, so that it can be built and tested without them. */
export interface OutlineWords {
  /** The unit's words, brackets included, its label not. */
  readonly body: (unit: Unit) => string;
  /** The innermost pair that is open just before a place. */
  readonly enclosing: (at: number) => Pair | undefined;
  /** Whether the format's indentation says where a unit belongs. */
  readonly isIndented: boolean;
}
