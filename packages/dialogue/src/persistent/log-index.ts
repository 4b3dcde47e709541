import type { ActId } from "@longtable/protocol";

import { type Lineage, type Log, type Logged, itemAt } from "./log.ts";

/** Where each id of a log is, for as much of it as was asked about. Only ever a memory of the log itself. */
interface Index {
  readonly places: Map<ActId, number>;
  /** The ids in order: what of a log the index covers can be told by its last. */
  last: ActId | null;
  covered: number;
}

const known = new WeakMap<Lineage, Index>();

/**
 * The item with an id, or null. Derived, not stored: the first question reads the log through, later
 * ones only what was appended since, so a fold that never asks never pays.
 */
export function itemWithId<T extends Logged>(log: Log<T>, id: ActId): T | null {
  const place = indexOf(log).places.get(id);
  const item = place === undefined ? undefined : itemAt(log, place);
  return item?.id === id ? item : null;
}

function indexOf<T extends Logged>(log: Log<T>): Index {
  let index = known.get(log.lineage);
  if (index === undefined || !isOf(index, log)) {
    index = { places: new Map(), last: null, covered: 0 };
    known.set(log.lineage, index);
  }
  for (; index.covered < log.length; index.covered++) {
    const id = itemAt(log, index.covered)?.id;
    if (id === undefined) break;
    index.places.set(id, index.covered);
    index.last = id;
  }
  return index;
}

/** Whether the index is of this log and not of one that went on differently from the same beginning. */
function isOf<T extends Logged>(index: Index, log: Log<T>): boolean {
  if (index.covered === 0) return true;
  if (index.covered <= log.length) return itemAt(log, index.covered - 1)?.id === index.last;
  const last = itemAt(log, log.length - 1);
  return last === undefined || index.places.get(last.id) === log.length - 1;
}
