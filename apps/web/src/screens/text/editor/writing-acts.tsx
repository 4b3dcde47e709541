import { type ReactNode, useEffect, useRef, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useCall } from "../../../bridge/use-view.ts";
import { Button } from "../../../design/button.tsx";
import { useTablePlace } from "../table-place.ts";
import styles from "./wording-editor.module.css";
import { type Written, useWritten } from "./written.ts";

interface WritingActsProps {
  readonly written: Written;
  /** The wording as it would read. */
  readonly words: () => string;
  readonly onTable: () => void;
  /** Divides the provision at the cursor; undefined where it cannot be. */
  readonly onDivide: (() => void) | undefined;
  /** Reserves on the words that are chosen. */
  readonly onReserve: () => void;
  readonly onClose: () => void;
  readonly onDiscard: () => void;
}

/** What can be done with what is being written. Drawn again when that changes, not for each key. */
export function WritingActs(props: WritingActsProps): ReactNode {
  const { written, words, onTable, onDivide, onReserve, onClose, onDiscard } = props;
  const { isTyped, mayDivide, mayReserve } = useWritten(written);
  return (
    <div className={styles["acts"]}>
      {isTyped ? (
        <Button look="primary" onPress={onTable}>
          <FormattedMessage id="text.write.table" />
        </Button>
      ) : null}
      {mayDivide && onDivide !== undefined ? (
        <Button onPress={onDivide}>
          <FormattedMessage id="text.write.divide" />
        </Button>
      ) : null}
      {mayReserve ? (
        <Button onPress={onReserve}>
          <FormattedMessage id="text.write.reserve" />
        </Button>
      ) : null}
      <Button onPress={onClose}>
        <FormattedMessage id={isTyped ? "text.write.keep" : "text.margin.close"} />
      </Button>
      {isTyped ? <ShareInCaucus words={words} /> : null}
      {isTyped ? (
        <Button look="plain" onPress={onDiscard}>
          <FormattedMessage id="text.write.discard" />
        </Button>
      ) : null}
      <Kept written={written} isTyped={isTyped} />
    </div>
  );
}

/** Says in caucus how the wording would read: for one's own side, behind its own door. */
function ShareInCaucus({ words }: Pick<WritingActsProps, "words">): ReactNode {
  const { room } = useTablePlace();
  const intl = useIntl();
  const call = useCall();
  const [shared, setShared] = useState<"text.write.share" | "text.write.isShared" | "text.write.notShared">(
    "text.write.share",
  );
  if (room !== "table") return null;
  const share = async (): Promise<void> => {
    const text = intl.formatMessage({ id: "text.write.shared" }, { words: words() });
    const done = await call("act", { room: "caucus", act: { type: "words.say", text } });
    setShared(done.ok ? "text.write.isShared" : "text.write.notShared");
  };
  return (
    <Button onPress={share}>
      <FormattedMessage id={shared} />
    </Button>
  );
}

/** Whether the last key is on the disk: both sentences stand there, one of them to be seen, so that a key lays out nothing for it. */
function Kept({ written, isTyped }: { readonly written: Written; readonly isTyped: boolean }): ReactNode {
  const line = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = (): void => void line.current?.toggleAttribute("data-kept", written.isKept);
    show();
    return written.subscribeKept(show);
  }, [written]);
  return (
    <span ref={line} className={`${styles["soft"] ?? ""} ${styles["kept"] ?? ""}`}>
      <span>
        <FormattedMessage id={isTyped ? "text.write.private" : "text.write.nothing"} />
      </span>
      <span>
        <FormattedMessage id="text.write.keeping" />
      </span>
    </span>
  );
}
