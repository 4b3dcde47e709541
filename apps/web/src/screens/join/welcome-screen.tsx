import { Link, useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useDesk, useMay, useView } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { Button } from "../../design/button.tsx";
import { useDelegationName, usePersonName } from "../../places/names.tsx";
import { Loading } from "../../shell/loading.tsx";
import { useScreen } from "../../shell/shell.tsx";
import type { RoundView } from "../../views/round.ts";
import { WaitsForUs } from "../accords/waits-for-us.tsx";
import { Sheets } from "../sheets/sheets.tsx";
import styles from "./welcome.module.css";

/** The first screen of a new seat: who one is here, the house rules, and, for a head, the sheets. */
export function WelcomeScreen(): ReactNode {
  const intl = useIntl();
  useScreen(intl.formatMessage({ id: "welcome.title" }), "table");
  const view = useView("round", "table");
  const desk = useDesk("desk");
  if (view === null || desk === null) return <Loading />;
  const hasSheets = desk.kept.sheets?.authority === true || desk.kept.sheets?.reading === true;
  return (
    <div className={styles["welcome"]}>
      <h1 className={styles["title"]}>
        <FormattedMessage id="welcome.title" />
      </h1>
      <Who view={view} />
      <WaitsForUs />
      <Rules view={view} />
      {hasSheets ? <SheetsFirst /> : <Go />}
    </div>
  );
}

function Who({ view }: { readonly view: RoundView }): ReactNode {
  const intl = useIntl();
  const nameOf = usePersonName();
  const delegationName = useDelegationName();
  const me = view.people.find(({ id }) => id === view.me);
  const us = view.delegations.find(({ isOurs }) => isOurs);
  if (me === undefined || us === undefined) return null;
  const role = intl.formatMessage({ id: `role.${me.role}` });
  return (
    <p className={styles["lead"]}>
      <FormattedMessage id="welcome.intro" values={{ name: nameOf(me), role, delegation: delegationName(us) }} />
    </p>
  );
}

function Rules({ view }: { readonly view: RoundView }): ReactNode {
  const { house } = view;
  const acknowledge = { type: "house.acknowledge", subject: house?.subject ?? "" } as const;
  const may = useMay("table", { acknowledge });
  return (
    <section className={styles["part"]} aria-labelledby="rules-title">
      <h2 className={styles["partTitle"]} id="rules-title">
        <FormattedMessage id="house.title" />
      </h2>
      {house === null ? (
        <p className={styles["soft"]}>
          <FormattedMessage id="welcome.rules.none" />
        </p>
      ) : (
        <>
          <p>
            <FormattedMessage id={house.haveI ? "welcome.rules.done" : "welcome.rules"} />
          </p>
          <ul className={styles["rules"]}>
            {house.rules.map(({ id, text }) => (
              <li key={id} dir="auto">
                {text}
              </li>
            ))}
          </ul>
          {house.haveI ? null : (
            <ActButton room="table" act={acknowledge} may={may?.acknowledge} look="primary" saysWhyNot>
              <FormattedMessage id="house.acknowledge" />
            </ActButton>
          )}
        </>
      )}
    </section>
  );
}

/** A head prints the sheets before going on, or goes on knowing what that means. */
function SheetsFirst(): ReactNode {
  const [isSkipped, setSkipped] = useState(false);
  return (
    <section className={styles["part"]} aria-labelledby="sheets-title">
      <h2 className={styles["partTitle"]} id="sheets-title">
        <FormattedMessage id="welcome.sheets" />
      </h2>
      <Sheets />
      {isSkipped ? (
        <>
          <p className={styles["warning"]}>
            <FormattedMessage id="sheets.skip.warning" />
          </p>
          <Go />
        </>
      ) : (
        <div>
          <Button look="plain" onPress={() => setSkipped(true)}>
            <FormattedMessage id="sheets.skip" />
          </Button>
        </div>
      )}
    </section>
  );
}

function Go(): ReactNode {
  const { seat } = useParams({ from: "/seat/$seat" });
  return (
    <p>
      <Link className={styles["go"]} to="/seat/$seat" params={{ seat }}>
        <FormattedMessage id="welcome.go" />
      </Link>
    </p>
  );
}
