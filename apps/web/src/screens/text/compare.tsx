import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import type { ActId } from "@longtable/protocol";
import type { Comparison, ProvisionChange } from "@longtable/text";
import { useCall } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { Choice } from "../../design/field.tsx";
import type { TextView } from "../../views/text/text.ts";
import type { RoomRef } from "../../views/view.ts";
import styles from "./proposing.module.css";
import { TextSheet } from "./text-sheet.tsx";

interface CompareProps {
  readonly view: TextView;
  readonly room: RoomRef;
}

/** As the text is now, among the places in the record that can be compared. */
const NOW = "now";

/** Compares two revisions, or one with the text as it is now, word by word. */
export function Compare({ view, room }: CompareProps): ReactNode {
  const call = useCall();
  const intl = useIntl();
  const { text } = view;
  const [pair, setPair] = useState<{ readonly before: string; readonly after: string }>({
    before: text.revisions.at(-2)?.id ?? text.id,
    after: NOW,
  });
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const named = (id: string): ActId | null => (id === NOW ? null : (id as ActId));
  const ask = async (chosen: typeof pair): Promise<void> => {
    setPair(chosen);
    const [before, after] = [named(chosen.before), named(chosen.after)];
    setComparison(await call("compareRevisions", { room, text: text.id, before, after }));
  };
  const places = [
    { id: text.id, says: intl.formatMessage({ id: "text.asTabled" }) },
    ...text.revisions.map(({ id }, index) => ({
      id,
      says: intl.formatMessage({ id: "text.revision.number" }, { number: index + 1 }),
    })),
    { id: NOW, says: intl.formatMessage({ id: "text.asNow" }) },
  ];
  return (
    <>
      <div>
        <Button onPress={() => ask(pair)}>
          <FormattedMessage id="text.compare" />
        </Button>
      </div>
      <TextSheet
        title={<FormattedMessage id="text.compare.title" />}
        isOpen={comparison !== null}
        onClose={() => setComparison(null)}
      >
        <div className={styles["acts"]}>
          <Choice
            label={<FormattedMessage id="text.compare.before" />}
            value={pair.before}
            onChange={(before) => void ask({ ...pair, before })}
            options={places}
          />
          <Choice
            label={<FormattedMessage id="text.compare.after" />}
            value={pair.after}
            onChange={(after) => void ask({ ...pair, after })}
            options={places}
          />
        </div>
        {comparison === null ? null : <Compared comparison={comparison} />}
        <div className={styles["acts"]}>
          <Button slot="close">
            <FormattedMessage id="text.margin.close" />
          </Button>
        </div>
      </TextSheet>
    </>
  );
}

function Compared({ comparison }: { readonly comparison: Comparison }): ReactNode {
  const changed = comparison.provisions.filter(({ kind }) => kind !== "same");
  const { inserted, deleted } = comparison.words;
  return (
    <>
      <p className={styles["soft"]}>
        <FormattedMessage id="text.compare.words" values={{ inserted, deleted }} />
      </p>
      {changed.length === 0 ? null : (
        <div className={styles["page"]}>
          {changed.map((change) => (
            <p
              key={`${change.kind} ${"before" in change ? change.before : ""} ${"after" in change ? change.after : ""}`}
              dir="auto"
            >
              <ChangedWords change={change} />
            </p>
          ))}
        </div>
      )}
    </>
  );
}

function ChangedWords({ change }: { readonly change: ProvisionChange }): ReactNode {
  switch (change.kind) {
    case "same":
      return change.text;
    case "inserted":
      return <ins className={styles["came"]}>{change.text}</ins>;
    case "deleted":
      return <del className={styles["went"]}>{change.text}</del>;
    case "changed":
      return change.words.map(({ kind, text }, index) => {
        const key = `${index} ${kind}`;
        if (kind === "same") return <span key={key}>{text}</span>;
        return kind === "inserted" ? (
          <ins key={key} className={styles["came"]}>
            {text}
          </ins>
        ) : (
          <del key={key} className={styles["went"]}>
            {text}
          </del>
        );
      });
  }
}
