import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { ActForm, needed } from "../../design/act-form.tsx";
import { Choice, TextInput } from "../../design/field.tsx";
import { Invented } from "../../design/invented.tsx";
import page from "../../design/page.module.css";
import { usePersonName } from "../../places/names.tsx";
import type { May } from "../../views/may.ts";
import type { SaidWords, TalkView } from "../../views/talk.ts";
import type { RoomRef } from "../../views/view.ts";
import styles from "./talk.module.css";

/** The United Nations' official languages, in the order of the English alphabet: what interpreters render into. */
const LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es"] as const;

/** What interpreters made of words: each in its language, beside the words as they were said. */
export function Renderings({ view, words }: { readonly view: TalkView; readonly words: SaidWords }): ReactNode {
  const intl = useIntl();
  const personName = usePersonName();
  return words.renderings.map(({ id, language, text, by, person, isInvented }) => (
    <div key={id} className={styles["rendering"]} data-ink={view.delegations.find((one) => one.id === by)?.ink}>
      <p className={page["words"]} dir="auto" lang={language}>
        {text}
        <Invented is={isInvented} />
      </p>
      <p className={page["soft"]}>
        <FormattedMessage
          id="talk.rendering"
          values={{ name: personName(person), language: languageName(intl.locale, language) }}
        />
      </p>
    </div>
  ));
}

interface RenderProps {
  readonly room: RoomRef;
  readonly words: SaidWords;
  readonly may: May | null | undefined;
}

/** An interpreter renders words that were said for the record. */
export function Render({ room, words, may }: RenderProps): ReactNode {
  const intl = useIntl();
  const [language, setLanguage] = useState<string>(intl.locale.slice(0, 2));
  const [text, setText] = useState("");
  return (
    <ActForm
      room={room}
      may={may}
      look="plain"
      title={<FormattedMessage id="talk.render" />}
      does={<FormattedMessage id="talk.render.do" />}
      act={() =>
        text.trim() === "" ? null : { type: "words.translate", words: words.id, language, text: text.trim() }
      }
      onDone={() => setText("")}
    >
      {(isTried) => (
        <>
          <Choice
            label={<FormattedMessage id="talk.render.language" />}
            value={language}
            onChange={setLanguage}
            options={LANGUAGES.map((id) => ({ id, says: languageName(intl.locale, id) }))}
          />
          <TextInput
            label={<FormattedMessage id="talk.render.words" />}
            value={text}
            onChange={setText}
            lines={3}
            maxLength={20_000}
            lang={language}
            error={needed(isTried, text)}
            isRequired
          />
        </>
      )}
    </ActForm>
  );
}

/** A language as the reader calls it; its tag where the browser knows no name for it. */
function languageName(locale: string, tag: string): string {
  return new Intl.DisplayNames(locale, { type: "language" }).of(tag) ?? tag;
}
