import { type ReactNode, createContext, use, useMemo } from "react";
import { useIntl } from "react-intl";

import type { BracketView } from "@longtable/text";
import { useDelegationName } from "../../places/names.tsx";
import type { DelegationFace } from "../../views/people.ts";

/** The delegations by their ids, for everything that names a holder. */
const SidesContext = createContext<ReadonlyMap<string, DelegationFace>>(new Map());

/** Says who is who to everything inside. */
export function Sides({
  delegations,
  children,
}: {
  readonly delegations: readonly DelegationFace[];
  readonly children: ReactNode;
}): ReactNode {
  const byId = useMemo(() => new Map(delegations.map((face) => [face.id as string, face])), [delegations]);
  return <SidesContext value={byId}>{children}</SidesContext>;
}

/** The delegations by their ids. */
function useSides(): ReadonlyMap<string, DelegationFace> {
  return use(SidesContext);
}

/** A delegation's name by its id. */
export function useSideName(): (id: string) => string {
  const sides = useSides();
  const nameOf = useDelegationName();
  return (id) => {
    const face = sides.get(id);
    return face === undefined ? "" : nameOf(face);
  };
}

/** Whose ink a bracket is drawn in; undefined for nobody's. */
export function useInk(): (view: Pick<BracketView, "holders" | "against">) => DelegationFace["ink"] | undefined {
  const sides = useSides();
  return ({ holders, against }) => sides.get(holders[0] ?? against[0] ?? "")?.ink;
}

/** The short names that stand after a bracket's words. */
export function useShortNames(): (view: Pick<BracketView, "holders" | "against">) => string {
  const sides = useSides();
  return ({ holders, against }) =>
    [...holders, ...against.filter((one) => !holders.includes(one)).map((one) => one)]
      .map((id) => sides.get(id)?.short ?? "")
      .join(" ");
}

/** Who holds a bracket, as words: for the screen reader and the margin. */
export function useHolders(): (view: Pick<BracketView, "holders" | "against">) => string {
  const intl = useIntl();
  const sideName = useSideName();
  return ({ holders, against }) => {
    const all = [...new Set([...holders, ...against])];
    if (all.length === 0) return intl.formatMessage({ id: "text.nobody" });
    return intl.formatList(all.map(sideName), { type: "conjunction" });
  };
}
