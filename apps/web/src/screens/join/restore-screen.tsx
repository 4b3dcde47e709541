import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { nodeOrigin } from "../../bridge/node-origin.ts";
import { useCall } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { TextInput } from "../../design/field.tsx";
import { Tick } from "../../design/tick.tsx";
import { useRefusal } from "../../messages/use-refusal.ts";
import styles from "./join.module.css";
import { Page } from "./page.tsx";

/** A head comes back with the two sheets of paper, when every device is lost. */
export function RestoreScreen(): ReactNode {
  const call = useCall();
  const navigate = useNavigate();
  const intl = useIntl();
  const sentenceOf = useRefusal();
  const [words, setWords] = useState("");
  const [name, setName] = useState("");
  const [isRevoking, setRevoking] = useState(true);
  const [isOnTheWay, setOnTheWay] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  const restore = async (): Promise<void> => {
    setOnTheWay(true);
    const restored = await call("restore", { origin: nodeOrigin, words, name: name.trim(), isRevoking });
    setOnTheWay(false);
    setWhy(restored.ok ? null : restored.code);
    if (restored.ok) await navigate({ to: "/seat/$seat/welcome", params: { seat: restored.seat }, replace: true });
  };
  return (
    <Page title={intl.formatMessage({ id: "restore.title" })}>
      <p className={styles["lead"]}>
        <FormattedMessage id="restore.intro" />
      </p>
      <section className={styles["part"]}>
        <TextInput
          label={<FormattedMessage id="restore.words" />}
          hint={<FormattedMessage id="restore.words.hint" />}
          value={words}
          onChange={setWords}
          lines={6}
          maxLength={2000}
          lang="en"
          isCode
        />
        <TextInput
          label={<FormattedMessage id="join.name" />}
          hint={<FormattedMessage id="join.name.hint" />}
          value={name}
          onChange={setName}
          autoComplete="name"
        />
        <Tick isOn={isRevoking} onChange={setRevoking} hint={<FormattedMessage id="restore.revoke.hint" />}>
          <FormattedMessage id="restore.revoke" />
        </Tick>
        <p className={styles["soft"]}>
          <FormattedMessage id="restore.where" values={{ origin: nodeOrigin }} />
        </p>
        <div className={styles["acts"]}>
          <Button look="primary" onPress={restore} isDisabled={isOnTheWay || name.trim() === "" || words.trim() === ""}>
            <FormattedMessage id={isOnTheWay ? "restore.onTheWay" : "restore.do"} />
          </Button>
        </div>
        {why === null ? null : (
          <p className={styles["warning"]} role="alert">
            {sentenceOf(why)}
          </p>
        )}
      </section>
    </Page>
  );
}
