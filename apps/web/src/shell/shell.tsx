import { Link, Outlet, useLocation, useMatchRoute, useParams } from "@tanstack/react-router";
import { type ReactNode, createContext, use, useEffect, useMemo, useRef, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { FormattedMessage, useIntl } from "react-intl";

import { SeatContext, useDesk } from "../bridge/use-view.ts";
import { Button } from "../design/button.tsx";
import type { DeskFace } from "../views/desk.ts";
import type { RoomRef } from "../views/view.ts";
import { Door } from "./door.tsx";
import { useKeyHelp } from "./keys.tsx";
import { Boundary } from "./mishap.tsx";
import { Outbox } from "./outbox.tsx";
import { RunningHead } from "./running-head.tsx";
import { SCREENS, type Screen } from "./screens.ts";
import styles from "./shell.module.css";

/** Lets a screen say what it is and in which room it stands: the door shows that one. */
const DoorContext = createContext<(shown: Shown) => void>(() => undefined);

/** What a screen says of itself. */
interface Shown {
  readonly room: RoomRef;
  readonly title: string;
  /** What a paper copy of it is, where that is more than the screen printed. */
  readonly copy: string | null;
}

/** The frame around every screen of one seat: navigation, door, and the screen itself. */
export function Shell(): ReactNode {
  const { seat } = useParams({ from: "/seat/$seat" });
  return (
    <SeatContext key={seat} value={seat}>
      <Boundary>
        <Frame />
      </Boundary>
    </SeatContext>
  );
}

function Frame(): ReactNode {
  const desk = useDesk("desk");
  const [shown, setShown] = useState<Shown>({ room: "table", title: "Longtable", copy: null });
  const { room } = shown;
  const main = useRef<HTMLElement>(null);
  useFocusOnNavigation(main);
  return (
    <div className={styles["frame"] ?? ""}>
      <a className={styles["skip"] ?? ""} href="#screen">
        <FormattedMessage id="shell.skip" />
      </a>
      <Masthead desk={desk} />
      <RunningHead {...shown} />
      <div className={styles["stage"] ?? ""}>
        <Door room={room} />
        <main ref={main} id="screen" tabIndex={-1} className={styles["main"] ?? ""}>
          <DoorContext value={setShown}>
            {desk?.kept.isOut === true ? <DeviceOut /> : null}
            <Outbox room={room} />
            <Boundary>
              <Outlet />
            </Boundary>
          </DoorContext>
        </main>
      </div>
    </div>
  );
}

/** This device was revoked: what it read is still here, and nothing more comes. */
function DeviceOut(): ReactNode {
  return (
    <section className={styles["out"] ?? ""} aria-labelledby="out-title">
      <h2 id="out-title">
        <FormattedMessage id="shell.out" />
      </h2>
      <p>
        <FormattedMessage id="shell.out.sentence" />
      </p>
    </section>
  );
}

/**
 * What a screen says of itself: its title, for the browser, the screen reader and the head of printed sheets; its room's
 * door; and what a paper copy of it is.
 */
export function useScreen(title: string, room: RoomRef, copy: string | null = null): void {
  const setShown = use(DoorContext);
  useEffect(() => setShown({ room, title, copy }), [setShown, room, title, copy]);
  useEffect(() => {
    document.title = `${title} · Longtable`;
  }, [title]);
}

/** After each change of screen the focus is on its title: that is where a reader then is. */
function useFocusOnNavigation(main: { readonly current: HTMLElement | null }): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    const title = main.current?.querySelector("h1");
    title?.setAttribute("tabindex", "-1");
    (title ?? main.current)?.focus({ preventScroll: true });
    globalThis.scrollTo(0, 0);
  }, [pathname, main]);
}

