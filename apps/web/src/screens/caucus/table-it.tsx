import { type ReactNode, useState } from "react";
import { FormattedMessage } from "react-intl";

import { useMay } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { Button } from "../../design/button.tsx";
import page from "../../design/page.module.css";

/** Takes words out of the caucus to the table: first one sees exactly what everybody there will see. */
export function TableIt({ text }: { readonly text: string }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [isDone, setDone] = useState(false);
  const act = { type: "words.say", text };
  const may = useMay("table", { say: act });
  if (may?.say.ok !== true) return null;
  if (isDone) {
    return (
      <output className={page["soft"]}>
        <FormattedMessage id="caucus.tabled" />
      </output>
    );
  }
  if (!isOpen) {
    return (
      <Button look="plain" onPress={() => setOpen(true)}>
        <FormattedMessage id="caucus.table" />
      </Button>
    );
  }
  return (
    <div className={page["box"]}>
      <p className={page["boxTitle"]}>
        <FormattedMessage id="caucus.table.seen" />
      </p>
      <blockquote className={page["words"]} dir="auto">
        {text}
      </blockquote>
      <div className={page["acts"]}>
        <ActButton room="table" act={act} may={may.say} look="primary" onDone={() => setDone(true)}>
          <FormattedMessage id="caucus.table.do" />
        </ActButton>
        <Button look="plain" onPress={() => setOpen(false)}>
          <FormattedMessage id="form.cancel" />
        </Button>
      </div>
    </div>
  );
}
