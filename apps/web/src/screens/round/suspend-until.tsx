import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import { ActForm } from "../../design/act-form.tsx";
import { TextInput } from "../../design/field.tsx";
import page from "../../design/page.module.css";
import { TimeField } from "../../design/time-field.tsx";
import { zonedAt, zonedNow } from "../../places/zoned.ts";
import { type RoundPartProps, roundActs } from "./round-acts.ts";

/** The chair suspends the session and says until when, on the venue's clocks, and why. */
export function SuspendUntil({ view, may }: RoundPartProps): ReactNode {
  const [venue] = view.places;
  const zone = venue?.zone ?? "UTC";
  const [until, setUntil] = useState(() => zonedNow(zone).local);
  const [why, setWhy] = useState("");
  const time = zonedAt(until, zone);
  return (
    <ActForm
      room="table"
      may={may?.suspend}
      look="plain"
      title={<FormattedMessage id="session.do.suspendUntil" />}
      does={<FormattedMessage id="session.do.suspendUntil.do" />}
      act={() =>
        time === null
          ? null
          : { ...roundActs(view).suspend, until: time, ...(why.trim() === "" ? {} : { why: why.trim() }) }
      }
    >
      {(isTried) => (
        <div className={page["pair"]}>
          <TimeField
            label={<FormattedMessage id="session.until" values={{ city: venue?.city ?? "UTC" }} />}
            value={until}
            onChange={setUntil}
            error={isTried && time === null ? <FormattedMessage id="form.time.bad" /> : undefined}
          />
          <TextInput label={<FormattedMessage id="session.why" />} value={why} onChange={setWhy} />
        </div>
      )}
    </ActForm>
  );
}
