import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useMay } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { ActForm, needed } from "../../design/act-form.tsx";
import { Choice, TextInput } from "../../design/field.tsx";
import { Invented } from "../../design/invented.tsx";
import page from "../../design/page.module.css";
import { MatterInWords } from "../../places/act-sentence.tsx";
import { useDelegationName } from "../../places/names.tsx";
import type { AccordFace, DialogueView } from "../../views/dialogue.ts";

/** What takes effect only when all parties have accepted it: what waits, for whom, and one's own answer. */
export function Accords({ view }: { readonly view: DialogueView }): ReactNode {
  return (
    <section className={page["section"]} aria-labelledby="accords-title">
      <h2 id="accords-title" className={page["sectionTitle"]}>
        <FormattedMessage id="accords.title" />
      </h2>
      {view.accords.length === 0 ? (
        <p className={page["soft"]}>
          <FormattedMessage id="accords.none" />
        </p>
      ) : (
        <ul className={page["rows"]}>
          {view.accords.map((accord) => (
            <BeforeAll key={accord.id} view={view} accord={accord} />
          ))}
        </ul>
      )}
      <div className={page["acts"]}>
        <Conclude view={view} />
        <CloseIntersessional view={view} />
      </div>
    </section>
  );
}

function BeforeAll({ view, accord }: { readonly view: DialogueView; readonly accord: AccordFace }): ReactNode {
  const intl = useIntl();
  const nameOf = useDelegationName();
  const [reason, setReason] = useState("");
  const session = view.session ?? "";
  const { id, subject } = accord;
  const acts = {
    accept: { type: "accord.accept", accord: id, session, subject },
    decline: { type: "accord.decline", accord: id, subject },
    withdraw: { type: "accord.withdraw", accord: id },
  } as const;
  const may = useMay("table", acts);
  const by = view.delegations.find((one) => one.id === accord.by);
  const waits = view.delegations.filter((one) => accord.waitsFor.includes(one.id)).map(nameOf);
  return (
    <li className={page["row"]} data-ink={by?.ink}>
      <div className={page["side"]}>
        <p className={page["itemTitle"]}>
          <MatterInWords matter={accord} delegations={view.delegations} />
          <Invented is={accord.isInvented} />
        </p>
        {accord.quote === null || accord.quote === undefined ? null : (
          <p className={page["words"]} dir="auto">
            {accord.quote}
          </p>
        )}
        <p className={page["soft"]}>
          <FormattedMessage id="accords.by" values={{ delegation: by === undefined ? "" : nameOf(by) }} />{" "}
          <FormattedMessage
            id="accords.waits"
            values={{ delegations: intl.formatList(waits, { type: "conjunction" }) }}
          />{" "}
          {accord.isForHeads ? <FormattedMessage id="accords.heads" /> : null}
        </p>
      </div>
      <div className={page["acts"]}>
        <ActButton room="table" act={acts.accept} may={may?.accept} look="primary">
          <FormattedMessage id="accords.accept" />
        </ActButton>
        <ActForm
          room="table"
          may={accord.by === view.us ? null : may?.decline}
          title={<FormattedMessage id="accords.decline" />}
          does={<FormattedMessage id="accords.decline" />}
          act={() => ({ ...acts.decline, ...(reason.trim() === "" ? {} : { reason: reason.trim() }) })}
        >
          {() => (
            <TextInput label={<FormattedMessage id="accords.decline.reason" />} value={reason} onChange={setReason} />
          )}
        </ActForm>
        <ActButton room="table" act={acts.withdraw} may={may?.withdraw} look="plain">
          <FormattedMessage id="accords.withdraw" />
        </ActButton>
      </div>
    </li>
  );
}

/** Between rounds: that nothing binds until the next one, which all parties decide. */
function CloseIntersessional({ view }: { readonly view: DialogueView }): ReactNode {
  const act = { type: "session.close-intersessional", session: view.session ?? "" };
  const may = useMay("table", { close: act });
  return (
    <ActButton room="table" act={act} may={may?.close} look="plain">
      <FormattedMessage id="session.closeIntersessional" />
    </ActButton>
  );
}

const OUTCOMES = ["agreed", "adjourned", "ended"] as const;

/** A head proposes how the dialogue ends. */
function Conclude({ view }: { readonly view: DialogueView }): ReactNode {
  const intl = useIntl();
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>("agreed");
  const [text, setText] = useState("");
  const session = view.session ?? "";
  const may = useMay("table", { conclude: { type: "dialogue.conclude", outcome, text: "…", session } });
  if (!view.isConvened || view.conclusion !== null) return null;
  return (
    <ActForm
      room="table"
      may={may?.conclude}
      look="plain"
      title={<FormattedMessage id="conclude.form" />}
      does={<FormattedMessage id="conclude.do" />}
      act={() => (text.trim() === "" ? null : { type: "dialogue.conclude", outcome, text: text.trim(), session })}
    >
      {(isTried) => (
        <>
          <Choice
            label={<FormattedMessage id="conclude.outcome" />}
            value={outcome}
            onChange={(id) => setOutcome(OUTCOMES.find((one) => one === id) ?? outcome)}
            options={OUTCOMES.map((id) => ({ id, says: intl.formatMessage({ id: `conclude.${id}` }) }))}
          />
          <TextInput
            label={<FormattedMessage id="conclude.text" />}
            value={text}
            onChange={setText}
            lines={3}
            maxLength={20_000}
            error={needed(isTried, text)}
            isRequired
          />
        </>
      )}
    </ActForm>
  );
}
