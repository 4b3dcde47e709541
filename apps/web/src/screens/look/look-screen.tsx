import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { nodeOrigin } from "../../bridge/node-origin.ts";
import { SeatContext, useCall, useDesk } from "../../bridge/use-view.ts";
import { Boundary } from "../../shell/mishap.tsx";
import { exampleFragment } from "../open/fragment.ts";
import home from "../home/home.module.css";
import type { Altered } from "./altered.ts";
import { HostPane } from "./host-pane.tsx";
import styles from "./look.module.css";
import { SidePane } from "./side-pane.tsx";

/** Two sides, and between them what the host sees. The link carries both heads' ready-made devices. */
export function LookScreen(): ReactNode {
  const intl = useIntl();
  const call = useCall();
  const [seats, setSeats] = useState<readonly string[] | null | undefined>(undefined);
  useEffect(() => {
    document.title = `${intl.formatMessage({ id: "look.title" })} · Longtable`;
  }, [intl]);
  useEffect(() => {
    const take = async (): Promise<void> => {
      if (exampleFragment === "") setSeats(keptPair());
      else setSeats(await call("takeExampleSeats", { fragment: exampleFragment, origin: nodeOrigin }));
    };
    void take();
  }, [call]);
  if (seats === undefined) return null;
  const [one, other] = seats ?? [];
  if (one === undefined || other === undefined) return <BadLink />;
  sessionStorage.setItem(PAIR, JSON.stringify([one, other]));
  return <Panes one={one} other={other} />;
}

/** A reload has no fragment any more: which two seats this tab shows is kept as long as the tab. */
const PAIR = "longtable/look";

function keptPair(): readonly string[] | null {
  const kept: unknown = JSON.parse(sessionStorage.getItem(PAIR) ?? "null");
  return Array.isArray(kept) ? kept.map(String) : null;
}

function Panes({ one, other }: { readonly one: string; readonly other: string }): ReactNode {
  const [altered, setAltered] = useState<Altered | null>(null);
  return (
    <div className={styles["look"]}>
      <header className={styles["head"]}>
        <p className={styles["mark"]}>Longtable</p>
        <h1 className={styles["title"]}>
          <FormattedMessage id="look.title" />
        </h1>
        <p className={styles["sub"]}>
          <FormattedMessage id="look.sub" />
        </p>
      </header>
      <main className={styles["panes"]}>
        {[one, other].map((seat) => (
          <SeatContext key={seat} value={seat}>
            <Boundary>
              <SidePane altered={altered} />
            </Boundary>
          </SeatContext>
        ))}
        <SeatContext value={one}>
          <Boundary>
            <HostPane seats={[one, other]} onAltered={setAltered} />
          </Boundary>
        </SeatContext>
      </main>
      <footer className={styles["foot"]}>
        <FormattedMessage id="look.further" />
        {[one, other].map((seat) => (
          <SeatContext key={seat} value={seat}>
            <SeatLink seat={seat} />
          </SeatContext>
        ))}
      </footer>
    </div>
  );
}

function SeatLink({ seat }: { readonly seat: string }): ReactNode {
  const desk = useDesk("desk");
  // Until the seat is known there is no word to name the link by.
  if (desk === null) return null;
  return (
    <Link to="/seat/$seat/round" params={{ seat }} dir="auto">
      {desk.seat.label}
    </Link>
  );
}

function BadLink(): ReactNode {
  return (
    <main className={home["home"]}>
      <h1 className={home["title"]}>
        <FormattedMessage id="look.title" />
      </h1>
      <p role="alert">
        <FormattedMessage id="open.bad" />
      </p>
      <p>
        <Link to="/">
          <FormattedMessage id="nothing.home" />
        </Link>
      </p>
    </main>
  );
}
