import type { ReactNode } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import type { Act } from "@longtable/protocol";
import { useMay } from "../../bridge/use-view.ts";
import { ActButton } from "../../design/act-button.tsx";
import { Invented } from "../../design/invented.tsx";
import { useDelegationName } from "../../places/names.tsx";
import { TimeAt } from "../../places/time-at.tsx";
import { zonedNow } from "../../places/zoned.ts";
import type { May } from "../../views/may.ts";
import type { ProgrammeItemFace, RoundView, TopicFace } from "../../views/round.ts";
import { AgendaForm } from "./agenda-form.tsx";
import { ProgrammeForm } from "./programme-form.tsx";
import { type RoundPartProps, roundActs } from "./round-acts.ts";
import styles from "./round.module.css";

/** The programme, planned beside how it was, on the venue's clocks first. */
export function Programme({ view, may }: RoundPartProps): ReactNode {
  const intl = useIntl();
  const nameOf = useDelegationName();
  const { programme, delegations } = view;
  const agreed = delegations.filter(({ id }) => programme?.agreedBy.includes(id)).map(nameOf);
  return (
    <section aria-labelledby="programme-title">
      <h2 id="programme-title" className={styles["sectionTitle"]}>
        <FormattedMessage id="programme.title" />
        <Invented is={programme?.isInvented === true} />
      </h2>
      {programme === null ? (
        <p className={styles["soft"]}>
          <FormattedMessage id="programme.none" />
        </p>
      ) : (
        <>
          <ol className={styles["programme"]}>
            {programme.items.map((item) => (
              <Item key={item.id} view={view} item={item} />
            ))}
          </ol>
          <p className={styles["soft"]}>
            {agreed.length === 0 ? null : (
              <FormattedMessage
                id="programme.agreed"
                values={{ delegations: intl.formatList(agreed, { type: "conjunction" }) }}
              />
            )}
          </p>
        </>
      )}
      <div className={styles["acts"]}>
        {programme === null ? null : (
          <ActButton room="table" act={roundActs(view).agree} may={may?.agree}>
            <FormattedMessage id="programme.agree" />
          </ActButton>
        )}
        <ProgrammeForm view={view} />
      </div>
    </section>
  );
}

function Item({ view, item }: { readonly view: RoundView; readonly item: ProgrammeItemFace }): ReactNode {
  const round = view.round?.id ?? "";
  const [venue] = view.places;
  const now = (): ReturnType<typeof zonedNow> => zonedNow(venue?.zone ?? "UTC");
  // Whether it may be done does not hang on when: the time goes in when the button is pressed.
  const may = useMay("table", {
    begin: { type: "programme.begin", round, item: item.id, at: NOON },
    end: { type: "programme.end", round, item: item.id, at: NOON },
  });
  const isNow = item.began !== null && item.ended === null;
  return (
    <li className={styles["item"]} aria-current={isNow ? "step" : undefined}>
      <div className={styles["when"]}>
        <TimeAt instant={item.starts} places={view.places} show="all" />
      </div>
      <div>
        <p className={styles["what"]} dir="auto">
          {item.title}
          {isNow ? (
            <small className={styles["now"]}>
              <FormattedMessage id="programme.now" />
            </small>
          ) : null}
        </p>
        <Actual view={view} item={item} />
      </div>
      <ItemActs
        may={may}
        begin={() => ({ type: "programme.begin", round, item: item.id, at: now() })}
        end={() => ({ type: "programme.end", round, item: item.id, at: now() })}
      />
    </li>
  );
}

function ItemActs({
  may,
  begin,
  end,
}: {
  readonly may: Readonly<Record<"begin" | "end", May>> | null;
  readonly begin: () => Act;
  readonly end: () => Act;
}): ReactNode {
  return (
    <div className={styles["acts"]}>
      <ActButton room="table" act={begin} may={may?.begin}>
        <FormattedMessage id="programme.begin" />
      </ActButton>
      <ActButton room="table" act={end} may={may?.end}>
        <FormattedMessage id="programme.end" />
      </ActButton>
    </div>
  );
}

function Actual({ view, item }: { readonly view: RoundView; readonly item: ProgrammeItemFace }): ReactNode {
  if (item.began === null || item.lateBy === null) return null;
  const began = <TimeAt instant={item.began} places={view.places} show="venue" />;
  const lateness = item.lateBy === 0 ? "programme.onTime" : item.lateBy > 0 ? "programme.late" : "programme.early";
  return (
    <p className={styles["actual"]}>
      {item.ended === null ? (
        <FormattedMessage id="programme.began" values={{ time: began }} />
      ) : (
        <FormattedMessage
          id="programme.fromTo"
          values={{ began, ended: <TimeAt instant={item.ended} places={view.places} show="venue" /> }}
        />
      )}
      {", "}
      <FormattedMessage id={lateness} values={{ minutes: Math.abs(item.lateBy) }} />
      <Invented is={item.isInvented && view.programme?.isInvented !== true} />
    </p>
  );
}

/** The agenda: what is to be spoken about, and what is being spoken about. */
export function Agenda({ view }: { readonly view: RoundView }): ReactNode {
  return (
    <section aria-labelledby="agenda-title">
      <h2 id="agenda-title" className={styles["sectionTitle"]}>
        <FormattedMessage id="programme.agenda" />
      </h2>
      <ol className={styles["agenda"]}>
        {view.topics.map((topic) => (
          <TopicLine key={topic.id} topic={topic} />
        ))}
      </ol>
      <AgendaForm />
    </section>
  );
}

function TopicLine({ topic }: { readonly topic: TopicFace }): ReactNode {
  const act = { type: "agenda.take-up", topic: topic.id };
  const drop = { type: "agenda.drop", topic: topic.id };
  const may = useMay("table", { takeUp: act, drop });
  return (
    <li className={styles["topic"]} aria-current={topic.isNow ? "true" : undefined}>
      <span dir="auto">
        {topic.title}
        <Invented is={topic.isInvented} />
      </span>
      <small>
        {topic.isNow ? <FormattedMessage id="agenda.now" /> : null}
        {!topic.isNow && topic.wasTakenUp ? <FormattedMessage id="agenda.was" /> : null}
      </small>
      {topic.isNow ? null : (
        <div className={styles["acts"]}>
          <ActButton room="table" act={act} may={may?.takeUp} look="plain">
            <FormattedMessage id="agenda.takeUp" />
          </ActButton>
          <ActButton room="table" act={drop} may={may?.drop} look="plain">
            <FormattedMessage id="agenda.drop" values={{ topic: topic.title }} />
          </ActButton>
        </div>
      )}
    </li>
  );
}

const NOON = { local: "2000-01-01T12:00", zone: "UTC", offset: 0 } as const;
