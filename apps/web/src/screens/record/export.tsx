import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useCall, useDesk } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { Choice } from "../../design/field.tsx";
import { handOver } from "../../design/hand-over.ts";
import page from "../../design/page.module.css";
import { Tick } from "../../design/tick.tsx";
import type { RoomRef } from "../../views/view.ts";

/** Writes the record into one file that anybody can verify: without keys, or with them and a warning. */
export function Export({ room }: { readonly room: RoomRef }): ReactNode {
  const intl = useIntl();
  const call = useCall();
  const desk = useDesk("desk");
  const [which, setWhich] = useState<"one" | "all">("one");
  const [withKeys, setWithKeys] = useState(false);
  const [said, setSaid] = useState<"record.export.done" | "record.export.none" | null>(null);
  const write = async (): Promise<void> => {
    const rooms: readonly RoomRef[] = which === "one" ? [room] : (desk?.rooms ?? []).map(({ id }) => id);
    const made = await call("exportRecord", { rooms, withKeys });
    if (made !== null) handOver(made);
    setSaid(made === null ? "record.export.none" : "record.export.done");
  };
  return (
    <section className={page["section"]} aria-labelledby="export-title">
      <h2 id="export-title" className={page["sectionTitle"]}>
        <FormattedMessage id="record.export" />
      </h2>
      <p>
        <FormattedMessage id="record.export.explained" />
      </p>
      <div className={page["bar"]}>
        <Choice
          label={<FormattedMessage id="record.export.which" />}
          value={which}
          onChange={(id) => setWhich(id === "all" ? "all" : "one")}
          options={(["one", "all"] as const).map((id) => ({
            id,
            says: intl.formatMessage({ id: `record.export.${id}` }),
          }))}
        />
      </div>
      <Tick isOn={withKeys} onChange={setWithKeys} hint={<FormattedMessage id="record.export.keys.hint" />}>
        <FormattedMessage id="record.export.keys" />
      </Tick>
      {withKeys ? (
        <p className={page["warning"]}>
          <FormattedMessage id={which === "all" ? "record.export.warning.all" : "record.export.warning"} />
        </p>
      ) : null}
      <div className={page["acts"]}>
        <Button onPress={write}>
          <FormattedMessage id="record.export.do" />
        </Button>
        <output>{said === null ? null : <FormattedMessage id={said} />}</output>
      </div>
    </section>
  );
}
