import type { ActId } from "@longtable/protocol";

import { at } from "../persistent/vector.ts";
import { actOf } from "./past.ts";
import type { NegotiatingText, Past, Placed } from "./records.ts";

/** Acts that brought something into a saved text; one with more is folded again. */
export const MOST_BRINGINGS = 2 ** 21;

/** The place of an act among those that brought something in, or -1. */
export function placeOfBringing(text: NegotiatingText, act: ActId): number {
  // What was tabled is asked for most.
  if (act === text.id) return 0;
  const index = indexOf(text);
  const early = placeInPast(text, index, act);
  return early < 0 ? placeSince(text, index.length, act) : early;
}

/** For each act of the past that brought something, the first four bytes of its id before its place, ascending. */
const indices = new WeakMap<Past, Float64Array>();

function indexOf(text: NegotiatingText): Float64Array {
  const before = indices.get(text.past);
  if (before !== undefined) return before;
  const { ids } = text.past;
  const view = new DataView(ids.buffer, ids.byteOffset, ids.length);
  const keys: number[] = [];
  for (let place = 0; place < text.bringings.length; place += 1) {
    const act = at(text.bringings, place)?.act;
    if (typeof act !== "number") break;
    keys.push(view.getUint32(act * 32) * MOST_BRINGINGS + place);
  }
  const index = Float64Array.from(keys).toSorted();
  indices.set(text.past, index);
  return index;
}

function placeInPast(text: NegotiatingText, index: Float64Array, act: ActId): number {
  const first = Number.parseInt(act.slice(0, 8), 16) * MOST_BRINGINGS;
  let [low, high] = [0, index.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((index[middle] ?? 0) < first) low = middle + 1;
    else high = middle;
  }
  for (; (index[low] ?? Infinity) < first + MOST_BRINGINGS; low += 1) {
    const place = (index[low] ?? 0) % MOST_BRINGINGS;
    const bringing = at(text.bringings, place);
    if (bringing !== undefined && actOf(text, bringing.act) === act) return place;
  }
  return -1;
}

/** Where each act's things begin, for as much of a text as was asked about. */
interface Memory {
  readonly places: Map<ActId, number>;
  covered: number;
  /** The last act covered: by it is told whether this is of the text that asks. */
  last: ActId | null;
}

/** Only ever a memory of the texts themselves: one for all that grew from one tabling, or from one loading. */
const known = new WeakMap<Placed, Memory>();

function placeSince(text: NegotiatingText, past: number, act: ActId): number {
  const { bringings } = text;
  let memory = known.get(text.tabled);
  const place = memory?.places.get(act);
  if (place !== undefined && at(bringings, place)?.act === act) return place;
  if (memory === undefined || !isOf(memory, text, past)) {
    memory = { places: new Map(), covered: past, last: null };
    known.set(text.tabled, memory);
  }
  for (; memory.covered < bringings.length; memory.covered += 1) {
    const bringing = at(bringings, memory.covered);
    if (typeof bringing?.act !== "string") continue;
    memory.places.set(bringing.act, memory.covered);
    memory.last = bringing.act;
  }
  const found = memory.places.get(act) ?? -1;
  return found < bringings.length && at(bringings, found)?.act === act ? found : -1;
}

/** Whether a memory is of this text, and not of one that went on differently from the same beginning. */
function isOf({ covered, last, places }: Memory, { bringings }: NegotiatingText, past: number): boolean {
  if (covered === past) return true;
  if (covered <= bringings.length) return at(bringings, covered - 1)?.act === last;
  const newest = at(bringings, bringings.length - 1)?.act;
  return typeof newest !== "string" || places.get(newest) === bringings.length - 1;
}
