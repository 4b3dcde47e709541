import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { Invented } from "../../design/invented.tsx";
import page from "../../design/page.module.css";
import { useDelegationName } from "../../places/names.tsx";
import { DayAt } from "../../places/time-at.tsx";
import type { DialogueView, RoundOnLine } from "../../views/dialogue.ts";
import styles from "./dialogue.module.css";
import { ChangeHost } from "./change-host.tsx";
import { PlanRound } from "./plan-round.tsx";

/** The rounds one after another, hosts alternating, and where the dialogue is. */
export function RoundsLine({ view }: { readonly view: DialogueView }): ReactNode {
  const nameOf = useDelegationName();
  const next = view.delegations.find(({ id }) => id === view.nextHost);
  return (
    <section className={page["section"]} aria-labelledby="rounds-title">
      <h2 id="rounds-title" className={page["sectionTitle"]}>
        <FormattedMessage id="dialogue.rounds" />
      </h2>
      {view.rounds.length === 0 ? (
        <p className={page["soft"]}>
          <FormattedMessage id="dialogue.rounds.none" />
        </p>
      ) : (
        <ol className={styles["line"]}>
          {view.rounds.map((round) => (
            <OnLine key={round.id} view={view} round={round} />
          ))}
        </ol>
      )}
      {next === undefined || view.conclusion !== null ? null : (
        <p data-ink={next.ink} className={page["side"]}>
          <FormattedMessage id="dialogue.next" values={{ delegation: nameOf(next) }} />
        </p>
      )}
      <div className={page["acts"]}>
        <PlanRound view={view} />
        <ChangeHost view={view} />
      </div>
    </section>
  );
}

function OnLine({ view, round }: { readonly view: DialogueView; readonly round: RoundOnLine }): ReactNode {
  const intl = useIntl();
  const nameOf = useDelegationName();
  const host = view.delegations.find(({ id }) => id === round.host);
  const sealedBy = view.delegations.filter(({ id }) => round.sealedBy.includes(id)).map(nameOf);
  return (
    <li
      className={styles["stop"]}
      data-ink={host?.ink}
      data-state={round.state}
      aria-current={round.state === "open" ? "step" : undefined}
    >
      <p className={styles["stopTitle"]}>
        {round.number === null ? (
          <FormattedMessage id="dialogue.round.planned" />
        ) : (
          <FormattedMessage id="dialogue.round.number" values={{ number: round.number }} />
        )}
        {round.state === "open" ? (
          <small className={styles["now"]}>
            <FormattedMessage id="dialogue.round.now" />
          </small>
        ) : null}
        <Invented is={round.isInvented} />
      </p>
      <p dir="auto">{round.title}</p>
      <p className={page["soft"]}>
        {round.starts === null ? round.when : <DayAt instant={round.starts} place={round.place} />}
        {round.starts === null && round.when === null ? null : ", "}
        {round.place.city}
      </p>
      <p className={page["soft"]}>
        <FormattedMessage
          id="dialogue.round.host"
          values={{
            delegation: <strong className={page["sideName"]}>{host === undefined ? "" : nameOf(host)}</strong>,
            venue: round.venue,
          }}
        />
      </p>
      {round.summary === null ? null : (
        <p className={page["words"]} dir="auto">
          {round.summary}
        </p>
      )}
      {round.state === "closed" ? (
        <p className={page["soft"]}>
          <FormattedMessage id="dialogue.round.closed" />
          {sealedBy.length === 0 ? null : ", "}
          {round.isSealed ? (
            <FormattedMessage id="dialogue.round.sealed" />
          ) : sealedBy.length === 0 ? null : (
            <FormattedMessage
              id="dialogue.round.sealedBy"
              values={{ delegations: intl.formatList(sealedBy, { type: "conjunction" }) }}
            />
          )}
        </p>
      ) : null}
    </li>
  );
}
