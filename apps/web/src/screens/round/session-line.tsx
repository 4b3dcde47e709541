import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useCall, useDesk } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { Button } from "../../design/button.tsx";
import { useRefusal } from "../../messages/use-refusal.ts";
import { useDelegationName } from "../../places/names.tsx";
import { TimeAt } from "../../places/time-at.tsx";
import { type RoundPartProps, roundActs } from "./round-acts.ts";
import styles from "./round.module.css";
import { SuspendUntil } from "./suspend-until.tsx";

/** Whether the round is in session, and what the chair may do about it. */
export function SessionLine({ view, may }: RoundPartProps): ReactNode {
  const acts = roundActs(view);
  return (
    <div className={styles["session"]} data-state={view.session?.state}>
      <p>
        <SessionSentence view={view} />
      </p>
      <div className={styles["acts"]}>
        <OpenRound view={view} may={may} />
        <ActButton room="table" act={acts.openSession} may={may?.openSession} look="primary">
          <FormattedMessage id={wasInSession(view) ? "session.do.next" : "session.do.open"} />
        </ActButton>
        <ActButton room="table" act={acts.resume} may={may?.resume} look="primary">
          <FormattedMessage id="session.do.resume" />
        </ActButton>
        <ActButton room="table" act={acts.suspend} may={may?.suspend}>
          <FormattedMessage id="session.do.suspend" />
        </ActButton>
        <SuspendUntil view={view} may={may} />
        <ActButton room="table" act={acts.adjourn} may={may?.adjourn}>
          <FormattedMessage id="session.do.adjourn" />
        </ActButton>
        <ActButton room="table" act={acts.closeRound} may={may?.closeRound}>
          <FormattedMessage id="round.close" />
        </ActButton>
      </div>
      <Sealing view={view} />
    </div>
  );
}

/** Opens the round and its first session: one thing to do for whoever hosts. */
function OpenRound({ view, may }: RoundPartProps): ReactNode {
  const call = useCall();
  const sentenceOf = useRefusal();
  const [isOnTheWay, setOnTheWay] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  if (may?.openRound.ok !== true || view.round === null) return null;
  const { id } = view.round;
  const open = async (): Promise<void> => {
    setOnTheWay(true);
    const done = await call("openRound", { round: id });
    setOnTheWay(false);
    setRefused(done.ok ? null : done.code);
  };
  return (
    <span>
      <Button look="primary" isDisabled={isOnTheWay} onPress={open}>
        <FormattedMessage id="round.open" />
      </Button>
      {refused === null ? null : <output>{sentenceOf(refused)}</output>}
    </span>
  );
}

/** Whether the round that is on has had a session: a further one is the next. */
function wasInSession({ session }: RoundPartProps["view"]): boolean {
  return session?.kind === "session";
}

function SessionSentence({ view: { session, places } }: Pick<RoundPartProps, "view">): ReactNode {
  if (session === null || session.state === "adjourned") return <FormattedMessage id="session.none" />;
  if (session.kind !== "session") return <FormattedMessage id="session.intersessional" />;
  const since = session.since === null ? "" : <TimeAt instant={session.since} places={places} show="venue" />;
  if (session.state === "open") return <FormattedMessage id="session.open" values={{ since }} />;
  if (session.until === null) return <FormattedMessage id="session.suspended" values={{ since }} />;
  const until = <TimeAt instant={session.until} places={places} show="venue" />;
  return <FormattedMessage id="session.suspended.until" values={{ since, until }} />;
}

/** Of a closed round: who sealed it, and, at a head's device that has not, the button that does. */
function Sealing({ view: { round, delegations, us } }: Pick<RoundPartProps, "view">): ReactNode {
  const intl = useIntl();
  const nameOf = useDelegationName();
  const call = useCall();
  const sentenceOf = useRefusal();
  const desk = useDesk("desk");
  const [isAsked, setAsked] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  if (round === null || round.state !== "closed") return null;
  const isHead = desk?.seat.isHead === true && !desk.kept.isOut;
  const names = delegations.filter(({ id }) => round.sealedBy.includes(id)).map(nameOf);
  const hasSealed = us !== null && round.sealedBy.includes(us);
  const seal = async (): Promise<void> => {
    const done = await call("seal", { room: "table" });
    setRefused(done.ok ? null : done.code);
    setAsked(false);
  };
  return (
    <div className={styles["sealing"]}>
      <p>
        <FormattedMessage
          id="round.sealed"
          values={{
            delegations:
              names.length === 0
                ? intl.formatMessage({ id: "round.nobody" })
                : intl.formatList(names, { type: "conjunction" }),
          }}
        />{" "}
        {round.sealAgreed ? <FormattedMessage id="round.sealed.agreed" /> : null}
      </p>
      {hasSealed || desk === null ? null : !isHead ? (
        <p className={styles["soft"]}>
          <FormattedMessage id="round.seal.head" />
        </p>
      ) : isAsked ? (
        <div className={styles["acts"]}>
          <p>
            <FormattedMessage id="round.seal.confirm" />
          </p>
          <Button look="primary" onPress={seal}>
            <FormattedMessage id="round.seal" />
          </Button>
          <Button onPress={() => setAsked(false)}>
            <FormattedMessage id="round.cancel" />
          </Button>
        </div>
      ) : (
        <Button onPress={() => setAsked(true)}>
          <FormattedMessage id="round.seal" />
        </Button>
      )}
      {refused === null ? null : <output>{sentenceOf(refused)}</output>}
    </div>
  );
}
