import type { ReactNode } from "react";
import { FormattedMessage } from "react-intl";

import { useMay, useView } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import type { TextView } from "../../views/text/text.ts";
import type { RoomRef } from "../../views/view.ts";
import { BracketPanel } from "./bracket-panel.tsx";
import { EndedCalls } from "./calls.tsx";
import { Compare } from "./compare.tsx";
import { Convergence } from "./convergence.tsx";
import { Files } from "./files.tsx";
import styles from "./margin.module.css";
import { By } from "./since.tsx";

interface WholePanelProps {
  readonly view: TextView;
  readonly room: RoomRef;
}

/** The text as a whole: whether it is the basis, how its brackets fell, its revisions, and signing it. */
export function WholePanel({ view, room }: WholePanelProps): ReactNode {
  const { text, places, session } = view;
  const place = { text: text.id, session };
  return (
    <>
      {text.basis.isAgreed || text.isSigned ? null : (
        <BracketPanel room={room} place={place} places={places} bracket={text.basis.id} />
      )}
      {text.packages.map((bracket) => (
        <BracketPanel key={bracket} room={room} place={place} places={places} bracket={bracket} />
      ))}
      <section className={styles["panel"]} aria-labelledby="whole-title">
        <h2 id="whole-title" className={styles["title"]}>
          <FormattedMessage id="text.whole" />
        </h2>
        <Convergence view={view} />
        {text.signatures.length === 0 ? null : (
          <ul className={styles["waiting"]}>
            {text.signatures.map((signature) => (
              <li key={signature.act}>
                <FormattedMessage id="text.signature" /> <By placed={signature} places={places} />
              </li>
            ))}
          </ul>
        )}
        <EndedCalls room={room} view={view} />
        <Compare room={room} view={view} />
        <Files room={room} view={view} />
        {text.isSigned ? null : <WholeActs view={view} room={room} />}
      </section>
    </>
  );
}

/** Compiling a revision, for the chair; signing, for a head, once all of it is clean and green. */
function WholeActs({ view, room }: WholePanelProps): ReactNode {
  const { text, session } = view;
  const whole = useView("wholeText", room, { text: text.id });
  const on = { text: text.id, session: session ?? "" };
  const acts = {
    compile: { type: "text.compile", ...on, subject: whole?.hash ?? "" },
    sign: { type: "text.sign", ...on, subject: whole?.shown ?? "" },
  } as const;
  const may = useMay(room, acts);
  return (
    <div className={styles["acts"]}>
      {text.isReady ? (
        <ActButton room={room} act={acts.sign} may={may?.sign} look="primary">
          <FormattedMessage id="text.act.sign" />
        </ActButton>
      ) : null}
      <ActButton room={room} act={acts.compile} may={may?.compile}>
        <FormattedMessage id="text.act.compile" values={{ number: text.revisions.length + 1 }} />
      </ActButton>
    </div>
  );
}
