import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import type { CharacterFinding } from "@longtable/text";
import { useMay, useView } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { Tick } from "../../design/tick.tsx";
import type { Place } from "../../views/places.ts";
import type { ProvisionStanding } from "../../views/text/provision.ts";
import type { ProvisionFace } from "../../views/text/provisions.ts";
import type { RoomRef } from "../../views/view.ts";
import { Asking } from "./asking.tsx";
import styles from "./margin.module.css";
import { By } from "./since.tsx";
import { type ActPlace, provisionActs } from "./text-acts.ts";

export interface ProvisionPanelProps {
  readonly room: RoomRef;
  readonly place: ActPlace;
  readonly places: readonly Place[];
  readonly face: ProvisionFace;
  /** What else may be done with a provision: writing on it and moving it. */
  readonly children?: ReactNode;
}

/** One provision in the margin: how far it is, who agreed to it, and what one may do with the whole of it. */
export function ProvisionPanel(props: ProvisionPanelProps): ReactNode {
  const { face, room, place, children } = props;
  const standing = useView("provision", room, { text: place.text, node: face.id });
  return (
    <section className={styles["panel"]} aria-labelledby="provision-title">
      <h2 id="provision-title" className={styles["title"]}>
        <FormattedMessage id="text.provision" values={{ label: face.view.label || "—" }} />
      </h2>
      <p className={styles["soft"]}>
        <FormattedMessage id={`text.status.${face.status}`} />
        {face.points === 0 ? null : (
          <>
            {" · "}
            <FormattedMessage id="text.points" values={{ count: face.points }} />
          </>
        )}
      </p>
      {children}
      {standing === null ? null : <Standing key={standing.hash} {...props} standing={standing} />}
    </section>
  );
}

function Standing({
  room,
  place,
  places,
  face,
  standing,
}: ProvisionPanelProps & { readonly standing: ProvisionStanding }): ReactNode {
  const acts = provisionActs(place, face.id, standing);
  const may = useMay(room, acts);
  const [isAcknowledged, setAcknowledged] = useState(false);
  const isOdd = standing.odd.length > 0 || standing.invisible.length > 0;
  const mayInitial = may?.initial;
  return (
    <>
      <ul className={styles["waiting"]}>
        {standing.assents.map((assent) => (
          <li key={assent.id}>
            <FormattedMessage id={`text.assent.${assent.kind}`} /> <By placed={assent} places={places} />
          </li>
        ))}
      </ul>
      {isOdd ? <Odd findings={standing.odd} /> : null}
      {isOdd && mayInitial?.ok === true ? (
        <Tick isOn={isAcknowledged} onChange={setAcknowledged}>
          <FormattedMessage id="text.odd.acknowledge" />
        </Tick>
      ) : null}
      <div className={styles["acts"]}>
        <ActButton room={room} act={acts.agree} may={may?.agree}>
          <FormattedMessage id="text.act.agree" />
        </ActButton>
        {isOdd && !isAcknowledged ? null : (
          <ActButton room={room} act={acts.initial} may={mayInitial} look="primary">
            <FormattedMessage id="text.act.initial" />
          </ActButton>
        )}
        <ActButton room={room} act={acts.reserve} may={may?.reserve}>
          <FormattedMessage id="text.act.reserve" />
        </ActButton>
        <Asking room={room} act={acts.reopen} may={may?.reopen} field="reason" says="text.act.reopen" />
      </div>
    </>
  );
}

/** Characters that one may not have seen: each by what it is, or by what it looks like. */
function Odd({ findings }: { readonly findings: readonly CharacterFinding[] }): ReactNode {
  return (
    <div className={styles["odd"]}>
      <h3>
        <FormattedMessage id="text.odd" values={{ count: findings.length }} />
      </h3>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.from} ${finding.kind}`}>
            <code>{finding.codePoints}</code> <Finding finding={finding} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Finding({ finding }: { readonly finding: CharacterFinding }): ReactNode {
  switch (finding.kind) {
    case "bidi":
    case "invisible":
      return <FormattedMessage id={`text.odd.${finding.kind}`} values={{ name: finding.name }} />;
    case "confusable":
      return <FormattedMessage id="text.odd.confusable" values={{ ...finding }} />;
    case "mixedScript":
      return <FormattedMessage id="text.odd.mixedScript" values={{ characters: finding.characters }} />;
    case "unassigned":
    case "private":
      return <FormattedMessage id="text.odd.unknown" values={{ characters: finding.characters }} />;
  }
}
