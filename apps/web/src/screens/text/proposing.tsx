import { type ReactNode, useEffect, useState } from "react";
import { FormattedMessage } from "react-intl";

import type { Act } from "@longtable/protocol";
import { useCall } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { TextInput } from "../../design/field.tsx";
import { useRefusal } from "../../messages/use-refusal.ts";
import type { RoomRef } from "../../views/view.ts";
import type { Preview } from "../../worker/text-preview.ts";
import { Listed } from "./listed.tsx";
import { Provision } from "./provision.tsx";
import styles from "./proposing.module.css";
import { TextSheet } from "./text-sheet.tsx";

/** Acts that somebody is about to place, and what is done once they were. */
export interface Proposed {
  readonly acts: readonly Act[];
  readonly onDone: (() => void) | undefined;
}

interface ProposingProps {
  readonly room: RoomRef;
  readonly text: string;
  readonly proposed: Proposed | null;
  readonly onClose: () => void;
}

/** What the other side will see, exactly, before anything is placed: folded from the very acts that then are. */
export function Proposing({ room, text, proposed, onClose }: ProposingProps): ReactNode {
  return (
    <TextSheet title={<FormattedMessage id="text.propose.title" />} isOpen={proposed !== null} onClose={onClose}>
      {proposed === null ? null : <Shown room={room} text={text} proposed={proposed} onClose={onClose} />}
    </TextSheet>
  );
}

function Shown({ room, text, proposed, onClose }: ProposingProps & { readonly proposed: Proposed }): ReactNode {
  const call = useCall();
  const sentenceOf = useRefusal();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [note, setNote] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const { acts, onDone } = proposed;
  useEffect(() => {
    let isGone = false;
    const ask = async (): Promise<void> => {
      const answer = await call("previewActs", { room, text, acts });
      if (!isGone) setPreview(answer);
    };
    void ask();
    return () => {
      isGone = true;
    };
  }, [call, room, text, acts]);
  const place = async (): Promise<void> => {
    const said = note.trim();
    const noted = acts.map((act, index) =>
      said === "" || index > 0 || !takesNote(act) ? act : { ...act, note: said },
    );
    const done = await call("doActs", { room, acts: noted });
    setRefused(done.ok ? null : done.code);
    if (!done.ok) return;
    onDone?.();
    onClose();
  };
  return (
    <>
      {preview?.ok === true ? (
        <>
          <p className={styles["soft"]}>
            <FormattedMessage
              id={
                acts.every(({ type }) => type === "text.reserve") ? "text.propose.reserving" : "text.propose.explained"
              }
              values={{ count: acts.length }}
            />
          </p>
          <div className={styles["page"]}>
            {preview.changed.map((face) => (
              <Provision key={face.id} face={face} isPreview />
            ))}
          </div>
          <Listed title="text.takes" brackets={preview.takes} />
          {acts.some(takesNote) ? (
            <TextInput label={<FormattedMessage id="text.say.why" />} value={note} onChange={setNote} />
          ) : null}
        </>
      ) : null}
      {preview?.ok === false ? <p role="alert">{sentenceOf(preview.code)}</p> : null}
      {refused === null ? null : <p role="alert">{sentenceOf(refused)}</p>}
      <div className={styles["acts"]}>
        {preview?.ok === true ? (
          <Button look="primary" onPress={place}>
            <FormattedMessage id={room === "caucus" ? "text.propose.caucus" : "text.propose.table"} />
          </Button>
        ) : null}
        <Button onPress={onClose}>
          <FormattedMessage id="text.cancel" />
        </Button>
      </div>
    </>
  );
}

const takesNote = ({ type }: Act): boolean => type === "text.propose" || type === "text.package";
