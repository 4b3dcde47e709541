import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import { useCall, useDesk, useView } from "../bridge/use-view.ts";
import { Button } from "../design/button.tsx";
import page from "../design/page.module.css";
import { useRefusal } from "../messages/use-refusal.ts";
import { ActSentence } from "../places/act-sentence.tsx";
import type { NotTaken, OutboxView } from "../views/outbox.ts";
import type { RoomRef } from "../views/view.ts";
import styles from "./shell.module.css";

/**
 * What this device did here that is not in the record yet, while there is no connection, and what came back
 * without effect: said on every screen of the room until somebody has looked at it.
 */
export function Outbox({ room }: { readonly room: RoomRef }): ReactNode {
  const view = useView("outbox", room);
  const desk = useDesk("desk");
  if (view === null) return null;
  const { waiting, notTaken } = view;
  return (
    <>
      {notTaken.length === 0 ? null : (
        <section className={styles["outbox"]} aria-labelledby="not-taken-title">
          <h2 id="not-taken-title" className={page["boxTitle"]}>
            <FormattedMessage id="outbox.notTaken" />
          </h2>
          <ul className={page["rows"]}>
            {notTaken.map((one) => (
              <Back key={one.id} room={room} view={view} act={one} />
            ))}
          </ul>
        </section>
      )}
      {waiting.length === 0 || desk?.standing.is !== "offline" ? null : (
        <details className={styles["outbox"]}>
          <summary>
            <FormattedMessage id="outbox.waiting" values={{ count: waiting.length }} />
          </summary>
          <ol>
            {waiting.map((line) => (
              <li key={line.id}>
                <ActSentence line={line} delegations={view.delegations} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

interface BackProps {
  readonly room: RoomRef;
  readonly view: OutboxView;
  readonly act: NotTaken;
}

/** One act that was not taken: why, and doing it again where that would take effect. */
function Back({ room, view, act: { mayRepeat, ...line } }: BackProps): ReactNode {
  const call = useCall();
  const sentenceOf = useRefusal();
  const [refused, setRefused] = useState<string | null>(null);
  const { id } = line;
  const repeat = async (): Promise<void> => {
    const done = await call("repeatAct", { room, id });
    setRefused(done.ok ? null : done.code);
  };
  return (
    <li className={page["row"]}>
      <div>
        <ActSentence line={line} delegations={view.delegations} />
      </div>
      <div className={page["acts"]}>
        {mayRepeat ? (
          <Button look="primary" onPress={repeat}>
            <FormattedMessage id="outbox.repeat" />
          </Button>
        ) : null}
        <Button onPress={() => call("letActBe", { id })}>
          <FormattedMessage id="outbox.letBe" />
        </Button>
      </div>
      {refused === null ? null : <output>{sentenceOf(refused)}</output>}
    </li>
  );
}
