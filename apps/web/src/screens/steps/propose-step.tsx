import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import type { Act, DelegationId } from "@longtable/protocol";
import { useMay } from "../../bridge/use-view.ts";
import { ActForm, needed } from "../../design/act-form.tsx";
import { Choice, TextInput } from "../../design/field.tsx";
import page from "../../design/page.module.css";
import { TimeField, ZoneField } from "../../design/time-field.tsx";
import { zonedAt } from "../../places/zoned.ts";
import type { StepFace, StepsView } from "../../views/steps.ts";
import { SidesField } from "./sides-field.tsx";

interface ProposeStepProps {
  readonly view: StepsView;
  /** A proposal of one's own that nobody has undertaken yet, to be replaced; null for a new one. */
  readonly revises: StepFace | null;
}

const NONE = "none";

interface StepForm {
  readonly what: string;
  readonly who: readonly DelegationId[];
  readonly due: string;
  readonly zone: string;
  readonly how: string;
  readonly verifiers: readonly DelegationId[];
  readonly topic: string;
}

/** Proposes a step, or revises what one proposed: what, who, by when and where, how it is verified and by whom. */
export function ProposeStep({ view, revises }: ProposeStepProps): ReactNode {
  const intl = useIntl();
  const everybody = view.delegations.filter(({ isParty }) => isParty).map(({ id }) => id);
  const [form, setForm] = useState<StepForm>(() => ({
    what: revises?.what ?? "",
    who: revises?.who.map(({ id }) => id) ?? (view.us === null ? [] : [view.us]),
    due: revises?.due?.local ?? "",
    zone: revises?.due?.zone ?? view.places[0]?.zone ?? "UTC",
    how: revises?.how ?? "",
    verifiers: revises?.verifiers.map(({ id }) => id) ?? everybody.filter((id) => id !== view.us),
    topic: view.topics.find(({ title }) => title === revises?.topic)?.id ?? NONE,
  }));
  const set = (change: Partial<StepForm>): void => setForm((before) => ({ ...before, ...change }));
  const by = form.due === "" ? null : zonedAt(form.due, form.zone);
  const made = (): Act | null => {
    const { what, who, due, how, verifiers, topic } = form;
    if (what.trim() === "" || how.trim() === "" || who.length === 0 || verifiers.length === 0) return null;
    if (due !== "" && by === null) return null;
    const terms = {
      what: what.trim(),
      who,
      ...(by === null ? {} : { by }),
      verification: { how: how.trim(), by: verifiers },
      ...(topic === NONE ? {} : { topic }),
    };
    return revises === null ? { type: "step.propose", terms } : { type: "step.revise", step: revises.id, terms };
  };
  const some = { what: "…", who: everybody.slice(0, 1), verification: { how: "…", by: everybody.slice(1, 2) } };
  const may = useMay("table", {
    propose:
      revises === null ? { type: "step.propose", terms: some } : { type: "step.revise", step: revises.id, terms: some },
  });
  return (
    <ActForm
      room="table"
      may={may?.propose}
      look={revises === null ? "primary" : "usual"}
      title={<FormattedMessage id={revises === null ? "steps.propose" : "steps.revise"} />}
      does={<FormattedMessage id={revises === null ? "steps.propose.do" : "steps.revise.do"} />}
      act={made}
      onDone={() => {
        if (revises === null) set({ what: "", how: "", due: "" });
      }}
    >
      {(isTried) => (
        <>
          <TextInput
            label={<FormattedMessage id="steps.what" />}
            value={form.what}
            onChange={(what) => set({ what })}
            lines={2}
            maxLength={20_000}
            error={needed(isTried, form.what)}
            isRequired
          />
          <SidesField
            label={<FormattedMessage id="steps.who" />}
            delegations={view.delegations.filter(({ isParty }) => isParty)}
            value={form.who}
            onChange={(who) => set({ who })}
            isTried={isTried}
          />
          <div className={page["pair"]}>
            <TimeField
              label={<FormattedMessage id="steps.by" />}
              value={form.due}
              onChange={(due) => set({ due })}
              error={isTried && form.due !== "" && by === null ? <FormattedMessage id="form.time.bad" /> : undefined}
            />
            <ZoneField value={form.zone} onChange={(zone) => set({ zone })} />
          </div>
          <TextInput
            label={<FormattedMessage id="steps.how" />}
            value={form.how}
            onChange={(how) => set({ how })}
            lines={2}
            maxLength={20_000}
            error={needed(isTried, form.how)}
            isRequired
          />
          <SidesField
            label={<FormattedMessage id="steps.verifiers" />}
            delegations={view.delegations.filter(({ isParty }) => isParty)}
            value={form.verifiers}
            onChange={(verifiers) => set({ verifiers })}
            isTried={isTried}
          />
          {view.topics.length === 0 ? null : (
            <Choice
              label={<FormattedMessage id="differences.open.topic" />}
              value={form.topic}
              onChange={(topic) => set({ topic })}
              options={[
                { id: NONE, says: intl.formatMessage({ id: "form.none" }) },
                ...view.topics.map(({ id, title }) => ({ id, says: title })),
              ]}
            />
          )}
        </>
      )}
    </ActForm>
  );
}
