import type { DelegationId } from "@longtable/protocol";
import { type NegotiatingText, bracketOf, liveBrackets, openCounts, provisionOfBracket } from "@longtable/text";

import type { OpenBracket } from "./provisions.ts";

/** What is open in a text, counted in points: a choice is one, whatever the number of its options. */
export interface PointCounts {
  readonly points: number;
  readonly ours: number;
  readonly theirs: number;
  readonly both: number;
  /** Nobody's, words still to come among them. */
  readonly unclaimed: number;
}

/** What is open in a text: the counts, and each bracket in order. */
export interface OpenPoints {
  readonly counts: PointCounts;
  readonly brackets: readonly OpenBracket[];
}

const kept = new WeakMap<NegotiatingText, { readonly us: DelegationId | null; readonly open: OpenPoints }>();

/** Counts what is open, as one side sees it. */
export function openPoints(text: NegotiatingText, us: DelegationId | null): OpenPoints {
  const before = kept.get(text);
  if (before !== undefined && before.us === us) return before.open;
  const made = reckon(text, us);
  kept.set(text, { us, open: made });
  return made;
}

function reckon(text: NegotiatingText, us: DelegationId | null): OpenPoints {
  const holdersByPoint = new Map<string, Set<DelegationId>>();
  const brackets = liveBrackets(text).flatMap((id): readonly OpenBracket[] => {
    const view = bracketOf(text, id);
    if (view === null) return [];
    const holders = [...view.holders, ...view.against];
    const point = view.choice ?? id;
    holdersByPoint.set(point, new Set([...(holdersByPoint.get(point) ?? []), ...holders]));
    return [{ id, kind: view.kind, node: provisionOfBracket(text, id), whose: whose(new Set(holders), us), holders }];
  });
  const tally = { ours: 0, theirs: 0, both: 0, unclaimed: 0 };
  for (const holders of holdersByPoint.values()) tally[whose(holders, us)] += 1;
  const { points, placeholders } = openCounts(text);
  return { counts: { ...tally, points, unclaimed: tally.unclaimed + placeholders }, brackets };
}

function whose(holders: ReadonlySet<DelegationId>, us: DelegationId | null): OpenBracket["whose"] {
  if (holders.size === 0) return "unclaimed";
  if (us === null || !holders.has(us)) return "theirs";
  return holders.size === 1 ? "ours" : "both";
}
