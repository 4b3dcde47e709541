import { type ReactNode, useCallback, useState } from "react";
import { FormattedMessage } from "react-intl";

import { useAct } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { Button } from "../../design/button.tsx";
import { useKey } from "../../shell/keys.tsx";
import type { May } from "../../views/may.ts";
import type { BracketFace } from "../../views/text/bracket.ts";
import type { RoomRef } from "../../views/view.ts";
import { Asking } from "./asking.tsx";
import { Listed } from "./listed.tsx";
import styles from "./margin.module.css";
import { type ActPlace, bracketActs } from "./text-acts.ts";

interface AcceptingProps {
  readonly room: RoomRef;
  readonly place: ActPlace;
  readonly face: BracketFace;
  readonly may: May | undefined;
}

/** Accepting a proposal. What it would swallow is seen first, and then accepted with it; standing aside takes a note. */
export function Accepting({ room, place, face, may }: AcceptingProps): ReactNode {
  const { accept } = bracketActs(place, face);
  const doAct = useAct(room);
  const [isReading, setReading] = useState(false);
  const takes = face.takes.length > 0;
  const press = useCallback(() => {
    if (takes) setReading(true);
    else void doAct(accept);
  }, [takes, doAct, accept]);
  useKey("A", <FormattedMessage id="text.act.accept" />, may?.ok === true ? press : null);
  if (may?.ok !== true) return null;
  if (takes && !isReading) {
    return (
      <>
        <Button look="primary" shortcut="A" onPress={() => setReading(true)}>
          <FormattedMessage id="text.act.accept.read" />
        </Button>
        <Asking room={room} act={accept} may={may} field="aside" says="text.act.aside" isNeeded />
      </>
    );
  }
  return (
    <>
      <Listed title="text.takes" brackets={face.takes} />
      <div className={styles["acts"]}>
        <ActButton room={room} act={accept} may={may} look="primary" shortcut="A">
          <FormattedMessage id={takes ? "text.act.accept.all" : "text.act.accept"} />
        </ActButton>
        {takes ? (
          <Button look="plain" onPress={() => setReading(false)}>
            <FormattedMessage id="text.cancel" />
          </Button>
        ) : null}
      </div>
      {takes ? null : <Asking room={room} act={accept} may={may} field="aside" says="text.act.aside" isNeeded />}
    </>
  );
}
