import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useMay, useView } from "../../bridge/use-view.ts";
import { ActForm, needed } from "../../design/act-form.tsx";
import { Choice, SearchChoice, TextInput } from "../../design/field.tsx";
import { Invented } from "../../design/invented.tsx";
import page from "../../design/page.module.css";
import type { SaidWords, TalkView } from "../../views/talk.ts";
import { SaidBy } from "../talk/talk.tsx";
import styles from "./caucus.module.css";
import { TableIt } from "./table-it.tsx";

/** What one's own side is to do and not to give up, pinned to provisions of the text at the table. Red lines first. */
export function Notes({ view }: { readonly view: TalkView }): ReactNode {
  return (
    <section className={page["section"]} aria-labelledby="notes-title">
      <h2 id="notes-title" className={page["sectionTitle"]}>
        <FormattedMessage id="caucus.notes" />
      </h2>
      {view.notes.length === 0 ? (
        <p className={page["soft"]}>
          <FormattedMessage id="caucus.notes.none" />
        </p>
      ) : (
        <ul className={page["rows"]}>
          {view.notes.map((note) => (
            <Note key={note.id} view={view} note={note} />
          ))}
        </ul>
      )}
      <div className={page["acts"]}>
        <WriteNote />
      </div>
    </section>
  );
}

function Note({ view, note }: { readonly view: TalkView; readonly note: SaidWords }): ReactNode {
  return (
    <li className={page["row"]}>
      <div className={styles["note"]} data-weight={note.weight ?? "note"}>
        {note.weight === null ? null : (
          <p className={styles["weight"]}>
            <FormattedMessage id={`caucus.weight.${note.weight}`} />
          </p>
        )}
        <p className={page["words"]} dir="auto">
          {note.text}
          <Invented is={note.isInvented} />
        </p>
        {note.about === null ? null : (
          <p className={page["soft"]} dir="auto">
            <FormattedMessage id="caucus.about" values={{ provision: note.about }} />
          </p>
        )}
        <SaidBy view={view} words={note} />
      </div>
      <div className={page["acts"]}>
        <TableIt text={note.text} />
      </div>
    </li>
  );
}

const WEIGHTS = ["note", "instruction", "red-line"] as const;
const NOWHERE = "nowhere";

function WriteNote(): ReactNode {
  const intl = useIntl();
  const dialogue = useView("dialogue", "table", { since: null });
  const [text, setText] = useState("");
  const [weight, setWeight] = useState<(typeof WEIGHTS)[number]>("note");
  const [pin, setPin] = useState(NOWHERE);
  const may = useMay("caucus", { say: { type: "words.say", text: "…" } });
  const provisions = (dialogue?.texts ?? []).flatMap(({ id, provisions: all }) =>
    all.map((one) => ({ id: `${id}/${one.id}`, says: one.name, text: id, node: one.id })),
  );
  const pinned = provisions.find(({ id }) => id === pin);
  return (
    <ActForm
      room="caucus"
      may={may?.say}
      look="primary"
      title={<FormattedMessage id="caucus.note.write" />}
      does={<FormattedMessage id="caucus.note.do" />}
      act={() => {
        // A note that is neither pinned nor weighty would be talk: it is an instruction then.
        const as = weight === "note" && pinned === undefined ? "instruction" : weight;
        if (text.trim() === "") return null;
        return {
          type: "words.say",
          text: text.trim(),
          ...(pinned === undefined ? {} : { about: { text: pinned.text, node: pinned.node } }),
          ...(as === "note" ? {} : { weight: as }),
        };
      }}
      onDone={() => setText("")}
    >
      {(isTried) => (
        <>
          <TextInput
            label={<FormattedMessage id="caucus.note" />}
            value={text}
            onChange={setText}
            lines={3}
            maxLength={20_000}
            error={needed(isTried, text)}
            isRequired
          />
          <div className={page["pair"]}>
            <Choice
              label={<FormattedMessage id="caucus.weight" />}
              value={weight}
              onChange={(id) => setWeight(WEIGHTS.find((one) => one === id) ?? weight)}
              options={WEIGHTS.map((id) => ({ id, says: intl.formatMessage({ id: `caucus.weight.${id}` }) }))}
            />
            {provisions.length === 0 ? null : (
              <SearchChoice
                label={<FormattedMessage id="caucus.pin" />}
                value={pin}
                onChange={setPin}
                options={[{ id: NOWHERE, says: intl.formatMessage({ id: "form.none" }) }, ...provisions]}
              />
            )}
          </div>
        </>
      )}
    </ActForm>
  );
}
