import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { FormattedMessage } from "react-intl";

import type { CallAnswer } from "../../bridge/message.ts";
import { useCall } from "../../bridge/use-view.ts";
import styles from "./home.module.css";

/** The dialogues that this device has a seat in. */
export function HomeScreen(): ReactNode {
  const call = useCall();
  const [seats, setSeats] = useState<CallAnswer<"seats"> | null>(null);
  useEffect(() => void call("seats", null).then(setSeats), [call]);
  if (seats === null) return null;
  return (
    <main className={styles["home"] ?? ""}>
      <p className={styles["mark"] ?? ""}>Longtable</p>
      <h1 className={styles["title"] ?? ""}>
        <FormattedMessage id="home.title" />
      </h1>
      {seats.length === 0 ? (
        <>
          <p>
            <FormattedMessage id="home.none" />
          </p>
          <p className={styles["soft"] ?? ""}>
            <FormattedMessage id="home.none.how" />
          </p>
        </>
      ) : (
        <ul className={styles["seats"] ?? ""}>
          {seats.map(({ id, label, origin, isExample }) => (
            <li key={id}>
              <Link to="/seat/$seat/round" params={{ seat: id }} className={styles["seat"] ?? ""}>
                <strong>{label}</strong>
                <span className={styles["soft"] ?? ""}>
                  <FormattedMessage id="home.at" values={{ origin: new URL(origin).host }} />
                  {isExample ? (
                    <>
                      {" · "}
                      <FormattedMessage id="shell.example" />
                    </>
                  ) : null}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </main>
  );
}
