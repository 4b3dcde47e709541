import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import type { StepState } from "@longtable/dialogue";
import { useView } from "../../bridge/use-view.ts";
import { Choice } from "../../design/field.tsx";
import page from "../../design/page.module.css";
import { useDelegationName } from "../../places/names.tsx";
import { Loading } from "../../shell/loading.tsx";
import { useScreen } from "../../shell/shell.tsx";
import type { StepFace, StepsView } from "../../views/steps.ts";
import { ProposeStep } from "./propose-step.tsx";
import { StepItem } from "./step-item.tsx";

/** Concrete steps: who does what by when, how it is verified, and what came of it from round to round. */
export function StepsScreen(): ReactNode {
  const intl = useIntl();
  const view = useView("steps", "table");
  useScreen(intl.formatMessage({ id: "screen.steps" }), "table");
  return view === null ? <Loading /> : <Shown view={view} />;
}

const ALL = "all";
const STATES = [
  "proposed",
  "undertaken",
  "reported",
  "disputed",
  "verified",
  "declined",
  "withdrawn",
] as const satisfies readonly StepState[];

function Shown({ view }: { readonly view: StepsView }): ReactNode {
  const intl = useIntl();
  const nameOf = useDelegationName();
  const [state, setState] = useState<string>(ALL);
  const [side, setSide] = useState<string>(ALL);
  const isMeant = (step: StepFace): boolean =>
    (state === ALL || step.state === state) && (side === ALL || step.who.some(({ id }) => id === side));
  const shown = view.steps.filter(isMeant);
  const all = { id: ALL, says: intl.formatMessage({ id: "steps.all" }) };
  return (
    <div className={page["page"]}>
      <div>
        <h1 className={page["title"]}>
          <FormattedMessage id="screen.steps" />
        </h1>
        <p className={page["sub"]}>
          <FormattedMessage id="steps.explained" />
        </p>
      </div>
      <div className={page["acts"]}>
        <ProposeStep view={view} revises={null} />
      </div>
      <section className={page["section"]} aria-labelledby="steps-list">
        <h2 id="steps-list" className={page["sectionTitle"]}>
          <FormattedMessage id="steps.count" values={{ count: shown.length, all: view.steps.length }} />
        </h2>
        {view.steps.length === 0 ? (
          <p className={page["soft"]}>
            <FormattedMessage id="steps.none" />
          </p>
        ) : (
          <div className={page["bar"]}>
            <Choice
              label={<FormattedMessage id="steps.filter.state" />}
              value={state}
              onChange={setState}
              options={[
                all,
                ...STATES.map((id) => ({ id, says: intl.formatMessage({ id: "steps.state" }, { state: id }) })),
              ]}
            />
            <Choice
              label={<FormattedMessage id="steps.filter.side" />}
              value={side}
              onChange={setSide}
              options={[all, ...view.delegations.map((one) => ({ id: one.id, says: nameOf(one) }))]}
            />
          </div>
        )}
        <ul className={page["rows"]}>
          {shown.map((step) => (
            <StepItem key={step.id} view={view} step={step} />
          ))}
        </ul>
        {shown.length === 0 && view.steps.length > 0 ? (
          <p className={page["soft"]}>
            <FormattedMessage id="steps.filtered" />
          </p>
        ) : null}
      </section>
    </div>
  );
}
