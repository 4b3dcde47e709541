import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { FormattedMessage } from "react-intl";

import { useCall } from "../../bridge/use-view.ts";
import styles from "../home/home.module.css";

/** Taken before anything is rendered: the fragment holds keys and must not stay in the address bar or history. */
export function takeFragment(): string {
  const fragment = globalThis.location.hash.slice(1);
  if (fragment !== "") globalThis.history.replaceState(globalThis.history.state, "", globalThis.location.pathname);
  return fragment;
}

/** Opens the seat that an example's link carries, and goes to it. */
export function OpenScreen({ fragment }: { readonly fragment: string }): ReactNode {
  const call = useCall();
  const navigate = useNavigate();
  const [isBad, setBad] = useState(false);
  useEffect(() => {
    void call("takeExampleSeat", { fragment, origin: globalThis.location.origin }).then((seat) =>
      seat === null ? setBad(true) : navigate({ to: "/seat/$seat/round", params: { seat }, replace: true }),
    );
  }, [call, navigate, fragment]);
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
