import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { SeatContext, useDesk } from "../../bridge/use-view.ts";
import { Boundary } from "../../shell/mishap.tsx";
import { type ExampleTaken, useExampleSeats } from "../open/example-taken.ts";
import { exampleFragment } from "../open/fragment.ts";
import { NotTaken } from "../open/not-taken.tsx";
import type { Altered } from "./altered.ts";
import { HostPane } from "./host-pane.tsx";
import styles from "./look.module.css";
import { SidePane } from "./side-pane.tsx";

/** Two sides, and between them what the host sees. The link opens both heads' ready-made devices. */
export function LookScreen(): ReactNode {
  const intl = useIntl();
  const { taken, again } = useExampleSeats();
  useEffect(() => {
    document.title = `${intl.formatMessage({ id: "look.title" })} · Longtable`;
  }, [intl]);
  const [one, other] = exampleFragment === "" ? keptPair() : seatsOf(taken);
  if (one === undefined || other === undefined) return <NotTaken taken={taken} again={again} />;
  sessionStorage.setItem(PAIR, JSON.stringify([one, other]));
  return <Panes one={one} other={other} />;
}

/** A reload has no fragment any more: which two seats this tab shows is kept as long as the tab. */
const PAIR = "longtable/look";

function keptPair(): readonly string[] {
  const kept: unknown = JSON.parse(sessionStorage.getItem(PAIR) ?? "null");
  return Array.isArray(kept) ? kept.map(String) : [];
}

function seatsOf(taken: ExampleTaken): readonly string[] {
  return taken?.is === "taken" ? taken.seats : [];
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
