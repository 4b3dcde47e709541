import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useMay } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import type { BracketFace, MarkFace } from "../../views/text/bracket.ts";
import type { RoomRef } from "../../views/view.ts";
import styles from "./margin.module.css";
import { useSideName } from "./sides.tsx";
import { type ActPlace, pairAct } from "./text-acts.ts";

interface RepairingProps {
  readonly room: RoomRef;
  readonly place: ActPlace;
  readonly face: BracketFace;
}

/** What a bracket without its partner was meant as: a pair with which other, and what each party has said so far. */
export function Repairing({ room, place, face }: RepairingProps): ReactNode {
  const intl = useIntl();
  const sideName = useSideName();
  const pairs = Object.fromEntries(face.partners.map((other) => [other.id, pairAct(place, face, other)]));
  const may = useMay(room, pairs);
  if (face.view.state !== "open" || (face.partners.length === 0 && face.repairs.length === 0)) return null;
  const list = (parties: readonly string[]): string => intl.formatList(parties.map(sideName), { type: "conjunction" });
  return (
    <div className={styles["repairs"]}>
      {face.repairs.map(({ id, kind, other, by, waitsFor }) => (
        <p key={id}>
          <FormattedMessage
            id="text.repair.said"
            values={{ kind, sides: list(by), waits: list(waitsFor), near: other === null ? "" : near(other) }}
          />
        </p>
      ))}
      {face.partners.map((other) => {
        const act = pairs[other.id];
        return act === undefined ? null : (
          <ActButton key={other.id} room={room} act={act} may={may?.[other.id]}>
            <FormattedMessage id="text.repair.pair" values={{ near: near(other) }} />
          </ActButton>
        );
      })}
    </div>
  );
}

/** A mark with the words beside it. */
function near({ sign, before, after }: MarkFace): string {
  return `${before === "" ? "" : `…${before}`}${sign}${after === "" ? "" : `${after}…`}`;
}
