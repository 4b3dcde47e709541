import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import type { Act } from "@longtable/protocol";
import { useMay } from "../../bridge/use-view.ts";
import { ActForm, needed } from "../../design/act-form.tsx";
import { TextInput } from "../../design/field.tsx";
import page from "../../design/page.module.css";
import { TimeField, ZoneField } from "../../design/time-field.tsx";
import { zonedAt } from "../../places/zoned.ts";
import type { DialogueView } from "../../views/dialogue.ts";

/** Whose turn it is to host says where and when the next round is; a plan made before is replaced. */
export function PlanRound({ view }: { readonly view: DialogueView }): ReactNode {
  const planned = view.rounds.find(({ state }) => state === "planned");
  const last = planned ?? view.rounds.at(-1);
  const again = planned === undefined ? {} : { round: planned.id };
  const [form, setForm] = useState({
    title: planned?.title ?? "",
    name: planned?.venue ?? "",
    city: last?.place.city ?? "",
    zone: last?.place.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    starts: "",
    when: planned?.when ?? "",
  });
  const set = (change: Partial<typeof form>): void => setForm({ ...form, ...change });
  const may = useMay("table", {
    plan: { type: "round.plan", title: "…", venue: { name: "…", zone: "UTC" }, ...again },
  });
  const starts = form.starts === "" ? null : zonedAt(form.starts, form.zone);
  const act = (): Act | null => {
    const { title, name, city, zone, when } = form;
    if (title.trim() === "" || name.trim() === "" || city.trim() === "" || (form.starts !== "" && starts === null)) {
      return null;
    }
    return {
      type: "round.plan",
      ...again,
      title: title.trim(),
      venue: { name: name.trim(), city: city.trim(), zone },
      ...(starts === null ? {} : { starts }),
      ...(starts !== null || when.trim() === "" ? {} : { when: when.trim() }),
    };
  };
  if (view.conclusion !== null) return null;
  return (
    <ActForm
      room="table"
      may={may?.plan}
      look={view.rounds.length === 0 ? "primary" : "usual"}
      title={<FormattedMessage id={planned === undefined ? "plan.round" : "plan.round.again"} />}
      does={<FormattedMessage id="plan.do" />}
      act={act}
    >
      {(isTried) => (
        <>
          <TextInput
            label={<FormattedMessage id="plan.title" />}
            value={form.title}
            onChange={(title) => set({ title })}
            error={needed(isTried, form.title)}
            isRequired
          />
          <div className={page["pair"]}>
            <TextInput
              label={<FormattedMessage id="plan.venue" />}
              value={form.name}
              onChange={(name) => set({ name })}
              error={needed(isTried, form.name)}
              isRequired
            />
            <TextInput
              label={<FormattedMessage id="plan.city" />}
              value={form.city}
              onChange={(city) => set({ city })}
              error={needed(isTried, form.city)}
              isRequired
            />
            <TimeField
              label={<FormattedMessage id="plan.starts" />}
              value={form.starts}
              onChange={(value) => set({ starts: value })}
              error={
                isTried && form.starts !== "" && starts === null ? <FormattedMessage id="form.time.bad" /> : undefined
              }
            />
            <ZoneField value={form.zone} onChange={(zone) => set({ zone })} />
          </div>
          <TextInput label={<FormattedMessage id="plan.when" />} value={form.when} onChange={(when) => set({ when })} />
        </>
      )}
    </ActForm>
  );
}
