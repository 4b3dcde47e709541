import type { ReactNode } from "react";
import { FormattedMessage, type IntlShape, useIntl } from "react-intl";

import type { Place } from "../views/places.ts";
import styles from "./time-at.module.css";

/** A moment, and the places on whose clocks it is told: the venue first. */
export interface TimeAtProps {
  /** Milliseconds since 1970. */
  readonly instant: number;
  readonly places: readonly Place[];
  /** `all`: one line for each place. `venue`: the first place alone, named. */
  readonly show: "all" | "venue";
}

/** A time as it is told here: at the venue first, then in each capital, never without a place. */
export function TimeAt({ instant, places, show }: TimeAtProps): ReactNode {
  const intl = useIntl();
  const [venue, ...capitals] = places;
  const date = new Date(instant).toISOString();
  if (venue === undefined) {
    return (
      <time dateTime={date}>
        <FormattedMessage id="time.at" values={{ time: clock(intl, instant, "UTC"), city: "UTC" }} />
      </time>
    );
  }
  const first = <FormattedMessage id="time.at" values={{ time: clock(intl, instant, venue.zone), city: venue.city }} />;
  if (show === "venue") return <time dateTime={date}>{first}</time>;
  return (
    <time dateTime={date} className={styles["all"]}>
      <span className={styles["first"]}>{first}</span>
      {capitals.map(({ id, city, zone }) => (
        <span key={id} className={styles["other"]}>
          <FormattedMessage
            id="time.at"
            values={{ time: `${clock(intl, instant, zone)}${dayApart(intl, instant, venue.zone, zone)}`, city }}
          />
        </span>
      ))}
    </time>
  );
}

/** A day as it is at a place. */
export function DayAt({ instant, place }: { readonly instant: number; readonly place: Place }): ReactNode {
  const intl = useIntl();
  const day = intl.formatDate(instant, { timeZone: place.zone, dateStyle: "full" });
  return <time dateTime={new Date(instant).toISOString()}>{day}</time>;
}

function clock(intl: IntlShape, instant: number, timeZone: string): string {
  return intl.formatTime(instant, { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** The weekday, where it is another one there. */
function dayApart(intl: IntlShape, instant: number, here: string, there: string): string {
  const dayIn = (timeZone: string): string => intl.formatDate(instant, { timeZone, weekday: "short" });
  return dayIn(here) === dayIn(there) ? "" : ` ${dayIn(there)}`;
}
