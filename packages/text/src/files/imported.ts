import type { TabledText } from "../tabled.ts";
import { type Comparison, compareTexts } from "./compare-texts.ts";
import { carriedTree } from "./docx/custom-part.ts";
import { runText } from "./docx/held-bracket.ts";
import { manuscriptFrom } from "./manuscript-from.ts";
import type { Reading } from "./read.ts";
import { tabledOf } from "./tabled-of.ts";
import { treeJson } from "./tree-json.ts";

/** A file that comes back: the tree it left with, and what somebody changed in its words since. */
export interface Imported {
  /** The text as it was written out. */
  readonly carried: TabledText;
  /** The text as its words now stand in the file. */
  readonly found: TabledText;
  /** From what it left with to what it says now: the importer's proposals, and nobody else's. */
  readonly differences: Comparison;
}

/** The tree with its words as a Word file can hold them: a character that XML has not is no change that anybody made. */
function asWordHolds(tree: TabledText): TabledText {
  return JSON.parse(treeJson(tree), (_, value: unknown) =>
    typeof value === "string" ? runText(value) : value,
  ) as TabledText;
}

/**
 * What a Word file that Longtable wrote says now, beside what it said when it left. The words that stand in the file win: nothing in the
 * tree it carries is believed of the text, and whoever brings the file in answers for every difference. Undefined for a file that
 * carries no tree.
 */
export function importedFrom(reading: Reading): Imported | undefined {
  const carried = reading.docx === undefined ? undefined : carriedTree(reading.docx.zip);
  if (carried === undefined) return undefined;
  const found = tabledOf(reading);
  const before = manuscriptFrom(asWordHolds(carried));
  return { carried, found, differences: compareTexts(before, manuscriptFrom(found)) };
}
