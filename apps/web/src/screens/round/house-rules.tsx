import type { ReactNode } from "react";
import { FormattedMessage } from "react-intl";

import { ActButton } from "../../design/act-button.tsx";
import { Invented } from "../../design/invented.tsx";
import { HouseRulesForm } from "./house-rules-form.tsx";
import { type RoundPartProps, roundActs } from "./round-acts.ts";
import styles from "./round.module.css";

/** What the host asks of everybody at the table, and who has acknowledged it. */
export function HouseRules({ view, may }: RoundPartProps): ReactNode {
  const { house } = view;
  if (house === null) return <HouseRulesForm house={null} />;
  return (
    <section className={styles["panel"]} aria-labelledby="house-title">
      <h2 id="house-title" className={styles["panelTitle"]}>
        <FormattedMessage id="house.title" />
        <Invented is={house.isInvented} />
      </h2>
      <ul className={styles["rules"]}>
        {house.rules.map(({ id, text }) => (
          <li key={id} dir="auto">
            {text}
          </li>
        ))}
      </ul>
      <p className={styles["soft"]}>
        <FormattedMessage id="house.count" values={{ count: house.acknowledged, people: house.people }} />
      </p>
      {house.haveI ? null : (
        <ActButton room="table" act={roundActs(view).acknowledge} may={may?.acknowledge} look="primary">
          <FormattedMessage id="house.acknowledge" />
        </ActButton>
      )}
      <HouseRulesForm key={house.subject} house={house} />
    </section>
  );
}
