import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import type { ProvisionStatus } from "@longtable/text";
import { Button } from "../../design/button.tsx";
import { Choice } from "../../design/field.tsx";
import type { TextView } from "../../views/text/text.ts";
import { EVERYTHING, type Filter } from "./filtered.ts";
import { useSideName } from "./sides.tsx";
import styles from "./text.module.css";

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
  /** What can be done with what is shown. */
  readonly children: ReactNode;
}

/** Chooses what is shown: by topic only where somebody has linked a provision to one. */
export function FilterLine({ view, filter, onFilter, children }: FilterLineProps): ReactNode {
  const intl = useIntl();
  const sideName = useSideName();
  const all = { id: "all", says: intl.formatMessage({ id: "text.filter.all" }) };
  const holders = [
    all,
    ...view.delegations.filter(({ isParty }) => isParty).map(({ id }) => ({ id: String(id), says: sideName(id) })),
    { id: "unclaimed", says: intl.formatMessage({ id: "text.filter.unclaimed" }) },
  ];
  const statuses = [
    all,
    ...STATUSES.map((status) => ({ id: status, says: intl.formatMessage({ id: `text.status.${status}` }) })),
  ];
  const topics = [all, ...view.topics.map(({ id, title }) => ({ id: String(id), says: title }))];
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
      {topics.length === 1 ? null : (
        <Choice
          label={<FormattedMessage id="text.filter.topic" />}
          value={filter.topic}
          onChange={(topic) => onFilter({ ...filter, topic })}
          options={topics}
        />
      )}
      {filter === EVERYTHING ? null : (
        <Button look="plain" onPress={() => onFilter(EVERYTHING)}>
          <FormattedMessage id="text.filter.everything" />
        </Button>
      )}
      {children}
    </search>
  );
}
