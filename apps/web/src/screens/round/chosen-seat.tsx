import type { ReactNode } from "react";
import { FormattedMessage } from "react-intl";

import { useMay } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { usePersonName } from "../../places/names.tsx";
import type { RoundView } from "../../views/round.ts";
import { forWhom } from "./for-whom.ts";
import styles from "./long-table.module.css";
import { type Plate, nextFreePlace } from "./table-plan.ts";

/** What may be done with the seat that was chosen: what the drawing does by dragging, by buttons. */
export function ChosenSeat({ view, plate }: { readonly view: RoundView; readonly plate: Plate }): ReactNode {
  const nameOf = usePersonName();
  const whom = forWhom(view, plate.id);
  const seats = view.sides.find(({ id }) => id === plate.delegation)?.seats ?? [];
  const acts = {
    on: { type: "floor.microphone", on: true, ...whom },
    off: { type: "floor.microphone", on: false, ...whom },
    leave: { type: "seat.leave", ...whom },
    down: { type: "seat.take", place: nextFreePlace(seats, plate.place, -1), ...whom },
    up: { type: "seat.take", place: nextFreePlace(seats, plate.place, 1), ...whom },
  } as const;
  const may = useMay("table", acts);
  const person = view.people.find(({ id }) => id === plate.id);
  const face = view.delegations.find(({ id }) => id === plate.delegation);
  if (person === undefined) return null;
  return (
    <div className={styles["chosen"]} data-ink={face?.ink}>
      <strong>{nameOf(person)}</strong>
      <ActButton room="table" act={acts.on} may={may?.on}>
        <FormattedMessage id="table.mic.on" />
      </ActButton>
      <ActButton room="table" act={acts.off} may={may?.off}>
        <FormattedMessage id="table.mic.off" />
      </ActButton>
      <ActButton room="table" act={acts.down} may={may?.down}>
        <FormattedMessage id="table.moveLeft" />
      </ActButton>
      <ActButton room="table" act={acts.up} may={may?.up}>
        <FormattedMessage id="table.moveRight" />
      </ActButton>
      <ActButton room="table" act={acts.leave} may={may?.leave} look="plain">
        <FormattedMessage id="table.leave" />
      </ActButton>
    </div>
  );
}
