import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { Button } from "../../design/button.tsx";
import { useRefusal } from "../../messages/use-refusal.ts";
import styles from "../join/join.module.css";
import { Page } from "../join/page.tsx";
import type { ExampleTaken } from "./example-taken.ts";

interface NotTakenProps {
  readonly taken: ExampleTaken;
  readonly again: () => void;
}

/** An example's link whose seats are not there yet, or will not be: what is done, what is wrong, and what to do. */
export function NotTaken({ taken, again }: NotTakenProps): ReactNode {
  const intl = useIntl();
  const isGoingOn = taken === null || taken.is === "taken";
  return (
    <Page title={intl.formatMessage({ id: isGoingOn ? "open.title" : "open.failed" })}>
      {isGoingOn ? (
        <output className={styles["lead"]}>
          <FormattedMessage id="open.taking" />
        </output>
      ) : (
        <>
          <p className={styles["lead"]} role="alert">
            <Why taken={taken} />
          </p>
          <div className={styles["acts"]}>
            {taken.is === "failed" ? (
              <Button look="primary" onPress={again}>
                <FormattedMessage id="mishap.again" />
              </Button>
            ) : null}
            <Link to="/">
              <FormattedMessage id="nothing.home" />
            </Link>
          </div>
        </>
      )}
    </Page>
  );
}

function Why({ taken }: { readonly taken: NonNullable<ExampleTaken> }): ReactNode {
  const sentenceOf = useRefusal();
  switch (taken.is) {
    case "no-link":
      return <FormattedMessage id="open.bad" />;
    case "unknown":
      return <FormattedMessage id="open.unknown" />;
    case "failed":
      return sentenceOf(taken.code);
    case "taken":
      return null;
  }
}
