import { type ReactNode, useEffect, useRef, useState } from "react";
import { FormattedMessage } from "react-intl";

import type { CallAnswer } from "../../bridge/message.ts";
import { useCall, useDesk } from "../../bridge/use-view.ts";
import { useRefusal } from "../../messages/use-refusal.ts";
import type { OwnDevice } from "../../views/delegation.ts";
import { LinkToGive } from "../join/hand-over.tsx";
import styles from "./settings.module.css";

/** A code that is shown on a screen is scanned at once: it need not be valid for long. In milliseconds. */
const VALID = 86_400_000;

interface AnotherDeviceProps {
  readonly device: OwnDevice;
  /** What its holder is called: by name, or by the role where there is none. */
  readonly called: string;
}

/** One more device for somebody who is in: an invitation in the same name and role, as a code to scan at once. */
export function AnotherDevice({ device: { role, isThis }, called }: AnotherDeviceProps): ReactNode {
  const call = useCall();
  const desk = useDesk("desk");
  const sentenceOf = useRefusal();
  const [made, setMade] = useState<CallAnswer<"invite"> | null>(null);
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    void call("invite", { name: called, role, until: Date.now() + VALID }).then(setMade);
  }, [call, called, role]);
  if (made === null) return null;
  if (!made.ok) return <p role="alert">{sentenceOf(made.code)}</p>;
  return (
    <div className={styles["box"]}>
      <p>
        <FormattedMessage
          id={isThis ? "people.another.own" : "people.another.theirs"}
          values={{ origin: desk?.seat.origin ?? "", name: called }}
        />
      </p>
      <LinkToGive url={made.url} showsCode />
    </div>
  );
}
