import type { ReactNode } from "react";
import { FormattedMessage, type IntlShape, useIntl } from "react-intl";

import { Invented } from "../design/invented.tsx";
import type { MessageId } from "../messages/message.ts";
import { useRefusal } from "../messages/use-refusal.ts";
import type { ActLine } from "../views/act-line.ts";
import type { DelegationFace } from "../views/people.ts";
import type { Place } from "../views/places.ts";
import type { Telling } from "../views/telling.ts";
import styles from "./act-sentence.module.css";
import { useDelegationName, usePersonName } from "./names.tsx";

/** Something that happened, and the delegations by which it names its own. */
export interface ActSentenceProps {
  readonly line: ActLine;
  readonly delegations: readonly DelegationFace[];
}

/** What happened, in one sentence, with the words that it holds below; and, of an act without effect, why. */
export function ActSentence({ line, delegations }: ActSentenceProps): ReactNode {
  const nameOf = useDelegationName();
  const sentenceOf = useRefusal();
  const values = useTold(line, delegations);
  const face = delegations.find(({ id }) => id === line.by);
  const name = face === undefined ? "" : nameOf(face);
  const who = line.isForHead ? <FormattedMessage id="told.forHead" values={{ delegation: name }} /> : name;
  const id: MessageId = `act.${line.what}`;
  const shown = { ...values, who: <strong className={styles["who"]}>{who}</strong> };
  return (
    <>
      <p className={styles["sentence"]} data-ink={face?.ink}>
        <FormattedMessage id={id} values={shown} />
        <Invented is={line.isInvented} />
      </p>
      {line.quote === null || line.quote === undefined ? null : (
        <p className={styles["quote"]} dir="auto">
          {line.quote}
        </p>
      )}
      {line.refused === null ? null : (
        <p className={styles["note"]}>
          <FormattedMessage id="told.refused" values={{ sentence: sentenceOf(line.refused) }} />
        </p>
      )}
      {line.noted === null ? null : (
        <p className={styles["note"]}>
          <FormattedMessage id="told.noted" values={{ how: line.noted }} />
        </p>
      )}
    </>
  );
}

/** What an accord is about, in a few words. */
export function MatterInWords({
  matter,
  delegations,
}: {
  readonly matter: Omit<Telling, "whom">;
  readonly delegations: readonly DelegationFace[];
}): ReactNode {
  const values = useTold(matter, delegations);
  return values.matter;
}

type Told = Omit<Telling, "whom"> & Partial<Pick<ActLine, "role" | "name">> & { readonly whom?: unknown };

/** What the messages about acts are given, each part in the reader's language. */
function useTold(told: Told, delegations: readonly DelegationFace[]) {
  const intl = useIntl();
  const nameOf = useDelegationName();
  const personName = usePersonName();
  const { about, choice, count, time, sides, role, name } = told;
  const whom = "whom" in told && isPerson(told.whom) ? personName(told.whom) : null;
  const named = (sides ?? []).flatMap((id) => delegations.filter((one) => one.id === id)).map(nameOf);
  const common = {
    about: about === null || about === undefined ? "" : <q dir="auto">{about}</q>,
    choice: choice ?? "",
    count: count ?? 0,
    sides: intl.formatList(named, { type: "conjunction" }),
    time:
      time === null || time === undefined
        ? ""
        : intl.formatMessage({ id: "told.time" }, { time: momentAt(intl, time) }),
    whom: whom === null ? "" : intl.formatMessage({ id: "told.for" }, { name: whom }),
    role: roleIn(intl, role ?? choice ?? null, name ?? null),
  };
  const matter: MessageId = isMatter(choice) ? `matter.${choice}` : "matter.other";
  return { ...common, matter: <FormattedMessage id={matter} values={common} /> };
}

function isPerson(value: unknown): value is Parameters<ReturnType<typeof usePersonName>>[0] {
  return typeof value === "object" && value !== null && "role" in value;
}

const MATTERS = [
  "convening",
  "mandate",
  "rules",
  "enlargement",
  "conclusion",
  "host",
  "chairs",
  "intersessional-closing",
  "carrying",
  "group-report",
] as const;

function isMatter(choice: string | undefined): choice is (typeof MATTERS)[number] {
  return MATTERS.some((one) => one === choice);
}

const ROLES = ["head", "deputy", "secretary", "adviser", "interpreter", "note-taker", "chair", "press"] as const;

function roleIn(intl: IntlShape, role: string | null, name: string | null): string {
  const known = ROLES.find((one) => one === role);
  const says = known === undefined ? "" : intl.formatMessage({ id: `role.${known}` });
  return name === null || name === "" ? says : `${name}, ${says}`;
}

/** A moment on the clocks of a zone, with its city: never a time without a place. */
export function momentAt(
  intl: IntlShape,
  { instant, zone }: { readonly instant: number; readonly zone: string },
  places: readonly Place[] = [],
): string {
  const time = intl.formatDate(instant, {
    timeZone: zone,
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const city =
    places.find((place) => place.zone === zone)?.city ?? zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
  return intl.formatMessage({ id: "time.at" }, { time, city });
}
