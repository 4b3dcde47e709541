import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import { useCall } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { TextInput } from "../../design/field.tsx";
import { Tick } from "../../design/tick.tsx";
import styles from "./sheets.module.css";

/** A sheet has so many words. */
const WORDS = 24;

interface CheckSheetProps {
  readonly kind: "authority" | "reading";
  readonly onRight: () => void;
}

/** Two words typed back from the paper; when they are right, the sheet is erased here if that is wished. */
export function CheckSheet({ kind, onRight }: CheckSheetProps): ReactNode {
  const call = useCall();
  const [numbers] = useState(twoNumbers);
  const [typed, setTyped] = useState<readonly [string, string]>(["", ""]);
  const [isErasing, setErasing] = useState(true);
  const [isRight, setRight] = useState<boolean | null>(null);
  const check = async (): Promise<void> => {
    const answers = numbers.map((number, at) => ({ number, word: typed[at] ?? "" }));
    const right = await call("checkSheet", { kind, typed: answers, isErasing });
    setRight(right);
    if (right) onRight();
  };
  if (isRight === true) {
    return (
      <output className={styles["right"]}>
        <FormattedMessage id="sheets.right" />
      </output>
    );
  }
  return (
    <div className={styles["check"]}>
      <p>
        <FormattedMessage id="sheets.check.how" />
      </p>
      <div className={styles["pair"]}>
        {numbers.map((number, at) => (
          <TextInput
            key={number}
            label={<FormattedMessage id="sheets.check.word" values={{ number }} />}
            value={typed[at] ?? ""}
            onChange={(word) => setTyped(at === 0 ? [word, typed[1]] : [typed[0], word])}
            maxLength={20}
            lang="en"
            isCode
          />
        ))}
      </div>
      <Tick isOn={isErasing} onChange={setErasing} hint={<FormattedMessage id="sheets.erase.hint" />}>
        <FormattedMessage id="sheets.erase" />
      </Tick>
      <div className={styles["acts"]}>
        <Button look="primary" onPress={check}>
          <FormattedMessage id="sheets.check.do" />
        </Button>
      </div>
      {isRight === false ? (
        <p className={styles["wrong"]} role="alert">
          <FormattedMessage id="sheets.check.wrong" />
        </p>
      ) : null}
    </div>
  );
}

/** Two different words of the sheet, by chance, in the paper's order. */
function twoNumbers(): readonly [number, number] {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2));
  const first = a % WORDS;
  const second = (first + 1 + (b % (WORDS - 1))) % WORDS;
  return first < second ? [first + 1, second + 1] : [second + 1, first + 1];
}
