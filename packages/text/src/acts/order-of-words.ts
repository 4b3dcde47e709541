import { unitOf } from "../derive/runs.ts";
import { childrenOf, drawnChildren, isNodeAlive, joinedTo, placesUnder } from "../derive/standing.ts";
import { mergedInto } from "../derive/summary.ts";
import type { TextRefusal } from "../refusal.ts";
import { bracketAt, nodeAt, parentOf, pieceAt } from "../state/lookup.ts";
import type { NegotiatingText, Spot } from "../state/records.ts";

/** Why the words from a spot on cannot become a provision of their own without coming to stand elsewhere; null when they can. */
export function wrongDivision(text: NegotiatingText, holder: number, spot: Spot): TextRefusal | null {
  const unit = unitOf(text, holder, spot);
  const joined = joinedWith(text, unit);
  if (!isNodeAlive(text, joined)) return "NOT_STANDING";
  if (hasChildren(text, joined)) return "HAS_CHILDREN";
  return [joined, ...mergedInto(text, joined)].at(-1) === unit ? null : "JOINED";
}

/** The same for a split that is open; its second half must have its place right after the first, which may have been moved since. */
export function wrongSplit(text: NegotiatingText, index: number): TextRefusal | null {
  const [holder = -1, half = -1] = bracketAt(text, index).about;
  const runs = nodeAt(text, holder).body?.runs ?? [];
  const place = runs.find(({ piece }) => {
    const { kind, refersTo } = pieceAt(text, piece);
    return kind === "break" && refersTo === index;
  });
  if (place === undefined) return "NOT_STANDING";
  const spot = { piece: place.piece, at: place.from };
  const wrong = wrongDivision(text, holder, spot);
  if (wrong !== null) return wrong;
  const parent = parentOf(text, half);
  const drawn = new Set(drawnChildren(text, parent));
  const order = placesUnder(text, parent).filter((node) => node === half || drawn.has(node));
  const unit = joinedWith(text, unitOf(text, holder, spot));
  return order.includes(unit) && order.indexOf(half) === order.indexOf(unit) + 1 ? null : "NOT_STANDING";
}

/** The node that another is drawn as the end of, or itself. */
function joinedWith(text: NegotiatingText, unit: number): number {
  let joined = unit;
  for (let first = unit; first >= 0; first = joinedTo(text, first)) joined = first;
  return joined;
}

/** Why a provision cannot become the end of another with all words staying in their order; null when it can. */
export function wrongMerger(text: NegotiatingText, first: number, second: number): TextRefusal | null {
  if (!isNodeAlive(text, first) || !isNodeAlive(text, second)) return "NOT_STANDING";
  const parent = parentOf(text, first);
  if (parentOf(text, second) !== parent) return "NOT_SIBLINGS";
  const order = drawnChildren(text, parent).filter((node) => parentOf(text, node) === parent);
  if (order.indexOf(second) !== order.indexOf(first) + 1) return "NOT_SIBLINGS";
  return hasChildren(text, first) ? "HAS_CHILDREN" : null;
}

function hasChildren(text: NegotiatingText, node: number): boolean {
  return childrenOf(text, node).some((child) => nodeAt(text, child).kind !== "footnote");
}
