import { type ReactNode, use } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useMay, useView } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import type { CallFace, CalledBracket } from "../../views/text/calls.ts";
import type { TextView } from "../../views/text/text.ts";
import type { RoomRef } from "../../views/view.ts";
import { Asking } from "./asking.tsx";
import styles from "./calls.module.css";
import { goToBracket } from "./going.ts";
import { SelectionContext } from "./selection.ts";
import { By } from "./since.tsx";
import { useHolders, useSideName } from "./sides.tsx";
import { Wording } from "./wording.tsx";

interface CallsProps {
  readonly view: TextView;
  readonly room: RoomRef;
}

/** The calls that wait on a text: what each would do, whose act it still waits for, and how it is stopped. */
export function Calls({ view, room }: CallsProps): ReactNode {
  const calls = useView("textCalls", room, { text: view.text.id });
  if (calls === null || calls.waiting.length === 0) return null;
  return (
    <section className={styles["calls"]} aria-labelledby="calls-title">
      <h2 id="calls-title" className={styles["title"]}>
        <FormattedMessage id="text.calls" values={{ count: calls.waiting.length }} />
      </h2>
      <ul className={styles["list"]}>
        {calls.waiting.map((call) => (
          <Waiting key={call.id} view={view} room={room} call={call} />
        ))}
      </ul>
    </section>
  );
}

function Waiting({ view, room, call }: CallsProps & { readonly call: CallFace }): ReactNode {
  const intl = useIntl();
  const sideName = useSideName();
  const object = { type: "text.object", text: view.text.id, to: { call: call.id } } as const;
  const may = useMay(room, { object });
  const { us, places } = view;
  const isOurs = us !== null && call.waitsFor.includes(us);
  const sides = intl.formatList(call.waitsFor.map(sideName), { type: "conjunction" });
  return (
    <li className={styles["call"]}>
      <p>
        <FormattedMessage id="text.call.by" values={{ count: call.count }} /> <By placed={call} places={places} />
      </p>
      <ul className={styles["brackets"]}>
        {call.brackets.map((bracket) => (
          <Called key={bracket.id} bracket={bracket} />
        ))}
      </ul>
      <p className={isOurs ? styles["ours"] : styles["soft"]}>
        <FormattedMessage
          id={!isOurs ? "text.call.waits" : call.waitsFor.length === 1 ? "text.call.waits.us" : "text.call.waits.usToo"}
          values={{ sides }}
        />
      </p>
      <div className={styles["acts"]}>
        <Asking room={room} act={object} may={may?.object} field="reason" says="text.call.object" />
      </div>
    </li>
  );
}

/** One bracket that a call named: what would become of it. A press leads to it. */
function Called({ bracket }: { readonly bracket: CalledBracket }): ReactNode {
  const selection = use(SelectionContext);
  const holders = useHolders();
  const { id, node, label, runs, view, words, isReached } = bracket;
  return (
    <li>
      <Button look="plain" onPress={() => goToBracket(selection, id, node)}>
        <FormattedMessage id="text.call.bracket" values={{ label: label === "" ? "—" : label, words }} />
      </Button>{" "}
      <span className={styles["words"]}>
        <Wording runs={runs} />
      </span>{" "}
      {isReached ? null : (
        <span className={styles["soft"]}>
          <FormattedMessage
            id={
              view.state !== "open"
                ? "text.call.closed"
                : view.holders.length > 0
                  ? "text.call.held"
                  : "text.call.changed"
            }
            values={{ holders: holders(view) }}
          />
        </span>
      )}
    </li>
  );
}

/** The last calls that are over: taken, or objected to, by whom and why. */
export function EndedCalls({ view, room }: CallsProps): ReactNode {
  const calls = useView("textCalls", room, { text: view.text.id });
  if (calls === null || calls.ended.length === 0) return null;
  return (
    <details className={styles["ended"]}>
      <summary>
        <FormattedMessage id="text.calls.ended" values={{ count: calls.ended.length }} />
      </summary>
      <ul className={styles["brackets"]}>
        {calls.ended.toReversed().map((call) => (
          <li key={call.id}>
            <FormattedMessage id="text.call.by" values={{ count: call.count }} />{" "}
            <By placed={call} places={view.places} />{" "}
            {call.objection === null ? (
              <FormattedMessage id="text.call.taken" />
            ) : (
              <>
                <FormattedMessage id="text.happened.objected" /> <By placed={call.objection} places={view.places} />
                {call.objection.reason === null ? null : <q className={styles["said"]}>{call.objection.reason}</q>}
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Beside a bracket: that a call waits on it, and what claiming it or withdrawing from it comes to meanwhile. */
export function CallOn({
  room,
  text,
  bracket,
}: {
  readonly room: RoomRef;
  readonly text: string;
  readonly bracket: string;
}): ReactNode {
  const calls = useView("textCalls", room, { text });
  const sideName = useSideName();
  const intl = useIntl();
  const call = calls?.waiting.find(({ brackets }) => brackets.some(({ id }) => id === bracket));
  const called = call?.brackets.find(({ id }) => id === bracket);
  if (call === undefined || called === undefined || called.view.state !== "open") return null;
  return (
    <p className={styles["note"]}>
      <FormattedMessage
        id={
          called.isReached
            ? "text.call.on"
            : called.view.holders.length > 0
              ? "text.call.on.held"
              : "text.call.on.changed"
        }
        values={{
          words: called.words,
          sides: intl.formatList(call.waitsFor.map(sideName), { type: "conjunction" }),
        }}
      />
    </p>
  );
}
