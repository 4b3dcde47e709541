import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useMay, useView } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import type { BracketFace } from "../../views/text/bracket.ts";
import type { TextView } from "../../views/text/text.ts";
import type { RoomRef } from "../../views/view.ts";
import { useHolders, useSideName } from "./sides.tsx";
import { bracketActs } from "./text-acts.ts";
import styles from "./text.module.css";

interface StageProps {
  readonly view: TextView;
  readonly room: RoomRef;
}

/** At what stage a text is: whose proposal, and who has still to accept it as the basis; the basis; ready to be signed. */
export function Stage({ view, room }: StageProps): ReactNode {
  const { basis, isSigned, isReady } = view.text;
  if (isSigned) return null;
  return (
    <div className={styles["stage"]} role="note">
      {basis.isAgreed ? (
        <FormattedMessage id={isReady ? "text.stage.ready" : "text.stage.basis"} />
      ) : (
        <Proposed view={view} room={room} />
      )}
    </div>
  );
}

/** A text that is still somebody's proposal: nothing in it binds anybody, and typing on it does something else for each side. */
function Proposed({ view, room }: StageProps): ReactNode {
  const { text, us } = view;
  const face = useView("bracket", room, { text: text.id, bracket: text.basis.id });
  const intl = useIntl();
  const holders = useHolders();
  const sideName = useSideName();
  if (face === null) return null;
  const waiting = face.acceptances?.waitsFor ?? [];
  const isOurs = us !== null && face.view.holders.length === 1 && face.view.holders.includes(us);
  const isWaitedFor = us !== null && waiting.includes(us);
  return (
    <>
      <p>
        <FormattedMessage
          id="text.stage.proposed"
          values={{
            holders: holders(face.view),
            sides: intl.formatList(waiting.map(sideName), { type: "conjunction" }),
          }}
        />{" "}
        {us === null ? null : (
          <FormattedMessage
            id={isOurs ? "text.stage.ours" : "text.stage.theirs"}
            values={{ holders: holders(face.view) }}
          />
        )}
      </p>
      {isWaitedFor && face.takes.length === 0 ? <AcceptBasis view={view} room={room} face={face} /> : null}
    </>
  );
}

/** Accepts the text as the basis, exactly as it is drawn. Where that would put another draft aside, the margin shows it first. */
function AcceptBasis({ view, room, face }: StageProps & { readonly face: BracketFace }): ReactNode {
  const { accept } = bracketActs({ text: view.text.id, session: view.session }, face);
  const may = useMay(room, { accept });
  return (
    <ActButton room={room} act={accept} may={may?.accept} look="primary">
      <FormattedMessage id="text.stage.accept" />
    </ActButton>
  );
}
