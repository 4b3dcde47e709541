import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import type { Act } from "@longtable/protocol";
import { ActButton } from "../../design/act-button.tsx";
import { Button } from "../../design/button.tsx";
import { TextInput } from "../../design/field.tsx";
import type { MessageId } from "../../messages/message.ts";
import type { May } from "../../views/may.ts";
import type { RoomRef } from "../../views/view.ts";
import styles from "./margin.module.css";

interface AskingProps {
  readonly room: RoomRef;
  readonly act: Act;
  readonly may: May | undefined;
  /** The act's field that takes what is said with it. */
  readonly field: "reason" | "aside" | "note";
  readonly says: MessageId;
  /** True where the act is nothing without words. */
  readonly isNeeded?: boolean;
}

/** An act with which one may say why: first the button, then the line to write it in. */
export function Asking({ room, act, may, field, says, isNeeded = false }: AskingProps): ReactNode {
  const [words, setWords] = useState<string | null>(null);
  if (may?.ok !== true) return null;
  if (words === null) {
    return (
      <Button onPress={() => setWords("")}>
        <FormattedMessage id={says} />
      </Button>
    );
  }
  const said = words.trim();
  return (
    <div className={styles["asking"]}>
      <TextInput
        label={<FormattedMessage id={isNeeded ? "text.say.note" : "text.say.why"} />}
        value={words}
        onChange={setWords}
      />
      <div className={styles["acts"]}>
        {isNeeded && said === "" ? null : (
          <ActButton
            room={room}
            act={said === "" ? act : { ...act, [field]: said }}
            may={may}
            look="primary"
            onDone={() => setWords(null)}
          >
            <FormattedMessage id={says} />
          </ActButton>
        )}
        <Button look="plain" onPress={() => setWords(null)}>
          <FormattedMessage id="text.cancel" />
        </Button>
      </div>
    </div>
  );
}
