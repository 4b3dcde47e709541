import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import { useMay } from "../../bridge/use-view.ts";
import { ActForm, needed } from "../../design/act-form.tsx";
import { TextInput } from "../../design/field.tsx";

/** Puts a topic on the agenda: any party may. */
export function AgendaForm(): ReactNode {
  const [title, setTitle] = useState("");
  const may = useMay("table", { add: { type: "agenda.add", title: "…" } });
  return (
    <ActForm
      room="table"
      may={may?.add}
      look="plain"
      title={<FormattedMessage id="agenda.form" />}
      does={<FormattedMessage id="agenda.form.do" />}
      act={() => (title.trim() === "" ? null : { type: "agenda.add", title: title.trim() })}
      onDone={() => setTitle("")}
    >
      {(isTried) => (
        <TextInput
          label={<FormattedMessage id="agenda.form.title" />}
          value={title}
          onChange={setTitle}
          error={needed(isTried, title)}
          isRequired
        />
      )}
    </ActForm>
  );
}
