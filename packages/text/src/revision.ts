import type { ActId, DelegationId } from "@longtable/protocol";

import { tabledText } from "./derive/tabled-text.ts";
import { textAt } from "./derive/text-at.ts";
import { compareTabled } from "./files/documents.ts";
import type { Comparison } from "./files/compare-texts.ts";
import { type OpenCounts, openCounts } from "./select.ts";
import type { NegotiatingText, Placed } from "./state/records.ts";

/** A revision by the act that compiled it, the text as tabled by the act that tabled it, or, with null, the text as it is now. */
export type RevisionName = ActId | null;

/** A text as it was at a revision; null when it has no such revision. */
export function textAtRevision(text: NegotiatingText, revision: RevisionName): NegotiatingText | null {
  if (revision === null) return text;
  const place =
    revision === text.id ? text.tabled : text.revisions.find(({ placed }) => placed.act === revision)?.placed;
  return place === undefined ? null : textAt(text, place.seq);
}

/**
 * Compares two revisions as they are drawn, words inside what was moved included, brackets with their holders by `nameOf`; null when one
 * of them is none of this text.
 */
export function diffRevisions(
  text: NegotiatingText,
  before: RevisionName,
  after: RevisionName,
  nameOf: (delegation: DelegationId) => string,
): Comparison | null {
  const [one, other] = [textAtRevision(text, before), textAtRevision(text, after)];
  if (one === null || other === null) return null;
  return compareTabled(tabledText(one, nameOf), tabledText(other, nameOf));
}

/** What was open at a place. */
export interface Convergence extends OpenCounts {
  readonly at: Placed;
  readonly title: string | null;
}

/** What was open as the text was tabled and at each revision since, in order: whether the sides come closer. */
export function convergence(text: NegotiatingText): readonly Convergence[] {
  const tabled = { placed: text.tabled, title: text.title };
  return [tabled, ...text.revisions].map(({ placed, title }) => ({
    at: placed,
    title,
    ...openCounts(textAt(text, placed.seq)),
  }));
}

/** What was open at any places in the record, each by its number: for a line over time. Costs the whole text for each. */
export function openCountsAt(text: NegotiatingText, places: readonly number[]): readonly OpenCounts[] {
  return places.map((seq) => openCounts(textAt(text, seq)));
}
