import { type ReactNode, useCallback } from "react";
import { FormattedMessage } from "react-intl";

import type { Act } from "@longtable/protocol";
import { useAct, useMay } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { clockOf, useDuration } from "../../places/duration.ts";
import { Invented } from "../../design/invented.tsx";
import { useDelegationName, usePersonName } from "../../places/names.tsx";
import { TimeAt } from "../../places/time-at.tsx";
import { useKey } from "../../shell/keys.tsx";
import type { RoundView, TurnFace, WaitingFace } from "../../views/round.ts";
import { type RoundPartProps, headFor, roundActs } from "./round-acts.ts";
import styles from "./round.module.css";
import { useTurnClock } from "./use-turn-clock.ts";

/** Who speaks, who waits, how long each side has spoken; asking for the floor, giving it, yielding it. */
export function Floor({ view, may }: RoundPartProps): ReactNode {
  const { floor } = view;
  const doAct = useAct("table");
  const ask = roundActs(view).ask;
  const mayAsk = may?.ask.ok === true;
  const pressAsk = useCallback(() => void doAct(ask), [doAct, ask]);
  const says = <FormattedMessage id={headFor(view) === null ? "floor.ask" : "floor.ask.head"} />;
  useKey("F", says, mayAsk ? pressAsk : null);
  return (
    <section className={styles["panel"]} aria-labelledby="floor-title">
      <h2 id="floor-title" className={styles["panelTitle"]}>
        <FormattedMessage id="floor.has" />
      </h2>
      {floor.turn === null ? (
        <p className={styles["nobody"]}>
          <FormattedMessage id="floor.nobody" />
        </p>
      ) : (
        <Turn view={view} turn={floor.turn} />
      )}
      <TimeUsed view={view} />
      <div className={styles["acts"]}>
        <ActButton room="table" act={ask} may={may?.ask} shortcut="F" look={floor.turn === null ? "primary" : "usual"}>
          {says}
        </ActButton>
      </div>
      <Waiting view={view} />
    </section>
  );
}

function Turn({ view, turn }: { readonly view: RoundView; readonly turn: TurnFace }): ReactNode {
  const spent = useTurnClock(turn);
  const acts = {
    yieldTurn: { type: "floor.yield", turn: turn.id },
    endTurn: { type: "floor.end", turn: turn.id, spent: 0 },
  } as const satisfies Record<string, Act>;
  const may = useMay("table", acts);
  const delegation = view.delegations.find(({ id }) => id === turn.delegation);
  return (
    <div data-ink={delegation?.ink}>
      <p className={styles["speaker"]}>
        <Speaker view={view} delegation={turn.delegation} speaker={turn.speaker} />
        <Invented is={turn.isInvented} />
      </p>
      <p className={styles["soft"]}>
        <FormattedMessage
          id="floor.since"
          values={{
            clock: <span className={styles["clock"]}>{clockOf(spent)}</span>,
            since: <TimeAt instant={turn.grantedAt} places={view.places} show="venue" />,
          }}
        />
        {turn.topic === null ? null : (
          <>
            {" · "}
            <FormattedMessage id="floor.topic" values={{ topic: turn.topic }} />
          </>
        )}
      </p>
      <div className={styles["acts"]}>
        <ActButton room="table" act={{ ...acts.yieldTurn, spent }} may={may?.yieldTurn} look="primary">
          <FormattedMessage id="floor.yield" />
        </ActButton>
        <ActButton room="table" act={{ ...acts.endTurn, spent }} may={may?.endTurn}>
          <FormattedMessage id="floor.end" />
        </ActButton>
      </div>
    </div>
  );
}

interface SpeakerProps {
  readonly view: RoundView;
  readonly delegation: string;
  readonly speaker: string | null;
}

/** Who speaks, for whom. */
function Speaker({ view, delegation, speaker }: SpeakerProps): ReactNode {
  const nameOf = usePersonName();
  const delegationName = useDelegationName();
  const person = view.people.find(({ id }) => id === speaker);
  const side = view.delegations.find(({ id }) => id === delegation);
  const sideName = side === undefined ? "" : delegationName(side);
  if (person === undefined) return sideName;
  return <FormattedMessage id="floor.of" values={{ name: nameOf(person), delegation: sideName }} />;
}

/**
 * How long each side has spoken: bars in each ink and its own line, and the figures beside. What whoever speaks
 * now has taken so far is counted here, and said to be: the record has a turn's length only once it is stated.
 */
