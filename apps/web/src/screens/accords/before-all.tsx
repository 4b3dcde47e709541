import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useMay } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { ActForm } from "../../design/act-form.tsx";
import { TextInput } from "../../design/field.tsx";
import { Invented } from "../../design/invented.tsx";
import page from "../../design/page.module.css";
import { MatterInWords } from "../../places/act-sentence.tsx";
import { useDelegationName } from "../../places/names.tsx";
import type { AccordFace, AccordsView } from "../../views/accords.ts";

interface BeforeAllProps {
  readonly view: Pick<AccordsView, "us" | "delegations" | "session">;
  readonly accord: AccordFace;
}

/** One matter before all parties: what it is, for whom it waits, and one's own answer. */
export function BeforeAll({ view, accord }: BeforeAllProps): ReactNode {
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
