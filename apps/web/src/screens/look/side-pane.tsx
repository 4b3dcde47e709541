import { type ReactNode, useState } from "react";
import { Form, Input, Label, TextField } from "react-aria-components";
import { FormattedMessage, useIntl } from "react-intl";

import { useAct, useMay, useSeat, useView } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { useRefusal } from "../../messages/use-refusal.ts";
import { useDelegationName } from "../../places/names.tsx";
import { Door } from "../../shell/door.tsx";
import { Loading } from "../../shell/loading.tsx";
import type { Altered } from "./altered.ts";
import styles from "./look.module.css";

/** One side's table: its door, what was said, and a line to say something. */
export function SidePane({ altered }: { readonly altered: Altered | null }): ReactNode {
  const intl = useIntl();
  const nameOf = useDelegationName();
  const door = useView("door", "table");
  const said = useView("said", "table", { most: 6 });
  if (door === null || said === null) return <Loading />;
  const us = door.delegations.find(({ isOurs }) => isOurs);
  const name = us === undefined ? "" : nameOf(us);
  return (
    <section
      className={styles["pane"]}
      data-ink={us?.ink}
      aria-label={intl.formatMessage({ id: "look.pane" }, { delegation: name })}
    >
      <Door room="table" />
      <h2 className={styles["paneTitle"]}>
        <FormattedMessage id="look.pane" values={{ delegation: name }} />
      </h2>
      <AlteredNotice altered={altered} />
      <h3 className={styles["small"]}>
        <FormattedMessage id="look.said" />
      </h3>
      <ol className={styles["said"]} aria-live="polite">
        {said.length === 0 ? (
          <li className={styles["soft"]}>
            <FormattedMessage id="look.said.none" />
          </li>
        ) : null}
        {said.map(({ id, delegation, text }) => {
          const side = door.delegations.find((one) => one.id === delegation);
          return (
            <li key={id} data-ink={side?.ink} className={styles["words"]}>
              <span dir="auto">{text}</span> <small>{side?.short}</small>
            </li>
          );
        })}
      </ol>
      <Say />
    </section>
  );
}

function Say(): ReactNode {
  const doAct = useAct("table");
  const sentenceOf = useRefusal();
  const [text, setText] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const may = useMay("table", { say: { type: "words.say", text: "…" } });
  const say = async (event: { preventDefault(): void }): Promise<void> => {
    event.preventDefault();
    if (text.trim() === "") return;
    const done = await doAct({ type: "words.say", text: text.trim() });
    setRefused(done.ok ? null : done.code);
    if (done.ok) setText("");
  };
  if (may?.say.ok !== true) return null;
  return (
    <Form className={styles["say"] ?? ""} onSubmit={(event) => void say(event)}>
      <TextField value={text} onChange={setText} className={styles["field"] ?? ""}>
        <Label>
          <FormattedMessage id="look.say" />
        </Label>
        <Input maxLength={500} autoComplete="off" />
      </TextField>
      <Button look="primary" type="submit">
        <FormattedMessage id="look.say.do" />
      </Button>
      {refused === null ? null : <output>{sentenceOf(refused)}</output>}
    </Form>
  );
}

/** What this side's device said when the host served an entry altered. */
function AlteredNotice({ altered }: { readonly altered: Altered | null }): ReactNode {
  const seat = useSeat();
  if (altered === null) return null;
  const code = altered.found[seat] ?? null;
  return (
    <div className={styles["notice"]} role="alert">
      <p>
        {code === null ? (
          <FormattedMessage id="look.unnoticed" values={{ seq: altered.seq }} />
        ) : (
          <FormattedMessage id="look.refused" values={{ seq: altered.seq, code }} />
        )}
      </p>
      <p className={styles["soft"]}>
        <FormattedMessage id="look.intact" />
      </p>
    </div>
  );
}
