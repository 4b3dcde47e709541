import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useCall, useDesk } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import { useDelegationName } from "../../places/names.tsx";
import type { KeyFace } from "../../views/delegation.ts";
import { NumberedWords } from "../join/compare.tsx";
import { Badges } from "./badges.tsx";
import styles from "./settings.module.css";

/** The delegations' keys, and on what the belief in each rests; their words, to compare by voice at any time. */
export function OtherKeys(): ReactNode {
  const view = useDesk("delegation");
  if (view === null) return null;
  return (
    <section className={styles["group"]} aria-labelledby="keys-title">
      <h2 id="keys-title" className={styles["label"]}>
        <FormattedMessage id="trust.title" />
      </h2>
      <ul className={styles["rows"]}>
        {view.keys.map((one) => (
          <Key key={one.id} face={one} />
        ))}
      </ul>
      <Badges view={view} />
    </section>
  );
}

function Key({ face }: { readonly face: KeyFace }): ReactNode {
  const call = useCall();
  const intl = useIntl();
  const nameOf = useDelegationName();
  const [isOpen, setOpen] = useState(false);
  const { id, delegation, words, trust, fingerprint } = face;
  const name = nameOf(delegation);
  return (
    <li className={styles["row"]} data-ink={delegation.ink}>
      <p className={styles["side"]}>
        <strong>{name}</strong>
        <br />
        <span className={styles["soft"]}>
          <FormattedMessage id={`trust.${trust}`} />
        </span>
        <br />
        <span className={styles["digits"]}>{fingerprint}</span>
      </p>
      <Button
        onPress={() => setOpen(!isOpen)}
        aria-label={intl.formatMessage({ id: isOpen ? "trust.hide.of" : "trust.words.of" }, { name })}
      >
        <FormattedMessage id={isOpen ? "sheets.hide" : "trust.words"} />
      </Button>
      {isOpen ? (
        <div className={styles["box"]}>
          <p>
            <FormattedMessage id={trust === "own" ? "trust.read" : "trust.follow"} />
          </p>
          <NumberedWords words={words} />
          {trust === "seen" ? (
            <div>
              <Button look="primary" onPress={() => call("trust", { delegation: id, rests: "compared" })}>
                <FormattedMessage id="compare.same" />
              </Button>
            </div>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
