import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useMay, useView } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { Button } from "../../design/button.tsx";
import { Choice, TextInput } from "../../design/field.tsx";
import { Invented } from "../../design/invented.tsx";
import { usePersonName } from "../../places/names.tsx";
import { TimeAt } from "../../places/time-at.tsx";
import type { Place } from "../../views/places.ts";
import margin from "./margin.module.css";
import styles from "./pinned-notes.module.css";

interface PinnedNotesProps {
  readonly text: string;
  readonly node: string;
  readonly places: readonly Place[];
}

/** What one's own side noted on a provision, behind its own door: red lines first. Absent where no caucus is open here. */
export function PinnedNotes({ text, node, places }: PinnedNotesProps): ReactNode {
  const all = useView("pinned", "caucus", { text });
  const personName = usePersonName();
  if (all === null) return null;
  const notes = all.filter((one) => one.node === node);
  return (
    <section className={styles["pinned"]} aria-labelledby="pinned-title">
      <h3 id="pinned-title" className={styles["title"]}>
        <FormattedMessage id="text.pinned" />
      </h3>
      {notes.map((note) => (
        <div key={note.id} className={styles["note"]} data-weight={note.weight ?? "note"}>
          {note.weight === null ? null : (
            <p className={styles["weight"]}>
              <FormattedMessage id={`caucus.weight.${note.weight}`} />
            </p>
          )}
          <p dir="auto">
            {note.text}
            <Invented is={note.isInvented} />
          </p>
          <p className={margin["soft"]}>
            {personName(note.person)}, <TimeAt instant={note.at} places={places} show="venue" />
          </p>
        </div>
      ))}
      <NoteHere key={node} text={text} node={node} />
    </section>
  );
}

const WEIGHTS = ["note", "instruction", "red-line"] as const;

/** Pins a note to this very provision. */
function NoteHere({ text, node }: Pick<PinnedNotesProps, "text" | "node">): ReactNode {
  const intl = useIntl();
  const [words, setWords] = useState<string | null>(null);
  const [weight, setWeight] = useState<(typeof WEIGHTS)[number]>("note");
  const act = {
    type: "words.say",
    text: words?.trim() || "…",
    about: { text, node },
    ...(weight === "note" ? {} : { weight }),
  };
  const may = useMay("caucus", { say: act });
  if (words === null) {
    return (
      <Button onPress={() => setWords("")}>
        <FormattedMessage id="text.pinned.write" />
      </Button>
    );
  }
  return (
    <div className={margin["asking"]}>
      <TextInput
        label={<FormattedMessage id="caucus.note" />}
        value={words}
        onChange={setWords}
        lines={2}
        maxLength={20_000}
      />
      <Choice
        label={<FormattedMessage id="caucus.weight" />}
        value={weight}
        onChange={(id) => setWeight(WEIGHTS.find((one) => one === id) ?? weight)}
        options={WEIGHTS.map((id) => ({ id, says: intl.formatMessage({ id: `caucus.weight.${id}` }) }))}
      />
      <div className={margin["acts"]}>
        {words.trim() === "" ? null : (
          <ActButton room="caucus" act={act} may={may?.say} look="primary" onDone={() => setWords(null)}>
            <FormattedMessage id="caucus.note.do" />
          </ActButton>
        )}
        <Button look="plain" onPress={() => setWords(null)}>
          <FormattedMessage id="text.cancel" />
        </Button>
      </div>
    </div>
  );
}
