import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import type { Act } from "@longtable/protocol";
import { useMay } from "../../bridge/use-view.ts";
import { ActForm, needed } from "../../design/act-form.tsx";
import { Button } from "../../design/button.tsx";
import { Choice, TextInput } from "../../design/field.tsx";
import page from "../../design/page.module.css";
import { TimeField } from "../../design/time-field.tsx";
import { zonedAt } from "../../places/zoned.ts";
import type { RoundView } from "../../views/round.ts";

interface Item {
  readonly key: string;
  readonly title: string;
  /** On the venue's clocks. */
  readonly starts: string;
  readonly ends: string;
  readonly topic: string;
}

const NONE = "none";
const emptyItem = (number: number): Item => ({ key: `item-${number}`, title: "", starts: "", ends: "", topic: NONE });

/** The host proposes the programme, whole and on the venue's clocks; the other side agrees to exactly this plan. */
export function ProgrammeForm({ view }: { readonly view: RoundView }): ReactNode {
  const intl = useIntl();
  const [items, setItems] = useState<readonly Item[]>([emptyItem(1)]);
  const [venue] = view.places;
  const zone = venue?.zone ?? "UTC";
  const round = view.round?.id ?? "";
  const noon = { local: "2000-01-01T12:00", zone: "UTC", offset: 0 };
  const may = useMay("table", {
    plan: { type: "programme.plan", round, items: [{ key: "item-1", title: "…", starts: noon }] },
  });
  const set = (key: string, change: Partial<Item>): void =>
    setItems(items.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const made = (): Act | null => {
    const whole = items.map(({ key, title, starts, ends, topic }) => ({
      key,
      title: title.trim(),
      starts: zonedAt(starts, zone),
      ends: ends === "" ? null : zonedAt(ends, zone),
      topic,
      isBadEnd: ends !== "" && zonedAt(ends, zone) === null,
    }));
    if (whole.some(({ title, starts, isBadEnd }) => title === "" || starts === null || isBadEnd)) return null;
    return {
      type: "programme.plan",
      round,
      items: whole.map(({ key, title, starts, ends, topic }) => ({
        key,
        title,
        starts,
        ...(ends === null ? {} : { ends }),
        ...(topic === NONE ? {} : { topic }),
      })),
    };
  };
  return (
    <ActForm
      room="table"
      may={may?.plan}
      title={<FormattedMessage id={view.programme === null ? "programme.form" : "programme.form.again"} />}
      does={<FormattedMessage id="programme.form.do" />}
      act={made}
    >
      {(isTried) => (
        <>
          <p className={page["soft"]}>
            <FormattedMessage id="programme.form.clocks" values={{ city: venue?.city ?? "UTC" }} />
          </p>
          {items.map((item, index) => (
            <fieldset key={item.key} className={page["box"]}>
              <legend className={page["label"]}>
                <FormattedMessage id="programme.form.item" values={{ number: index + 1 }} />
              </legend>
              <TextInput
                label={<FormattedMessage id="programme.form.title" />}
                value={item.title}
                onChange={(title) => set(item.key, { title })}
                error={needed(isTried, item.title)}
                isRequired
              />
              <div className={page["pair"]}>
                <TimeField
                  label={<FormattedMessage id="programme.form.starts" />}
                  value={item.starts}
                  onChange={(starts) => set(item.key, { starts })}
                  error={
                    isTried && zonedAt(item.starts, zone) === null ? <FormattedMessage id="form.time.bad" /> : undefined
                  }
                />
                <TimeField
                  label={<FormattedMessage id="programme.form.ends" />}
                  value={item.ends}
                  onChange={(ends) => set(item.key, { ends })}
                  error={
                    isTried && item.ends !== "" && zonedAt(item.ends, zone) === null ? (
                      <FormattedMessage id="form.time.bad" />
                    ) : undefined
                  }
                />
              </div>
              {view.topics.length === 0 ? null : (
                <Choice
                  label={<FormattedMessage id="programme.form.topic" />}
                  value={item.topic}
                  onChange={(topic) => set(item.key, { topic })}
                  options={[
                    { id: NONE, says: intl.formatMessage({ id: "form.none" }) },
                    ...view.topics.map(({ id, title }) => ({ id, says: title })),
                  ]}
                />
              )}
              {items.length < 2 ? null : (
                <Button look="plain" onPress={() => setItems(items.filter(({ key }) => key !== item.key))}>
                  <FormattedMessage id="programme.form.less" values={{ number: index + 1 }} />
                </Button>
              )}
            </fieldset>
          ))}
          <div>
            <Button onPress={() => setItems([...items, emptyItem(nextNumber(items))])}>
              <FormattedMessage id="programme.form.more" />
            </Button>
          </div>
        </>
      )}
    </ActForm>
  );
}

/** A number that no item has, so that each keeps its own key. */
function nextNumber(items: readonly Item[]): number {
  return Math.max(0, ...items.map(({ key }) => Number(key.replace("item-", "")))) + 1;
}
