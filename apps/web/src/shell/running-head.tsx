import { useLayoutEffect } from "react";
import { type IntlShape, useIntl } from "react-intl";

import { useDesk, useView } from "../bridge/use-view.ts";
import { useIsPrinting } from "../design/printing.ts";
import { useDelegationName } from "../places/names.tsx";
import type { Place } from "../views/places.ts";
import type { RoomRef } from "../views/view.ts";

/** What is printed at the head of every sheet. */
interface RunningHeadProps {
  readonly room: RoomRef;
  /** What the screen shows. */
  readonly title: string;
  /** What a paper copy of it is; null where it is nothing more than the screen. */
  readonly copy: string | null;
}

/**
 * The head and the foot of every sheet that a screen is printed on: what it is; from which room, as of which entry of its
 * record, printed when; the sheet's number (CSS Paged Media Level 3, §4: the page's margin boxes).
 */
export function RunningHead({ room, title, copy }: RunningHeadProps): null {
  const door = useView("door", room);
  const desk = useDesk("desk");
  const isPrinting = useIsPrinting();
  const intl = useIntl();
  const nameOf = useDelegationName();
  useLayoutEffect(() => {
    if (!isPrinting || door === null) return undefined;
    const us = door.delegations.find(({ isOurs }) => isOurs);
    const behind = intl.formatMessage(
      { id: `paper.${door.kind}` },
      { delegation: us === undefined ? "" : nameOf(us), dialogue: desk?.title ?? "" },
    );
    const made = intl.formatMessage(
      { id: "paper.made" },
      { entries: door.entries, time: momentAt(intl, Date.now(), door.places[0]) },
    );
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page {
      @top-left { content: ${quoted(title)}; }
      @top-right { content: ${quoted(copy ?? desk?.title ?? "")}; }
      @bottom-left { content: ${quoted(`${behind}\n${made}`)}; }
      @bottom-right { content: counter(page) " / " counter(pages); }
    }`);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [isPrinting, door, desk, intl, nameOf, title, copy]);
  return null;
}

/** A day and a time at a place, which is named. */
function momentAt(intl: IntlShape, instant: number, place: Place | undefined): string {
  const time = intl.formatDate(instant, {
    timeZone: place?.zone ?? "UTC",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return intl.formatMessage({ id: "time.at" }, { time, city: place?.city ?? "UTC" });
}

/** Words as a CSS string (CSS Syntax Level 3, §4.3.5): whatever ends a string, or begins an escape in it, by its number. */
function quoted(words: string): string {
  const escaped = words.replaceAll(/["\\\p{Cc}]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `);
  return `"${escaped}"`;
}
