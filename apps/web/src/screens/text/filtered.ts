import { useMemo } from "react";

import type { ProvisionStatus } from "@longtable/text";
import type { OpenBracket, ProvisionFace } from "../../views/text/provisions.ts";
import type { TextView } from "../../views/text/text.ts";

/** Which provisions are shown: those in which somebody holds something, those that are so far, those on a topic. */
export interface Filter {
  /** `all`, `unclaimed`, or a delegation. */
  readonly holder: string;
  readonly status: ProvisionStatus | "all";
  /** `all`, or a topic of the text by its id. */
  readonly topic: string;
}

/** Everything. */
export const EVERYTHING: Filter = { holder: "all", status: "all", topic: "all" };

/** What a filter leaves of a text. */
export interface Filtered {
  /** The provisions it means, and what they are under, so that each is read in its place. */
  readonly provisions: readonly ProvisionFace[];
  /** The open brackets it means, in the order of the text. */
  readonly brackets: readonly OpenBracket[];
}

/** What is left of a text, worked out again when it or the filter is another. */
export function useFiltered(view: TextView, filter: Filter): Filtered {
  const { provisions, brackets, topics } = view;
  return useMemo(() => filtered({ provisions, brackets, topics }, filter), [provisions, brackets, topics, filter]);
}

/** What a filter leaves of a text. A topic means what is linked to it and all under that. */
function filtered(
  { provisions, brackets, topics }: Pick<TextView, "provisions" | "brackets" | "topics">,
  filter: Filter,
): Filtered {
  const { holder, status, topic } = filter;
  if (holder === "all" && status === "all" && topic === "all") return { provisions, brackets };
  const held = brackets.filter((one) => isHeldBy(one, holder));
  const heldIn = new Set<string | null>(held.map(({ node }) => node));
  const byId = new Map<string, ProvisionFace>(provisions.map((face) => [face.id, face]));
  const linked = new Set<string>(topics.find(({ id }) => id === topic)?.nodes);
  const meant = new Set<string | null>();
  const kept = new Set<ProvisionFace>();
  // A provision that is linked comes before all that is under it.
  for (const { id, view } of provisions) if (view.parent !== null && linked.has(view.parent)) linked.add(id);
  for (const face of provisions) {
    if (status !== "all" && face.status !== status) continue;
    if (holder !== "all" && !heldIn.has(face.id)) continue;
    if (topic !== "all" && !linked.has(face.id)) continue;
    meant.add(face.id);
    for (let one: ProvisionFace | undefined = face; one !== undefined && !kept.has(one);) {
      kept.add(one);
      one = one.view.parent === null ? undefined : byId.get(one.view.parent);
    }
  }
  return {
    provisions: provisions.filter((face) => kept.has(face)),
    brackets: held.filter(({ node }) => meant.has(node)),
  };
}

function isHeldBy({ whose, holders }: OpenBracket, holder: string): boolean {
  if (holder === "all") return true;
  return holder === "unclaimed" ? whose === "unclaimed" : holders.includes(holder);
}
