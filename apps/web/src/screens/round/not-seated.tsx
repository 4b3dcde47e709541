import type { ReactNode } from "react";
import { FormattedMessage } from "react-intl";

import { useMay } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { usePersonName } from "../../places/names.tsx";
import type { RoundView, SideFace } from "../../views/round.ts";
import { forWhom } from "./for-whom.ts";
import styles from "./long-table.module.css";
import { freePlace } from "./table-plan.ts";

/** Who has no seat yet, side by side; whoever may, seats them. */
export function NotSeated({ view }: { readonly view: RoundView }): ReactNode {
  const sides = view.sides.filter(({ standing }) => standing.length > 0);
  if (sides.length === 0) return null;
  return (
    <div className={styles["standing"]}>
      <h3>
        <FormattedMessage id="table.standing" />
      </h3>
      <ul>
        {sides.flatMap((side) => side.standing.map((id) => <NotSeatedOne key={id} view={view} side={side} id={id} />))}
      </ul>
    </div>
  );
}

function NotSeatedOne({
  view,
  side,
  id,
}: {
  readonly view: RoundView;
  readonly side: SideFace;
  readonly id: string;
}): ReactNode {
  const nameOf = usePersonName();
  const act = { type: "seat.take", place: freePlace(side.seats), ...forWhom(view, id) };
  const may = useMay("table", { seat: act });
  const person = view.people.find((one) => one.id === id);
  const face = view.delegations.find((one) => one.id === side.id);
  if (person === undefined) return null;
  return (
    <li data-ink={face?.ink}>
      <span className={styles["who"]}>
        {nameOf(person)}, {face?.short}
      </span>
      <ActButton room="table" act={act} may={may?.seat}>
        <FormattedMessage id={id === view.me ? "table.take" : "table.seatThem"} />
      </ActButton>
    </li>
  );
}
