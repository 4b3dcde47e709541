import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { FormattedMessage } from "react-intl";

import { nodeOrigin } from "../../bridge/node-origin.ts";
import { useCall } from "../../bridge/use-view.ts";
import styles from "../home/home.module.css";
import { exampleFragment } from "./fragment.ts";

/** Opens the seat that an example's link carries, and goes to it. */
export function OpenScreen(): ReactNode {
  const call = useCall();
  const navigate = useNavigate();
  const [isBad, setBad] = useState(false);
  useEffect(() => {
    const take = async (): Promise<void> => {
      const [seat] = (await call("takeExampleSeats", { fragment: exampleFragment, origin: nodeOrigin })) ?? [];
      if (seat === undefined) setBad(true);
      else await navigate({ to: "/seat/$seat/round", params: { seat }, replace: true });
    };
    void take();
  }, [call, navigate]);
  return (
    <main className={styles["home"] ?? ""}>
      <h1 className={styles["title"] ?? ""}>
        <FormattedMessage id="open.title" />
      </h1>
      {isBad ? (
        <>
          <p role="alert">
            <FormattedMessage id="open.bad" />
          </p>
          <p>
            <Link to="/">
              <FormattedMessage id="nothing.home" />
            </Link>
          </p>
        </>
      ) : null}
    </main>
  );
}
