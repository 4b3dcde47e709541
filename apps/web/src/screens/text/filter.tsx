import { type ReactNode, useMemo } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import type { ProvisionStatus } from "@longtable/text";
import { Button } from "../../design/button.tsx";
import { Choice } from "../../design/field.tsx";
import type { OpenBracket, ProvisionFace } from "../../views/text/provisions.ts";
import type { TextView } from "../../views/text/text.ts";
import { useSideName } from "./sides.tsx";
import styles from "./text.module.css";

/** Which provisions are shown: those in which somebody holds something, and those that are so far. */
export interface Filter {
  /** `all`, `unclaimed`, or a delegation. */
  readonly holder: string;
  readonly status: ProvisionStatus | "all";
}

/** Everything. */
export const EVERYTHING: Filter = { holder: "all", status: "all" };

const STATUSES: readonly ProvisionStatus[] = [
  "white",
  "yellow",
  "open",
  "clean",
  "green",
  "initialled",
  "stale",
  "renumbered",
];

interface FilterLineProps {
  readonly view: TextView;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

/** Chooses what is shown. */
export function FilterLine({ view, filter, onFilter }: FilterLineProps): ReactNode {
  const intl = useIntl();
  const sideName = useSideName();
  const holders = [
    { id: "all", says: intl.formatMessage({ id: "text.filter.all" }) },
    ...view.delegations.filter(({ isParty }) => isParty).map(({ id }) => ({ id: String(id), says: sideName(id) })),
    { id: "unclaimed", says: intl.formatMessage({ id: "text.filter.unclaimed" }) },
  ];
  const statuses = [
    { id: "all", says: intl.formatMessage({ id: "text.filter.all" }) },
    ...STATUSES.map((status) => ({ id: status, says: intl.formatMessage({ id: `text.status.${status}` }) })),
  ];
  return (
    <search className={styles["filter"]} aria-label={intl.formatMessage({ id: "text.filter" })}>
      <Choice
        label={<FormattedMessage id="text.filter.holder" />}
        value={filter.holder}
        onChange={(holder) => onFilter({ ...filter, holder })}
        options={holders}
      />
      <Choice
        label={<FormattedMessage id="text.filter.status" />}
        value={filter.status}
        onChange={(status) => onFilter({ ...filter, status: status as Filter["status"] })}
        options={statuses}
      />
      {filter === EVERYTHING ? null : (
        <Button look="plain" onPress={() => onFilter(EVERYTHING)}>
          <FormattedMessage id="text.filter.everything" />
        </Button>
      )}
    </search>
  );
}

/** What a filter leaves: the provisions it means, and what they are under, so that each is read in its place. */
export function useFiltered({ provisions, brackets }: TextView, filter: Filter): readonly ProvisionFace[] {
  return useMemo(() => filtered(provisions, brackets, filter), [provisions, brackets, filter]);
}

function filtered(
  provisions: readonly ProvisionFace[],
  brackets: readonly OpenBracket[],
  filter: Filter,
): readonly ProvisionFace[] {
  if (filter.holder === "all" && filter.status === "all") return provisions;
  const held = new Set(brackets.filter((one) => isMeant(one, filter)).map(({ node }) => node));
  const byId = new Map(provisions.map((face) => [face.id, face]));
  const kept = new Set<ProvisionFace>();
  for (const face of provisions) {
    if (filter.status !== "all" && face.status !== filter.status) continue;
    if (filter.holder !== "all" && !held.has(face.id)) continue;
    for (let one: ProvisionFace | undefined = face; one !== undefined && !kept.has(one);) {
      kept.add(one);
      one = one.view.parent === null ? undefined : byId.get(one.view.parent);
    }
  }
  return provisions.filter((face) => kept.has(face));
}

/** Whether a filter means a bracket. */
export function isMeant({ whose, holders }: OpenBracket, { holder }: Filter): boolean {
  if (holder === "all") return true;
  return holder === "unclaimed" ? whose === "unclaimed" : holders.includes(holder);
}
