import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useMay } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { ActForm, needed } from "../../design/act-form.tsx";
import { Choice, TextInput } from "../../design/field.tsx";
import page from "../../design/page.module.css";
import type { DialogueView } from "../../views/dialogue.ts";
import { BeforeAll } from "../accords/before-all.tsx";

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
