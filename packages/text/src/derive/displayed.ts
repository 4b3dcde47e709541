import type { Hash } from "../acts/shapes.ts";
import { nodeAt, pieceAt } from "../state/lookup.ts";
import type { NegotiatingText, Piece } from "../state/records.ts";
import { sliceCodePoints } from "./code-points.ts";
import { agreedChildren, agreedRuns, hashOfNode } from "./hash.ts";
import { type Hashed, hashOf } from "./hashing.ts";
import { SPACES } from "./spaces.ts";
import { pathOf } from "./standing.ts";

/** A node's label as tabled, in force: without what is only put forward. */
export function tabledLabel(text: NegotiatingText, index: number): string {
  return agreedRuns(text, index, "label")
    .map(({ piece, from, to }) => {
      const { kind, text: words, length } = pieceAt(text, piece);
      return kind === "words" || kind === "literal" ? sliceCodePoints(words, length, from, to) : "";
    })
    .join("");
}

/** A node's label as it is displayed: as the last revision computed it, or as tabled. */
export function displayedLabel(text: NegotiatingText, index: number): string {
  return text.revisions.at(-1)?.labels[index] ?? tabledLabel(text, index);
}

const BEFORE_CORE: ReadonlySet<string> = new Set(`${SPACES}([`);
const AFTER_CORE: ReadonlySet<string> = new Set(`${SPACES}.):]`);

/** The part of a label by which a text refers to it: `43 bis` of `43 bis.`, `a` of `(a)`. */
export function coreOf(label: string): string {
  let [from, to] = [0, label.length];
  while (from < to && BEFORE_CORE.has(label.charAt(from))) from += 1;
  while (to > from && AFTER_CORE.has(label.charAt(to - 1))) to -= 1;
  return label.slice(from, to);
}

/** A reference as it is displayed: as written, and with the present label where a revision gave what it names another. */
export function displayedReference(text: NegotiatingText, { text: form, refersTo }: Piece): string {
  if (refersTo < 0 || text.revisions.length === 0) return form;
  const before = coreOf(tabledLabel(text, refersTo));
  const now = coreOf(displayedLabel(text, refersTo));
  if (before === "" || before === now) return form;
  const place = form.lastIndexOf(before);
  return place < 0 ? form : `${form.slice(0, place)}${now}${form.slice(place + before.length)}`;
}

/** The hash of a provision as it is displayed: its own hash, and all labels and references as a reader sees them. */
export function shownOf(text: NegotiatingText, index: number): Hash {
  const labels: Hashed[] = pathOf(text, index)
    .slice(1)
    .filter((node) => node > 0)
    .map((node) => displayedLabel(text, node));
  return hashOf(["longtable/text/shown/1", hashOfNode(text, index), labels, displayedUnder(text, index)]);
}

function displayedUnder(text: NegotiatingText, index: number): readonly Hashed[] {
  const references = (["heading", "body"] as const).flatMap((name) =>
    agreedRuns(text, index, name).flatMap(({ piece }) => {
      const record = pieceAt(text, piece);
      return record.kind === "ref" ? [displayedReference(text, record)] : [];
    }),
  );
  const label = index === 0 || nodeAt(text, index).kind === "root" ? "" : displayedLabel(text, index);
  return [label, references, ...agreedChildren(text, index).map((child) => displayedUnder(text, child))];
}
