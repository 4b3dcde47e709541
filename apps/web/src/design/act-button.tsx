import { type ReactNode, useState } from "react";

import type { Act } from "@longtable/protocol";
import { useAct } from "../bridge/use-view.ts";
import type { May } from "../views/may.ts";
import type { RoomRef } from "../views/view.ts";
import { useRefusal } from "../messages/use-refusal.ts";
import { Button, type ButtonProps } from "./button.tsx";
import styles from "./button.module.css";

/** What a button that does an act needs beside its words. */
export interface ActButtonProps extends Omit<ButtonProps, "onPress" | "isDisabled"> {
  readonly room: RoomRef;
  /** Or what makes it when the button is pressed, where it says what time it is then. */
  readonly act: Act | (() => Act);
  /** From `useMay`. Null or undefined: not yet known. */
  readonly may: May | null | undefined;
  /** True where a button that may not be pressed says why beside itself; otherwise it is not offered at all. */
  readonly saysWhyNot?: boolean;
  readonly onDone?: () => void;
}

/**
 * A button that does an act. It is offered only where the room's own rules would let the act take effect;
 * what was refused meanwhile is said beside it.
 */
export function ActButton({
  room,
  act,
  may,
  saysWhyNot = false,
  onDone,
  children,
  ...rest
}: ActButtonProps): ReactNode {
  const doAct = useAct(room);
  const sentenceOf = useRefusal();
  const [refused, setRefused] = useState<string | null>(null);
  if (may === null || may === undefined || (!may.ok && !saysWhyNot)) return null;
  const press = async (): Promise<void> => {
    const done = await doAct(typeof act === "function" ? act() : act);
    setRefused(done.ok ? null : done.code);
    if (done.ok) onDone?.();
  };
  const why = may.ok ? refused : may.code;
  return (
    <span>
      <Button {...rest} isDisabled={!may.ok} onPress={press}>
        {children}
      </Button>
      {why === null ? null : <output className={styles["why"] ?? ""}>{sentenceOf(why)}</output>}
    </span>
  );
}