function TimeUsed({ view }: { readonly view: RoundView }): ReactNode {
  const duration = useDuration();
  const nameOf = useDelegationName();
  const { turn } = view.floor;
  const running = useTurnClock(turn);
  const used = view.floor.used.map((one) => ({
    ...one,
    isRunning: one.id === turn?.delegation,
    seconds: one.seconds + (one.id === turn?.delegation ? running : 0),
  }));
  const most = Math.max(1, ...used.map(({ seconds }) => seconds));
  return (
    <div className={styles["used"]}>
      <h3 className={styles["panelTitle"]}>
        <FormattedMessage id="floor.used" />
      </h3>
      <dl>
        {used.map(({ id, seconds, unmeasured, isRunning }) => {
          const side = view.delegations.find((one) => one.id === id);
          return (
            <div key={id} className={styles["usedRow"]} data-ink={side?.ink}>
              <dt>{side === undefined ? "" : nameOf(side)}</dt>
              <dd>
                <span className={styles["bar"]} style={{ inlineSize: `${(100 * seconds) / most}%` }} aria-hidden />
                <span className={styles["figure"]}>{isRunning ? clockOf(seconds) : duration(seconds)}</span>
                {unmeasured === 0 ? null : (
                  <small>
                    <FormattedMessage id="floor.used.unmeasured" values={{ count: unmeasured }} />
                  </small>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {turn === null ? null : (
        <p className={styles["soft"]}>
          <FormattedMessage id="floor.used.running" />
        </p>
      )}
      {view.floor.speakingTime === null ? null : (
        <p className={styles["soft"]}>
          <FormattedMessage id="floor.limit" values={{ time: duration(view.floor.speakingTime) }} />
        </p>
      )}
    </div>
  );
}

function Waiting({ view }: { readonly view: RoundView }): ReactNode {
  const { waiting, isListClosed } = view.floor;
  return (
    <div className={styles["waiting"]}>
      <h3 className={styles["panelTitle"]}>
        <FormattedMessage id="floor.waiting" />
      </h3>
      {isListClosed ? (
        <p className={styles["soft"]}>
          <FormattedMessage id="floor.closed" />
        </p>
      ) : null}
      {waiting.length === 0 ? (
        <p className={styles["soft"]}>
          <FormattedMessage id="floor.waiting.none" />
        </p>
      ) : (
        <ol>
          {waiting.map((request) => (
            <Request key={request.id} view={view} request={request} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Request({ view, request }: { readonly view: RoundView; readonly request: WaitingFace }): ReactNode {
  const acts = {
    grant: { type: "floor.grant", request: request.id },
    withdraw: { type: "floor.withdraw", request: request.id },
    earlier: { type: "floor.order", requests: sooner(view, request.id) },
  } as const satisfies Record<string, Act>;
  const may = useMay("table", acts);
  const side = view.delegations.find(({ id }) => id === request.delegation);
  return (
    <li className={styles["request"]} data-ink={side?.ink}>
      <p>
        <Speaker view={view} delegation={request.delegation} speaker={request.speaker} />
        <Invented is={request.isInvented} />
      </p>
      <p className={styles["soft"]}>
        <FormattedMessage
          id="floor.asked"
          values={{ time: <TimeAt instant={request.at} places={view.places} show="venue" /> }}
        />
        {request.topic === null ? null : (
          <>
            {" · "}
            <FormattedMessage id="floor.topic" values={{ topic: request.topic }} />
          </>
        )}
      </p>
      <div className={styles["acts"]}>
        <ActButton room="table" act={acts.grant} may={may?.grant}>
          <FormattedMessage id="floor.grant" />
        </ActButton>
        {view.floor.waiting[0]?.id === request.id ? null : (
          <ActButton room="table" act={acts.earlier} may={may?.earlier} look="plain">
            <FormattedMessage id="floor.sooner" />
          </ActButton>
        )}
        <ActButton room="table" act={acts.withdraw} may={may?.withdraw} look="plain">
          <FormattedMessage id="floor.withdraw" />
        </ActButton>
      </div>
    </li>
  );
}

/** The list of speakers with one of them a place sooner. */
function sooner({ floor }: RoundView, id: string): readonly string[] {
  const order = floor.waiting.map((one) => one.id as string);
  const place = order.indexOf(id);
  const before = order[place - 1];
  return before === undefined ? order : order.toSpliced(place - 1, 2, id, before);
}
