import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import { useAct, useCall, useMay } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { TextInput } from "../../design/field.tsx";
import { Invented } from "../../design/invented.tsx";
import page from "../../design/page.module.css";
import { useRefusal } from "../../messages/use-refusal.ts";
import { useDelegationName, usePersonName } from "../../places/names.tsx";
import { TimeAt } from "../../places/time-at.tsx";
import type { SaidWords, TalkView } from "../../views/talk.ts";
import type { RoomRef } from "../../views/view.ts";
import { Render, Renderings } from "./render.tsx";
import styles from "./talk.module.css";

interface TalkProps {
  readonly room: RoomRef;
  readonly view: TalkView;
}

/** So many of the newest words are shown until somebody asks for the earlier ones. */
const NEWEST = 8;

/** What is said in a room. Off the record by default: heard by who is here, stored nowhere. */
export function Talk({ room, view }: TalkProps): ReactNode {
  const [answers, setAnswers] = useState<SaidWords | null>(null);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? view.said : view.said.slice(-NEWEST);
  // Whether one may render words does not hang on which: only an interpreter may.
  const may = useMay(room, {
    render: { type: "words.translate", words: shown.at(-1)?.id ?? "", language: "en", text: "…" },
  });
  return (
    <section className={page["section"]} aria-labelledby="talk-title">
      <h2 id="talk-title" className={page["sectionTitle"]}>
        <FormattedMessage id={room === "table" ? "talk.title.table" : "talk.title"} />
      </h2>
      {shown.length === view.said.length ? null : (
        <Button look="plain" onPress={() => setWhole(true)}>
          <FormattedMessage id="talk.earlier" values={{ count: view.said.length - shown.length }} />
        </Button>
      )}
      {view.said.length === 0 && view.asides.length === 0 ? (
        <p className={page["soft"]}>
          <FormattedMessage id="talk.none" />
        </p>
      ) : null}
      <ol className={styles["said"]}>
        {shown.map((words) => (
          <li key={words.id} className={styles["words"]}>
            {words.answers === null ? null : (
              <p className={page["soft"]} dir="auto">
                <FormattedMessage id="talk.answers" values={{ words: words.answers }} />
              </p>
            )}
            <p className={page["words"]} dir="auto">
              {words.text}
              <Invented is={words.isInvented} />
            </p>
            <SaidBy view={view} words={words} />
            <Renderings view={view} words={words} />
            <div className={page["acts"]}>
              <Button look="plain" onPress={() => setAnswers(words)}>
                <FormattedMessage id="talk.answer" />
              </Button>
              <Render room={room} words={words} may={may?.render} />
            </div>
          </li>
        ))}
      </ol>
      <Asides view={view} />
      <Say room={room} answers={answers} onSaid={() => setAnswers(null)} />
    </section>
  );
}

/** Who said it, when. */
export function SaidBy({ view, words }: { readonly view: TalkView; readonly words: SaidWords }): ReactNode {
  const personName = usePersonName();
  const nameOf = useDelegationName();
  const face = view.delegations.find(({ id }) => id === words.by);
  return (
    <p className={page["soft"]} data-ink={face?.ink}>
      <FormattedMessage
        id={words.isForHead ? "talk.by.forHead" : "talk.by"}
        values={{
          name: personName(words.person),
          delegation: <span className={page["sideName"]}>{face === undefined ? "" : nameOf(face)}</span>,
          time: <TimeAt instant={words.at} places={view.places} show="venue" />,
        }}
      />
    </p>
  );
}

/** What was heard off the record since the app was opened. */
function Asides({ view }: { readonly view: TalkView }): ReactNode {
  const personName = usePersonName();
  if (view.asides.length === 0) return null;
  return (
    <div className={styles["asides"]}>
      <h3 className={page["label"]}>
        <FormattedMessage id="talk.asides" />
      </h3>
      <ol>
        {view.asides.map(({ id, person, text, at, isMine }) => (
          <li key={id}>
            <p dir="auto">{text}</p>
            <p className={page["soft"]}>
              {isMine ? <FormattedMessage id="table.you" /> : person === null ? null : personName(person)}
              {", "}
              <TimeAt instant={at} places={view.places} show="venue" />
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}

interface SayProps {
  readonly room: RoomRef;
  readonly answers: SaidWords | null;
  readonly onSaid: () => void;
}

function Say({ room, answers, onSaid }: SayProps): ReactNode {
  const call = useCall();
  const doAct = useAct(room);
  const sentenceOf = useRefusal();
  const [text, setText] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const may = useMay(room, { say: { type: "words.say", text: "…" } });
  const replyTo = answers === null ? {} : { replyTo: answers.id };
  const finish = (done: { readonly ok: true } | { readonly ok: false; readonly code: string }): void => {
    setRefused(done.ok ? null : done.code);
    if (!done.ok) return;
    setText("");
    onSaid();
  };
  const aside = async (): Promise<void> => {
    if (text.trim() === "") return;
    finish(await call("whisper", { room, whisper: { kind: "off-the-record", text: text.trim() } }));
  };
  const forTheRecord = async (): Promise<void> => {
    if (text.trim() === "") return;
    finish(await doAct({ type: "words.say", text: text.trim(), ...replyTo }));
  };
  return (
    <form
      className={styles["say"]}
      onSubmit={(event) => {
        event.preventDefault();
        void (answers === null ? aside() : forTheRecord());
      }}
    >
      {answers === null ? null : (
        <p className={page["soft"]}>
          <FormattedMessage id="talk.answers" values={{ words: answers.text.slice(0, 60) }} />{" "}
          <Button look="plain" onPress={onSaid}>
            <FormattedMessage id="talk.answers.not" />
          </Button>
        </p>
      )}
      <TextInput
        label={<FormattedMessage id="talk.say" />}
        hint={<FormattedMessage id="talk.say.hint" />}
        value={text}
        onChange={setText}
        lines={2}
        maxLength={20_000}
      />
      <div className={page["acts"]}>
        {answers === null ? (
          <Button look="primary" onPress={aside}>
            <FormattedMessage id="talk.aside" />
          </Button>
        ) : null}
        {may?.say.ok === true ? (
          <Button onPress={forTheRecord}>
            <FormattedMessage id="talk.record" />
          </Button>
        ) : null}
      </div>
      {refused === null ? null : <output>{sentenceOf(refused)}</output>}
    </form>
  );
}
