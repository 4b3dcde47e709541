import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import { useMay } from "../../bridge/use-view.ts";
import { ActForm, needed } from "../../design/act-form.tsx";
import { TextInput } from "../../design/field.tsx";
import type { HouseFace } from "../../views/round.ts";

/** The host sets the house rules, one in a line; set anew, everybody acknowledges and is seated again. */
export function HouseRulesForm({ house }: { readonly house: HouseFace | null }): ReactNode {
  const [written, setWritten] = useState(() => (house?.rules ?? []).map(({ text }) => text).join("\n"));
  const may = useMay("table", { set: { type: "house.rules", rules: [{ key: "rule-1", text: "…" }] } });
  const lines = written
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return (
    <ActForm
      room="table"
      may={may?.set}
      look="plain"
      title={<FormattedMessage id={house === null ? "house.form" : "house.form.again"} />}
      does={<FormattedMessage id="house.form.do" />}
      act={() =>
        lines.length === 0
          ? null
          : { type: "house.rules", rules: lines.map((text, index) => ({ key: `rule-${index + 1}`, text })) }
      }
    >
      {(isTried) => (
        <TextInput
          label={<FormattedMessage id="house.form.rules" />}
          hint={<FormattedMessage id={house === null ? "house.form.hint" : "house.form.hint.again"} />}
          value={written}
          onChange={setWritten}
          lines={4}
          maxLength={20_000}
          error={needed(isTried, lines.join(""))}
          isRequired
        />
      )}
    </ActForm>
  );
}
