import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import type { Act } from "@longtable/protocol";
import { useAct } from "../bridge/use-view.ts";
import { useRefusal } from "../messages/use-refusal.ts";
import type { May } from "../views/may.ts";
import type { RoomRef } from "../views/view.ts";
import { Button } from "./button.tsx";
import page from "./page.module.css";

/** What a form that makes one act needs. */
export interface ActFormProps {
  readonly room: RoomRef;
  /** From `useMay`, of such an act: where it would have no effect whatever one writes, the form is not offered. */
  readonly may: May | null | undefined;
  /** What opens it, and its title while it is open. */
  readonly title: ReactNode;
  /** What the button that does it says. */
  readonly does: ReactNode;
  /** The act, or null while something is missing that it needs. */
  readonly act: () => Act | null;
  /** Its fields; `isTried` once somebody has pressed the button: what is missing is then said. */
  readonly children: (isTried: boolean) => ReactNode;
  readonly onDone?: () => void;
  readonly look?: "primary" | "usual" | "plain";
}

/** A button that opens a form, and the form that does one act: closed again when it is done, or put away. */
export function ActForm({ room, may, title, does, act, children, onDone, look = "usual" }: ActFormProps): ReactNode {
  const doAct = useAct(room);
  const sentenceOf = useRefusal();
  const [isOpen, setOpen] = useState(false);
  const [isTried, setTried] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  if (may?.ok !== true) return null;
  if (!isOpen) {
    return (
      <Button look={look} onPress={() => setOpen(true)}>
        {title}
      </Button>
    );
  }
  const close = (): void => {
    setOpen(false);
    setTried(false);
    setRefused(null);
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    const made = act();
    if (made === null) return;
    const done = await doAct(made);
    if (!done.ok) return setRefused(done.code);
    onDone?.();
    close();
  };
  return (
    <form
      className={page["box"]}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className={page["boxTitle"]}>{title}</p>
      {children(isTried)}
      <div className={page["acts"]}>
        <Button look="primary" type="submit">
          {does}
        </Button>
        <Button look="plain" onPress={close}>
          <FormattedMessage id="form.cancel" />
        </Button>
      </div>
      {refused === null ? null : <output>{sentenceOf(refused)}</output>}
    </form>
  );
}

/** What is said below a field that must not be empty. */
export function needed(isTried: boolean, value: string): ReactNode {
  return isTried && value.trim() === "" ? <FormattedMessage id="join.needed" /> : undefined;
}
