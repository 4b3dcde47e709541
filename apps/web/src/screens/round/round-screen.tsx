import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useMay, useView } from "../../bridge/use-view.ts";
import { Invented } from "../../design/invented.tsx";
import { useDelegationName } from "../../places/names.tsx";
import { DayAt } from "../../places/time-at.tsx";
import { Loading } from "../../shell/loading.tsx";
import { useScreen } from "../../shell/shell.tsx";
import type { RoundView } from "../../views/round.ts";
import { WaitsForUs } from "../accords/waits-for-us.tsx";
import { Talk } from "../talk/talk.tsx";
import { Floor } from "./floor.tsx";
import { HouseRules } from "./house-rules.tsx";
import { LongTable } from "./long-table.tsx";
import { Agenda, Programme } from "./programme.tsx";
import { roundActs } from "./round-acts.ts";
import styles from "./round.module.css";
import { SessionLine } from "./session-line.tsx";

/** The round: who hosts where, the table, the programme, the floor. */
export function RoundScreen(): ReactNode {
  const view = useView("round", "table");
  const intl = useIntl();
  const number = view?.round?.number;
  useScreen(
    number === undefined
      ? intl.formatMessage({ id: "screen.round" })
      : intl.formatMessage({ id: "screen.round.number" }, { number }),
    "table",
  );
  return view === null ? <Loading /> : <Shown view={view} />;
}

function Shown({ view }: { readonly view: RoundView }): ReactNode {
  const may = useMay("table", roundActs(view));
  const { round } = view;
  return (
    <div className={styles["round"]}>
      <div className={styles["head"]}>
        <h1 className={styles["title"]}>
          {round === null ? (
            <FormattedMessage id="round.none" />
          ) : (
            <FormattedMessage id="round.title" values={{ number: round.number, city: round.city }} />
          )}
          <Invented is={round?.isInvented === true} says="whole" />
        </h1>
        <p className={styles["sub"]}>
          {round === null ? <FormattedMessage id="round.none.how" /> : <Sub view={view} />}
        </p>
        <SessionLine view={view} may={may} />
        <WaitsForUs />
      </div>
      <div className={styles["table"]}>
        <LongTable view={view} />
      </div>
      <aside className={styles["aside"]}>
        <Floor view={view} may={may} />
        <HouseRules view={view} may={may} />
      </aside>
      <div className={styles["plan"]}>
        <Said />
        <Programme view={view} may={may} />
        <Agenda view={view} />
      </div>
    </div>
  );
}

/** What is said at the table, for the record and off it. */
function Said(): ReactNode {
  const view = useView("talk", "table");
  if (view === null) return null;
  return (
    <div className={styles["said"]}>
      <Talk room="table" view={view} />
    </div>
  );
}

/** When, where, at whose invitation; who is in the chair. */
function Sub({ view }: { readonly view: RoundView }): ReactNode {
  const intl = useIntl();
  const nameOf = useDelegationName();
  const { round, places, delegations } = view;
  const [venue] = places;
  if (round === null) return null;
  const host = delegations.find(({ id }) => id === round.host);
  const chairs = delegations.filter(({ id }) => round.chairs.includes(id)).map(nameOf);
  const day = round.starts === null || venue === undefined ? null : <DayAt instant={round.starts} place={venue} />;
  const values = { day, when: round.when, host: host === undefined ? "" : nameOf(host), venue: round.venue };
  return (
    <>
      <FormattedMessage
        id={day === null ? "round.sub.planned.when" : (`round.sub.${round.state}` as const)}
        values={values}
      />{" "}
      {chairs.length === 0 ? null : (
        <FormattedMessage id="round.chairs" values={{ chairs: intl.formatList(chairs, { type: "conjunction" }) }} />
      )}
    </>
  );
}