function Masthead({ desk }: { readonly desk: DeskFace | null }): ReactNode {
  const help = useKeyHelp();
  const { pathname } = useLocation();
  return (
    <header className={styles["masthead"] ?? ""}>
      <p className={styles["mark"] ?? ""}>
        <Link to="/">Longtable</Link>
      </p>
      <p className={styles["dialogue"] ?? ""} dir="auto">
        {desk?.title ?? <FormattedMessage id="shell.untitled" />}
      </p>
      <Menu key={pathname} desk={desk} />
      <Navigation desk={desk} className={styles["side"] ?? ""} />
      <div className={styles["foot"] ?? ""}>
        {desk?.seat.isExample === true ? <ExampleMark label={desk.seat.label} /> : null}
        <Button look="plain" onPress={help}>
          <FormattedMessage id="keys.help" />
        </Button>
      </div>
    </header>
  );
}

/** On a phone: a button, and the list of screens that it opens. Going to one closes it. */
function Menu({ desk }: { readonly desk: DeskFace | null }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div className={styles["menuButton"] ?? ""}>
        <Button onPress={() => setOpen(true)}>
          <FormattedMessage id="shell.menu" />
        </Button>
      </div>
      <ModalOverlay isOpen={isOpen} onOpenChange={setOpen} isDismissable className={styles["veil"] ?? ""}>
        <Modal className={styles["sheet"] ?? ""}>
          <Dialog className={styles["sheetInside"] ?? ""}>
            <Heading slot="title" className={styles["sheetTitle"] ?? ""}>
              <FormattedMessage id="shell.screens" />
            </Heading>
            <Navigation desk={desk} className={styles["sheetList"] ?? ""} />
            {desk?.seat.isExample === true ? <ExampleMark label={desk.seat.label} /> : null}
            <Button slot="close">
              <FormattedMessage id="shell.menu.close" />
            </Button>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}

function ExampleMark({ label }: { readonly label: string }): ReactNode {
  const { seat } = useParams({ from: "/seat/$seat" });
  return (
    <p className={styles["example"] ?? ""}>
      <strong>
        <FormattedMessage id="shell.example" />
      </strong>{" "}
      <span>{label}</span>
      <br />
      <FormattedMessage id="shell.example.explained" />{" "}
      <Link to="/seat/$seat/reported" params={{ seat }}>
        <FormattedMessage id="reported.open" />
      </Link>
    </p>
  );
}

function Navigation({
  desk,
  className,
}: {
  readonly desk: DeskFace | null;
  readonly className: string | undefined;
}): ReactNode {
  const intl = useIntl();
  const groups = useMemo(
    () =>
      (["table", "side", "public"] as const)
        .map((group) => ({ group, screens: SCREENS.filter((screen) => screen.group === group) }))
        .filter(({ screens }) => screens.length > 0),
    [],
  );
  return (
    <nav className={className} aria-label={intl.formatMessage({ id: "shell.screens" })}>
      {groups.map(({ group, screens }) => (
        <div key={group} className={styles["group"] ?? ""}>
          {group === "table" ? null : (
            <h2 className={styles["groupTitle"] ?? ""}>
              <FormattedMessage id={group === "side" ? "shell.yourSide" : "shell.public"} />
            </h2>
          )}
          <ul className={styles["links"] ?? ""}>
            {screens.map((screen) => (
              <li key={screen.id}>
                <ScreenLink screen={screen} desk={desk} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function ScreenLink({ screen, desk }: { readonly screen: Screen; readonly desk: DeskFace | null }): ReactNode {
  const { seat } = useParams({ from: "/seat/$seat" });
  const isHere = useMatchRoute()({ to: screen.to, params: { seat } }) !== false;
  const round = screen.id === "round" ? (desk?.round ?? null) : null;
  return (
    <Link to={screen.to} params={{ seat }} className={styles["link"] ?? ""} aria-current={isHere ? "page" : undefined}>
      {round !== null && round.number !== null ? (
        <FormattedMessage id="screen.round.number" values={{ number: round.number }} />
      ) : (
        <FormattedMessage id={screen.title} />
      )}
      {screen.id === "text" && desk !== null && desk.text !== null && !desk.text.isSigned ? (
        <small>
          <FormattedMessage id="screen.text.open" values={{ count: desk.text.points }} />
        </small>
      ) : null}
      {round?.state === "open" ? (
        <small>
          <FormattedMessage id="screen.badge.open" />
        </small>
      ) : null}
    </Link>
  );
}
