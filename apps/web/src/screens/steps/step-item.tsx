import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { Invented } from "../../design/invented.tsx";
import page from "../../design/page.module.css";
import { momentAt } from "../../places/act-sentence.tsx";
import { useDelegationName } from "../../places/names.tsx";
import type { StepFace, StepsView } from "../../views/steps.ts";
import { StepActs } from "./step-acts.tsx";
import styles from "./steps.module.css";

interface StepItemProps {
  readonly view: StepsView;
  readonly step: StepFace;
}

/** One step: its terms, who has answered, what was reported, and what may be done about it. */
export function StepItem({ view, step }: StepItemProps): ReactNode {
  const intl = useIntl();
  const nameOf = useDelegationName();
  const faceOf = (id: string) => view.delegations.find((one) => one.id === id);
  const named = (id: string): string => {
    const face = faceOf(id);
    return face === undefined ? "" : nameOf(face);
  };
  return (
    <li className={page["row"]}>
      <div className={styles["head"]}>
        <h3 className={page["itemTitle"]} dir="auto">
          {step.what}
          <Invented is={step.isInvented} />
        </h3>
        <p className={styles["state"]} data-state={step.state}>
          <FormattedMessage id="steps.state" values={{ state: step.state }} />
        </p>
      </div>
      <dl className={styles["terms"]}>
        <div>
          <dt>
            <FormattedMessage id="steps.who" />
          </dt>
          <dd>
            <ul>
              {step.who.map(({ id, answer, reason }) => (
                <li key={id} data-ink={faceOf(id)?.ink}>
                  <span className={page["sideName"]}>{named(id)}</span>{" "}
                  <FormattedMessage id="steps.answer" values={{ answer }} />
                  {reason === null ? null : <q className={page["quoted"]}>{reason}</q>}
                </li>
              ))}
            </ul>
          </dd>
        </div>
        <div>
          <dt>
            <FormattedMessage id="steps.by" />
          </dt>
          <dd>
            {step.due === null ? <FormattedMessage id="steps.by.none" /> : <Due due={step.due} places={view.places} />}
            {step.postponed.map(({ id, from, why }) => (
              <p key={id} className={page["soft"]}>
                <FormattedMessage
                  id="steps.postponed"
                  values={{ why, from: from === null ? "–" : momentAt(intl, from, view.places) }}
                />
              </p>
            ))}
            {step.asked === null ? null : (
              <p className={page["soft"]}>
                <FormattedMessage
                  id="steps.asked"
                  values={{ due: momentAt(intl, step.asked.due, view.places), why: step.asked.why }}
                />
              </p>
            )}
          </dd>
        </div>
        <div>
          <dt>
            <FormattedMessage id="steps.how" />
          </dt>
          <dd>
            <p dir="auto">{step.how}</p>
            <ul>
              {step.verifiers.map(({ id, hasVerified }) => (
                <li key={id} data-ink={faceOf(id)?.ink}>
                  <span className={page["sideName"]}>{named(id)}</span>{" "}
                  <FormattedMessage id={hasVerified ? "steps.verified" : "steps.verified.not"} />
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
      {step.topic === null && step.provisions.length === 0 ? null : (
        <p className={page["soft"]} dir="auto">
          {[...(step.topic === null ? [] : [step.topic]), ...step.provisions].join(" · ")}
        </p>
      )}
      {step.reports.length === 0 ? null : (
        <ol className={styles["reports"]}>
          {step.reports.map(({ id, by, text, isDone, isInvented }) => (
            <li key={id} data-ink={faceOf(by)?.ink} className={page["side"]}>
              <p>
                <span className={page["sideName"]}>{named(by)}</span>{" "}
                <FormattedMessage id={isDone ? "steps.report.done" : "steps.report.underWay"} />
                <Invented is={isInvented} />
              </p>
              <p className={page["words"]} dir="auto">
                {text}
              </p>
            </li>
          ))}
        </ol>
      )}
      {step.disputes.map(({ id, reason }) => (
        <p key={id} className={page["warning"]} data-ink={faceOf(id)?.ink}>
          <FormattedMessage id="steps.disputed" values={{ delegation: named(id), reason }} />
        </p>
      ))}
      {step.carried.length === 0 ? null : (
        <p className={page["soft"]}>
          <FormattedMessage
            id="steps.carried"
            values={{
              count: step.carried.length,
              rounds: intl.formatList(
                step.carried.map((number) => intl.formatNumber(number)),
                { type: "conjunction" },
              ),
            }}
          />
        </p>
      )}
      <StepActs view={view} step={step} />
    </li>
  );
}

/** A day and time on the clocks of the place that was named, and in the capitals. */
function Due({
  due,
  places,
}: {
  readonly due: NonNullable<StepFace["due"]>;
  readonly places: StepsView["places"];
}): ReactNode {
  const intl = useIntl();
  return <time dateTime={new Date(due.instant).toISOString()}>{momentAt(intl, due, places)}</time>;
}
