import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import { useMay, useView } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { Button } from "../../design/button.tsx";
import { Invented } from "../../design/invented.tsx";
import type { MessageId } from "../../messages/message.ts";
import { TimeAt } from "../../places/time-at.tsx";
import type { Place } from "../../views/places.ts";
import type { RoomRef } from "../../views/view.ts";
import type { BracketFace } from "../../views/text/bracket.ts";
import type { HappenedFace } from "../../views/text/happened.ts";
import { Accepting } from "./accepting.tsx";
import { Asking } from "./asking.tsx";
import { CallOn } from "./calls.tsx";
import { Counter } from "./counter.tsx";
import { Listed } from "./listed.tsx";
import styles from "./margin.module.css";
import { Mark } from "./marked.tsx";
import { Repairing } from "./repairing.tsx";
import { By } from "./since.tsx";
import { useHolders, useInk, useSideName } from "./sides.tsx";
import { useTablePlace } from "./table-place.ts";
import { type ActPlace, type BracketAct, bracketActs, callAct } from "./text-acts.ts";
import { Wording } from "./wording.tsx";

export interface BracketPanelProps {
  readonly room: RoomRef;
  readonly place: ActPlace;
  readonly places: readonly Place[];
  readonly bracket: string;
  /** The kind of unit that it begins with. */
  readonly kind?: string;
}

/** One bracket in the margin: who holds it, since when, what was said, who has still to accept, and what one may do. */
export function BracketPanel(props: BracketPanelProps): ReactNode {
  const face = useView("bracket", props.room, { text: props.place.text, bracket: props.bracket });
  return face === null ? null : <Shown key={face.id} {...props} face={face} />;
}

function Shown({ face, ...props }: BracketPanelProps & { readonly face: BracketFace }): ReactNode {
  const { places, room, place } = props;
  const inkOf = useInk();
  const holders = useHolders();
  // What was read is what is acted on: when it changes meanwhile, it is read again first.
  const [read, setRead] = useState(face.subject);
  const hasChanged = read !== face.subject && face.view.state === "open";
  return (
    <section className={styles["panel"]} data-ink={inkOf(face.view)} aria-labelledby="bracket-title">
      <h2 id="bracket-title" className={styles["title"]}>
        <FormattedMessage
          id={face.view.isUnclaimed ? "text.held.nobody" : "text.held"}
          values={{ holders: holders(face.view) }}
        />
      </h2>
      <p className={styles["soft"]}>
        <FormattedMessage
          id="text.kind.since"
          values={{
            kind: face.view.kind,
            time: <TimeAt instant={face.view.opened.at} places={places} show="all" />,
          }}
        />
        <Invented is={face.history[0]?.isInvented === true} />
      </p>
      <Alleged face={face} />
      <blockquote className={styles["quoted"]}>
        <Wording runs={face.runs} />
      </blockquote>
      {face.view.footnote === null ? null : <p className={styles["said"]}>{face.view.footnote}</p>}
      <Listed title="text.package.holds" brackets={face.holds} />
      <Waiting face={face} />
      <CallOn room={room} text={place.text} bracket={face.id} />
      {hasChanged ? (
        <div className={styles["changed"]} role="alert">
          <p>
            <FormattedMessage id="text.changed" />
          </p>
          <Button onPress={() => setRead(face.subject)}>
            <FormattedMessage id="text.changed.read" />
          </Button>
        </div>
      ) : (
        <>
          <Repairing room={room} place={place} face={face} />
          <Acts {...props} face={face} />
        </>
      )}
      <History face={face} places={places} />
      {room === "table" && place.session === null ? (
        <p className={styles["soft"]}>
          <FormattedMessage id="text.noSession" />
        </p>
      ) : null}
    </section>
  );
}

function Alleged({ face }: { readonly face: BracketFace }): ReactNode {
  const names = face.view.alleged.map(({ name }) => name);
  if (names.length === 0 || !face.view.isUnclaimed) return null;
  return (
    <p className={styles["soft"]}>
      <FormattedMessage id="text.alleged" values={{ names: names.join(", ") }} />
    </p>
  );
}

/** Who has accepted it as it is, and for whom it still waits. */
function Waiting({ face }: { readonly face: BracketFace }): ReactNode {
  const sideName = useSideName();
  const { acceptances } = face;
  if (acceptances === null) return null;
  return (
    <ul className={styles["waiting"]}>
      {acceptances.accepted.map(({ by, aside }) => (
        <li key={by}>
          <FormattedMessage
            id={aside === null ? "text.accepted.by" : "text.accepted.aside"}
            values={{ side: sideName(by), note: aside }}
          />
        </li>
      ))}
      {acceptances.waitsFor.map((by) => (
        <li key={by}>
          <FormattedMessage id="text.waits.for" values={{ side: sideName(by) }} />
        </li>
      ))}
    </ul>
  );
}

/** Acts that are done at once, by their names and in the order in which they are offered. */
const AT_ONCE: readonly BracketAct[] = [
  "lift",
  "join",
  "withdraw",
  "take",
  "want",
  "against",
  "literal",
  "remove",
  "confirm",
];

function Acts({
  room,
  place,
  face,
  kind = "paragraph",
}: BracketPanelProps & { readonly face: BracketFace }): ReactNode {
  const { callOn } = useTablePlace();
  const acts = bracketActs(place, face);
  const may = useMay(room, { ...acts, call: callAct(place, [{ bracket: face.id, words: "keep" }]) });
  const { view } = face;
  // What bracket words may be dealt with together with others.
  const mayMark = view.state === "open" && view.kind !== "mark" && face.node !== null;
  return (
    <div className={styles["acts"]}>
      <Accepting room={room} place={place} face={face} may={may?.accept} />
      <Counter face={face} kind={kind} />
      {may?.call.ok === true ? (
        <Button onPress={() => callOn([face.id])}>
          <FormattedMessage id="text.call.make" values={{ count: 1 }} />
        </Button>
      ) : null}
      {mayMark ? <Mark bracket={face.id} /> : null}
      <Asking room={room} act={acts.object} may={may?.object} field="reason" says="text.act.object" />
      {AT_ONCE.map((name) =>
        name === "confirm" && view.choice === null ? null : (
          <ActButton key={name} room={room} act={acts[name]} may={may?.[name]}>
            <FormattedMessage id={`text.act.${name as Exclude<BracketAct, "accept" | "object" | "reopen">}`} />
          </ActButton>
        ),
      )}
      <Asking room={room} act={acts.reopen} may={may?.reopen} field="reason" says="text.act.reopen" />
    </div>
  );
}

/** What befell it, the last thing first; what was said with it, in the words of whoever said it. */
function History({ face, places }: { readonly face: BracketFace; readonly places: readonly Place[] }): ReactNode {
  return (
    <div className={styles["history"]}>
      <h3>
        <FormattedMessage id="text.history" />
      </h3>
      <ol>
        {face.history.toReversed().map((one) => (
          <li key={one.id}>
            <FormattedMessage id={happened(one)} /> <By placed={one} places={places} />
            {one.note === null || !isSaid(one) ? null : <q className={styles["said"]}>{one.note}</q>}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Of a claim and of a mark that was repaired, the note says as what: it is no word of anybody's. */
const isSaid = ({ what }: HappenedFace): boolean => what !== "claimed" && what !== "repaired" && what !== "closed";

function happened({ what, note }: HappenedFace): MessageId {
  if (what === "claimed" && (note === "want" || note === "against")) return `text.happened.claimed.${note}`;
  if (what === "closed" && (note === "pair" || note === "literal" || note === "remove")) return `text.happened.${note}`;
  return `text.happened.${what}`;
}
