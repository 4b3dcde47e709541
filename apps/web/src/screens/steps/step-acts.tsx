import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import { useMay } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { ActForm, needed } from "../../design/act-form.tsx";
import { TextInput } from "../../design/field.tsx";
import page from "../../design/page.module.css";
import { Tick } from "../../design/tick.tsx";
import { TimeField, ZoneField } from "../../design/time-field.tsx";
import { zonedAt } from "../../places/zoned.ts";
import type { StepFace, StepsView } from "../../views/steps.ts";
import { ProposeStep } from "./propose-step.tsx";

interface StepActsProps {
  readonly view: StepsView;
  readonly step: StepFace;
}

/** What may be done about a step now, each only by whom it is for. */
export function StepActs({ view, step }: StepActsProps): ReactNode {
  const session = view.session ?? "";
  const { id, subject, reported } = step;
  const acts = {
    undertake: { type: "step.undertake", step: id, session, subject },
    decline: { type: "step.decline", step: id, subject },
    report: { type: "step.report", step: id, text: "…", done: false },
    verify: { type: "step.verify", step: id, session, subject: reported },
    dispute: { type: "step.dispute", step: id, subject: reported, reason: "…" },
    settle: { type: "step.settle", step: id },
    withdraw: { type: "step.withdraw", step: id },
  } as const;
  const may = useMay("table", acts);
  const isOwed = step.state === "proposed" && step.who.some((one) => one.id === view.us && one.answer === "open");
  return (
    <div className={page["acts"]}>
      <ActButton room="table" act={acts.undertake} may={may?.undertake} look="primary">
        <FormattedMessage id="steps.undertake" />
      </ActButton>
      <InWords
        may={isOwed ? may?.decline : null}
        title="steps.decline"
        label="steps.reason"
        act={(reason) => ({ ...acts.decline, ...(reason === "" ? {} : { reason }) })}
        isShort
      />
      <Report step={step} may={may?.report} />
      <InWords
        may={may?.verify}
        title="steps.verify"
        label="steps.note"
        act={(note) => ({ ...acts.verify, ...(note === "" ? {} : { note }) })}
      />
      <InWords
        may={may?.dispute}
        title="steps.dispute"
        label="steps.dispute.reason"
        act={(reason) => ({ ...acts.dispute, reason })}
        isNeeded
      />
      <InWords
        may={may?.settle}
        title="steps.settle"
        label="steps.note"
        act={(note) => ({ ...acts.settle, ...(note === "" ? {} : { note }) })}
      />
      <Carry view={view} step={step} />
      {step.by === view.us && step.state === "proposed" ? <ProposeStep view={view} revises={step} /> : null}
      <ActButton room="table" act={acts.withdraw} may={may?.withdraw} look="plain">
        <FormattedMessage id="steps.withdraw" />
      </ActButton>
    </div>
  );
}

interface InWordsProps {
  readonly may: Parameters<typeof ActForm>[0]["may"];
  readonly title: "steps.decline" | "steps.verify" | "steps.dispute" | "steps.settle";
  readonly label: "steps.reason" | "steps.note" | "steps.dispute.reason";
  /** The act with these words, which may be none. */
  readonly act: (words: string) => ReturnType<Parameters<typeof ActForm>[0]["act"]>;
  readonly isNeeded?: boolean;
  readonly isShort?: boolean;
}

/** A button that asks for a few words and does an act with them. */
function InWords({ may, title, label, act, isNeeded = false, isShort = false }: InWordsProps): ReactNode {
  const [words, setWords] = useState("");
  return (
    <ActForm
      room="table"
      may={may}
      title={<FormattedMessage id={title} />}
      does={<FormattedMessage id={title} />}
      act={() => (isNeeded && words.trim() === "" ? null : act(words.trim()))}
      onDone={() => setWords("")}
    >
      {(isTried) => (
        <TextInput
          label={<FormattedMessage id={label} />}
          value={words}
          onChange={setWords}
          lines={isShort ? 1 : 3}
          maxLength={isShort ? 200 : 20_000}
          error={isNeeded ? needed(isTried, words) : undefined}
          isRequired={isNeeded}
        />
      )}
    </ActForm>
  );
}

function Report({ step, may }: { readonly step: StepFace; readonly may: InWordsProps["may"] }): ReactNode {
  const [text, setText] = useState("");
  const [isDone, setDone] = useState(false);
  return (
    <ActForm
      room="table"
      may={may}
      title={<FormattedMessage id="steps.report" />}
      does={<FormattedMessage id="steps.report.do" />}
      act={() => (text.trim() === "" ? null : { type: "step.report", step: step.id, text: text.trim(), done: isDone })}
      onDone={() => setText("")}
    >
      {(isTried) => (
        <>
          <TextInput
            label={<FormattedMessage id="steps.report.text" />}
            value={text}
            onChange={setText}
            lines={3}
            maxLength={20_000}
            error={needed(isTried, text)}
            isRequired
          />
          <Tick isOn={isDone} onChange={setDone}>
            <FormattedMessage id="steps.report.isDone" />
          </Tick>
        </>
      )}
    </ActForm>
  );
}

/** Asks for another day: it changes when all parties have accepted it, not before. */
function Carry({ view, step }: StepActsProps): ReactNode {
  const [due, setDue] = useState(step.due?.local ?? "");
  const [zone, setZone] = useState(step.due?.zone ?? view.places[0]?.zone ?? "UTC");
  const [why, setWhy] = useState("");
  const session = view.session ?? "";
  const noon = { local: "2000-01-01T12:00", zone: "UTC", offset: 0 };
  const act = { type: "step.carry", step: step.id, by: noon, why: "…", session, subject: step.subject };
  const may = useMay("table", { carry: act });
  const by = zonedAt(due, zone);
  return (
    <ActForm
      room="table"
      may={step.asked === null ? may?.carry : null}
      look="plain"
      title={<FormattedMessage id="steps.carry" />}
      does={<FormattedMessage id="plan.host.do" />}
      act={() => (by === null || why.trim() === "" ? null : { ...act, by, why: why.trim() })}
    >
      {(isTried) => (
        <>
          <div className={page["pair"]}>
            <TimeField
              label={<FormattedMessage id="steps.by" />}
              value={due}
              onChange={setDue}
              error={isTried && by === null ? <FormattedMessage id="form.time.bad" /> : undefined}
            />
            <ZoneField value={zone} onChange={setZone} />
          </div>
          <TextInput
            label={<FormattedMessage id="steps.carry.why" />}
            value={why}
            onChange={setWhy}
            error={needed(isTried, why)}
            isRequired
          />
        </>
      )}
    </ActForm>
  );
}
