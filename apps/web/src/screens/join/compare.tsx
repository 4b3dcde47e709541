import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useCall } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import type { ComparedRoot } from "../../worker/joining.ts";
import styles from "./join.module.css";
import { Page } from "./page.tsx";

interface CompareProps {
  readonly id: string;
  readonly roots: readonly ComparedRoot[];
}

/** The heads' words, to be read aloud before anybody signs. */
export function Compare({ id, roots }: CompareProps): ReactNode {
  const call = useCall();
  const intl = useIntl();
  const say = (outcome: "same" | "later" | "different") => () => call("compared", { id, outcome });
  return (
    <Page title={intl.formatMessage({ id: "compare.title" })}>
      <p className={styles["lead"]}>
        <FormattedMessage id="compare.how" />
      </p>
      {roots.map((root) => (
        <section key={root.id} className={styles["part"]} aria-labelledby={`root-${root.id}`}>
          <h2 className={styles["partTitle"]} id={`root-${root.id}`}>
            <FormattedMessage id={root.isOurs ? "compare.ours" : "compare.theirs"} />
          </h2>
          <NumberedWords words={root.words} />
        </section>
      ))}
      <div className={[styles["part"], styles["acts"]].join(" ")}>
        <Button look="primary" onPress={say("same")}>
          <FormattedMessage id="compare.same" />
        </Button>
        <Button onPress={say("later")}>
          <FormattedMessage id="compare.later" />
        </Button>
        <Button look="plain" onPress={say("different")}>
          <FormattedMessage id="compare.different" />
        </Button>
      </div>
      <p className={styles["soft"]}>
        <FormattedMessage id="compare.later.explained" /> <FormattedMessage id="compare.different.explained" />
      </p>
    </Page>
  );
}

/** Words of the English list, each with its number: they are not translated, so that everybody reads the same. */
export function NumberedWords({ words }: { readonly words: readonly string[] }): ReactNode {
  return (
    <ol className={styles["words"]} lang="en" dir="ltr">
      {words.map((word, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a word may stand twice; its place is what it is
        <li key={at}>
          <span>{at + 1}</span>
          {word}
        </li>
      ))}
    </ol>
  );
}
