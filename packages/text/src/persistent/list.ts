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

/** The list without what equals the item; the same list where nothing does. */
export function without<T>(list: readonly T[], item: T): readonly T[] {
  if (!list.includes(item)) return list;
  const left = list.filter((one) => one !== item);
  // Copied, because V8 leaves room for more in what it filtered.
  return left.length === 0 ? NOTHING : left.slice();
}
