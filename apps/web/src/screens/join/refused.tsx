import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { Button } from "../../design/button.tsx";
import type { MessageId } from "../../messages/message.ts";
import { useRefusal } from "../../messages/use-refusal.ts";
import styles from "./join.module.css";
import { Page } from "./page.tsx";

/** A link that leads nowhere: what happened, in a sentence, and what to do next. */
export function Refused({ code, again }: { readonly code: string; readonly again?: () => void }): ReactNode {
  const intl = useIntl();
  const sentenceOf = useRefusal();
  const own = `refused.title.${code}`;
  const id = Object.hasOwn(intl.messages, own) ? (own as MessageId) : "refused.title";
  return (
    <Page title={intl.formatMessage({ id })}>
      <p className={styles["lead"]} role="alert">
        {sentenceOf(code)}
      </p>
      <div className={styles["acts"]}>
        {again === undefined ? null : (
          <Button look="primary" onPress={again}>
            <FormattedMessage id="refused.again" />
          </Button>
        )}
        <Link to="/">
          <FormattedMessage id="refused.home" />
        </Link>
      </div>
    </Page>
  );
}
