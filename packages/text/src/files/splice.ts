import { diffArrays } from "diff";
import type { Manuscript } from "./manuscript.ts";
import { manuscriptOf } from "./manuscript-of.ts";
import type { Reading } from "./read.ts";
import { textLine } from "./write-text.ts";

/** What becomes of one block of a file: kept as it stands, or replaced by blocks of the manuscript (none deletes it). */
export interface BlockFate {
  /** The index of the block in the file's draft. */
  readonly block: number;
  /** Numbers of manuscript blocks that come right before it. */
  readonly before: readonly number[];
  /** Undefined when the block stays as it stands. */
  readonly replacedBy?: readonly number[];
}

/** The fate of every block of a file, and what comes after the last. */
export interface Fates {
  readonly fates: readonly BlockFate[];
  readonly atEnd: readonly number[];
  readonly isUnchanged: boolean;
}

/**
 * Compares a manuscript with the file it came from, block by block in bracket notation, so that writing back can leave alone what did not
 * change. Footnotes of the file stay as they are.
 */
export function blockFates(reading: Reading, manuscript: Manuscript): Fates {
  const source = manuscriptOf(reading);
  const blockOf = blockOfEach(reading);
  const order = [...new Set(blockOf)];
  const kept = new Map<number, number>();
  const insertedAt = new Map<number, number[]>();
  const a = source.blocks.map((block) => comparable(textLine(block, source)));
  const b = manuscript.blocks.map((block) => comparable(textLine(block, manuscript)));
  let from = 0;
  let to = 0;
  let justRemoved = 0;
  for (const { added, removed, count } of diffArrays(a, b)) {
    for (let k = 0; k < count; k += 1) {
      if (added) {
        // What comes where something was taken away takes its place, one for one, and so its look.
        const at = justRemoved === 0 ? from : from - justRemoved + Math.min(k, justRemoved - 1);
        insertedAt.set(at, [...(insertedAt.get(at) ?? []), to + k]);
      } else if (!removed) kept.set(from + k, to + k);
    }
    justRemoved = removed ? count : 0;
    if (!added) from += count;
    if (!removed) to += count;
  }
  const members = Map.groupBy(
    blockOf.map((_, unit) => unit),
    (unit) => blockOf[unit] ?? 0,
  );
  const fates = order.map((block): BlockFate => {
    const units = members.get(block) ?? [];
    const [first] = units;
    const before = first === undefined ? [] : (insertedAt.get(first) ?? []);
    const isKept = units.every((unit, index) => kept.has(unit) && (index === 0 || !insertedAt.has(unit)));
    if (isKept) return { block, before };
    const replacedBy = units.flatMap((unit, index) => [
      ...(index === 0 ? [] : (insertedAt.get(unit) ?? [])),
      ...(kept.has(unit) ? [kept.get(unit) ?? 0] : []),
    ]);
    // What replaces a block takes its place, not the place before it.
    return { block, before: [], replacedBy: [...before, ...replacedBy] };
  });
  const atEnd = insertedAt.get(source.blocks.length) ?? [];
  return {
    fates,
    atEnd,
    isUnchanged:
      atEnd.length === 0 && fates.every(({ before, replacedBy }) => before.length === 0 && replacedBy === undefined),
  };
}

/** Spacing is the file's own; it is no change. */
function comparable(line: string): string {
  return line.replaceAll(/\s+/gu, " ").trim();
}

/** For each block of the file's own manuscript, which block of the draft it came from. */
function blockOfEach({ units, draft }: Reading): readonly number[] {
  const numbers = new Map(draft.blocks.map((block, at) => [block, at]));
  return units.filter(({ kind }) => kind !== "footnote").map(({ block }) => numbers.get(block) ?? -1);
}
