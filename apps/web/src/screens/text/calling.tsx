import { type ReactNode, useEffect, useMemo, useState } from "react";
import { RadioButton, RadioField, RadioGroup } from "react-aria-components";
import { FormattedMessage } from "react-intl";

import { useCall, useView } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { useRefusal } from "../../messages/use-refusal.ts";
import type { BracketFace } from "../../views/text/bracket.ts";
import type { RoomRef } from "../../views/view.ts";
import type { Preview } from "../../worker/text-preview.ts";
import styles from "./calling.module.css";
import { Provision } from "./provision.tsx";
import sheet from "./proposing.module.css";
import { type ActPlace, type CalledWords, callAct } from "./text-acts.ts";
import { TextSheet } from "./text-sheet.tsx";
import { Wording } from "./wording.tsx";

/** Brackets that somebody is about to call on, and what is done once the call was made. */
export interface Called {
  readonly brackets: readonly string[];
  readonly onDone: (() => void) | undefined;
}

interface CallingProps {
  readonly room: RoomRef;
  readonly place: ActPlace;
  readonly called: Called | null;
  readonly onClose: () => void;
}

/** The chair says what is to become of brackets that nobody holds; how the text would then read is seen before. */
export function Calling({ room, place, called, onClose }: CallingProps): ReactNode {
  return (
    <TextSheet
      title={<FormattedMessage id="text.call.title" values={{ count: called?.brackets.length ?? 0 }} />}
      isOpen={called !== null}
      onClose={onClose}
    >
      {called === null ? null : <Shown room={room} place={place} called={called} onClose={onClose} />}
    </TextSheet>
  );
}

type Words = CalledWords["words"];

function Shown({ room, place, called, onClose }: CallingProps & { readonly called: Called }): ReactNode {
  const call = useCall();
  const sentenceOf = useRefusal();
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<string | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const act = useMemo(
    () =>
      callAct(
        place,
        called.brackets.map((bracket) => ({ bracket, words: dropped.has(bracket) ? "drop" : "keep" })),
      ),
    [place, called, dropped],
  );
  useEffect(() => {
    let isGone = false;
    const ask = async (): Promise<void> => {
      const answer = await call("previewCall", { room, text: place.text, act });
      if (!isGone) setPreview(answer);
    };
    void ask();
    return () => {
      isGone = true;
    };
  }, [call, room, place.text, act]);
  const choose = (bracket: string, words: Words): void => {
    const others = [...dropped].filter((one) => one !== bracket);
    setDropped(new Set(words === "drop" ? [...others, bracket] : others));
  };
  const make = async (): Promise<void> => {
    const done = await call("act", { room, act });
    setRefused(done.ok ? null : done.code);
    if (!done.ok) return;
    called.onDone?.();
    onClose();
  };
  return (
    <>
      <p className={sheet["soft"]}>
        <FormattedMessage id="text.call.explained" />
      </p>
      <ul className={styles["list"]}>
        {called.brackets.map((bracket) => (
          <One
            key={bracket}
            room={room}
            text={place.text}
            bracket={bracket}
            words={dropped.has(bracket) ? "drop" : "keep"}
            onChoose={(words) => choose(bracket, words)}
          />
        ))}
      </ul>
      {preview?.ok === true ? (
        <section className={styles["then"]} aria-labelledby="call-then">
          <h3 id="call-then">
            <FormattedMessage id={preview.changed.length === 0 ? "text.call.nothing" : "text.call.then"} />
          </h3>
          {preview.changed.length === 0 ? null : (
            <div className={sheet["page"]}>
              {preview.changed.map((face) => (
                <Provision key={face.id} face={face} isPreview />
              ))}
            </div>
          )}
        </section>
      ) : null}
      {preview?.ok === false ? <p role="alert">{sentenceOf(preview.code)}</p> : null}
      {refused === null ? null : <p role="alert">{sentenceOf(refused)}</p>}
      <div className={sheet["acts"]}>
        {preview?.ok === true ? (
          <Button look="primary" onPress={make}>
            <FormattedMessage id="text.call.do" />
          </Button>
        ) : null}
        <Button onPress={onClose}>
          <FormattedMessage id="text.cancel" />
        </Button>
      </div>
    </>
  );
}

interface OneProps {
  readonly room: RoomRef;
  readonly text: string;
  readonly bracket: string;
  readonly words: Words;
  readonly onChoose: (words: Words) => void;
}

function One({ room, text, bracket, words, onChoose }: OneProps): ReactNode {
  const face = useView("bracket", room, { text, bracket });
  if (face === null) return null;
  const choices: readonly Words[] = mayBeDropped(face) ? ["keep", "drop"] : ["keep"];
  return (
    <li>
      <RadioGroup
        className={styles["one"] ?? ""}
        // Named by its words: what is drawn of them is named by who holds it.
        aria-label={`${face.label} ${said(face.runs)}`}
        value={words}
        onChange={(chosen) => onChoose(chosen as Words)}
        orientation="horizontal"
      >
        <span className={styles["words"]} aria-hidden>
          <span className={sheet["soft"]}>{face.label}</span> <Wording runs={face.runs} />
        </span>
        <span className={styles["choices"]}>
          {choices.map((choice) => (
            <RadioField key={choice} value={choice}>
              <RadioButton className={styles["choice"] ?? ""}>
                <FormattedMessage id={`text.call.${choice}`} />
              </RadioButton>
            </RadioField>
          ))}
        </span>
      </RadioGroup>
    </li>
  );
}

/** Words as they are read aloud, with whatever is proposed inside. */
function said(runs: BracketFace["runs"]): string {
  return runs.map((run) => (run.kind === "bracket" ? said(run.runs) : "text" in run ? run.text : "")).join("");
}

/** Words that stand are not dropped because nobody holds the reservation on them; nor does dropping words rearrange provisions. */
function mayBeDropped({ view: { kind } }: BracketFace): boolean {
  return kind !== "reserve" && kind !== "move" && kind !== "split" && kind !== "merge";
}
