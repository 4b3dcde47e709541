import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import { useMay } from "../../bridge/use-view.ts";
import { ActForm } from "../../design/act-form.tsx";
import { Choice } from "../../design/field.tsx";
import { useDelegationName } from "../../places/names.tsx";
import type { DialogueView } from "../../views/dialogue.ts";

/** Another host for the next round than whose turn it is: all parties decide. */
export function ChangeHost({ view }: { readonly view: DialogueView }): ReactNode {
  const nameOf = useDelegationName();
  const others = view.delegations.filter(({ id, isParty }) => isParty && id !== view.nextHost);
  const [host, setHost] = useState(others[0]?.id ?? "");
  const act = { type: "round.host", delegation: host, session: view.session ?? "" };
  const may = useMay("table", { host: act });
  return (
    <ActForm
      room="table"
      may={may?.host}
      look="plain"
      title={<FormattedMessage id="plan.host" />}
      does={<FormattedMessage id="plan.host.do" />}
      act={() => act}
    >
      {() => (
        <Choice
          label={<FormattedMessage id="plan.host.who" />}
          value={host}
          onChange={(id) => setHost(others.find((one) => one.id === id)?.id ?? host)}
          options={others.map((one) => ({ id: one.id, says: nameOf(one) }))}
        />
      )}
    </ActForm>
  );
}
