import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { FormattedMessage } from "react-intl";

import { useIsPrinting } from "../../design/printing.ts";
import { useKey } from "../../shell/keys.tsx";
import type { TextView } from "../../views/text/text.ts";
import type { RoomRef } from "../../views/view.ts";
import { type Called, Calling } from "./calling.tsx";
import { Calls } from "./calls.tsx";
import { Document } from "./document.tsx";
import { FilterLine } from "./filter.tsx";
import { EVERYTHING, useFiltered } from "./filtered.ts";
import { goToBracket } from "./going.ts";
import { Margin } from "./margin.tsx";
import { MarkUnclaimed, MarkedActs } from "./marked.tsx";
import { Marks, MarksContext } from "./marks.ts";
import { OwnMarks } from "./own-marks.tsx";
import { PaperKey } from "./paper-key.tsx";
import { type Proposed, Proposing } from "./proposing.tsx";
import { Selection, SelectionContext } from "./selection.ts";
import { Sides } from "./sides.tsx";
import { By } from "./since.tsx";
import { Stage } from "./stage.tsx";
import { type TablePlace, TablePlaceContext } from "./table-place.ts";
import { TextFoot } from "./text-foot.tsx";
import styles from "./text.module.css";

interface OneTextProps {
  readonly room: RoomRef;
  readonly view: TextView;
  /** What else is said at the head of the margin. */
  readonly children?: ReactNode;
}

/** One text: the page, the margin beside it, the foot below. */
export function OneText({ room, view, children }: OneTextProps): ReactNode {
  return (
    <Sides delegations={view.delegations}>
      <Shown view={view} room={room}>
        {children}
      </Shown>
    </Sides>
  );
}

function Shown({
  view,
  room,
  children,
}: {
  readonly view: TextView;
  readonly room: RoomRef;
  readonly children: ReactNode;
}): ReactNode {
  const [selection] = useState(() => new Selection());
  const [marks] = useState(() => new Marks());
  const [filter, setFilter] = useState(EVERYTHING);
  const { provisions: shown, brackets: open } = useFiltered(view, filter);
  const isPrinting = useIsPrinting();
  const { text } = view;
  const go = useCallback(
    (step: 1 | -1) => {
      const { now } = selection;
      const at = now.is === "bracket" ? open.findIndex(({ id }) => id === now.bracket) : -1;
      const from = at < 0 && step < 0 ? 0 : at;
      const next = open[(from + step + open.length) % Math.max(1, open.length)];
      if (next === undefined) return;
      goToBracket(selection, next.id, next.node);
    },
    [open, selection],
  );
  const [proposed, setProposed] = useState<Proposed | null>(null);
  const [called, setCalled] = useState<Called | null>(null);
  const us = view.delegations.find(({ isOurs }) => isOurs);
  const table = useMemo(
    (): TablePlace => ({
      room,
      place: { text: text.id, session: view.session },
      ink: us?.ink,
      short: us?.short ?? "",
      propose: (acts, onDone) => setProposed({ acts, onDone }),
      callOn: (brackets, onDone) => setCalled({ brackets, onDone }),
    }),
    [room, text.id, view.session, us],
  );
  const next = useCallback(() => go(1), [go]);
  const previous = useCallback(() => go(-1), [go]);
  useKey("N", <FormattedMessage id="text.key.next" />, next);
  useKey("P", <FormattedMessage id="text.key.previous" />, previous);
  useEscape(selection);
  return (
    <SelectionContext value={selection}>
      <TablePlaceContext value={table}>
        <MarksContext value={marks}>
          <OwnMarks room={room} text={text.id} />
          <div className={styles["text"]}>
            <header className={styles["head"]}>
              <h1 className={styles["title"]} dir="auto">
                {text.title}
              </h1>
              <p className={styles["sub"]}>
                <Sub view={view} />
              </p>
              <PaperKey view={view} />
              <Stage view={view} room={room} />
              <Calls view={view} room={room} />
              <FilterLine view={view} filter={filter} onFilter={setFilter}>
                {filter.holder === "unclaimed" ? <MarkUnclaimed brackets={open} /> : null}
              </FilterLine>
            </header>
            <div className={styles["page"]}>
              {shown.length === 0 && view.provisions.length > 0 ? (
                <p className={styles["sub"]}>
                  <FormattedMessage id="text.filter.nothing" />
                </p>
              ) : null}
              <Document
                title={text.title}
                language={text.language}
                // A copy of a part, numbered as if it were the whole, would mislead whoever is given it.
                provisions={isPrinting ? view.provisions : shown}
                onOpen={(node) => (text.isSigned ? undefined : selection.write(node))}
              />
            </div>
            <Margin view={view} room={room}>
              {children}
            </Margin>
            <TextFoot view={view} onNext={next} onPrevious={previous}>
              <MarkedActs />
            </TextFoot>
          </div>
          <Proposing room={room} text={text.id} proposed={proposed} onClose={() => setProposed(null)} />
          <Calling room={room} place={table.place} called={called} onClose={() => setCalled(null)} />
        </MarksContext>
      </TablePlaceContext>
    </SelectionContext>
  );
}

/** Which revision this is, who tabled it, and what is open. */
function Sub({ view }: { readonly view: TextView }): ReactNode {
  const { text, places, counts } = view;
  const revision = text.revisions.length;
  return (
    <>
      {text.isSigned ? (
        <FormattedMessage id="text.signed.by.all" />
      ) : revision > 0 ? (
        <FormattedMessage id="text.revision" values={{ number: revision }} />
      ) : (
        <FormattedMessage id="text.asTabled" />
      )}
      {" · "}
      <FormattedMessage id="text.points" values={{ count: counts.points }} />
      {" · "}
      <FormattedMessage id="text.tabled.by" values={{ by: <By placed={text.tabled} places={places} /> }} />
    </>
  );
}

/** Escape lets go of what the margin speaks of. */
function useEscape(selection: Selection): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.defaultPrevented) selection.clear();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [selection]);
}
