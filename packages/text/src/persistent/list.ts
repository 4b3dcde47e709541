/*
 * Short lists that records hold by the ten thousand, as small as they can be.
 */

/** A list with nothing in it: one serves all, because no list of a record is ever changed. */
export const NOTHING: readonly never[] = [];

/** The list with one more at its end. */
export function withOneMore<T>(list: readonly T[], item: T): readonly T[] {
  // Not by spreading, after which V8 leaves room for sixteen more.
  return list.concat([item]);
}
