import { type ReactNode, use } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { Button } from "../../design/button.tsx";
import type { TextView } from "../../views/text/text.ts";
import type { RoomRef } from "../../views/view.ts";
import { BracketPanel } from "./bracket-panel.tsx";
import { PinnedNotes } from "./pinned-notes.tsx";
import { ProvisionPanel } from "./provision-panel.tsx";
import { SelectionContext, useIsWriting, useSelected } from "./selection.ts";
import { Structure } from "./structure.tsx";
import styles from "./text.module.css";
import { WholePanel } from "./whole-panel.tsx";

interface MarginProps {
  readonly view: TextView;
  readonly room: RoomRef;
  readonly children: ReactNode;
}

/** The margin talks: of the bracket or the provision that is selected, else of the text as a whole. On a phone it is a sheet. */
export function Margin({ view, room, children }: MarginProps): ReactNode {
  const intl = useIntl();
  const selection = use(SelectionContext);
  const selected = useSelected();
  const isWriting = useIsWriting();
  const place = { text: view.text.id, session: view.session };
  const node = selected.is === "nothing" ? null : selected.node;
  const face = view.provisions.find(({ id }) => id === node);
  const isOpen = selected.is !== "nothing";
  return (
    <aside
      className={styles["margin"]}
      data-open={isOpen || undefined}
      data-writing={isWriting || undefined}
      aria-label={intl.formatMessage({ id: "text.margin" })}
    >
      {isOpen ? (
        <div className={styles["close"]}>
          <Button look="plain" onPress={() => selection.clear()}>
            <FormattedMessage id="text.margin.close" />
          </Button>
        </div>
      ) : null}
      {selected.is === "bracket" ? (
        <BracketPanel
          key={selected.bracket}
          room={room}
          place={place}
          places={view.places}
          bracket={selected.bracket}
          {...(face === undefined ? {} : { kind: face.view.kind })}
        />
      ) : null}
      {face === undefined ? null : (
        <ProvisionPanel key={face.id} room={room} place={place} places={view.places} face={face}>
          {view.text.isSigned ? null : <Structure face={face} provisions={view.provisions} />}
        </ProvisionPanel>
      )}
      {face === undefined || room !== "table" ? null : (
        <PinnedNotes text={view.text.id} node={face.id} places={view.places} />
      )}
      {isOpen ? null : (
        <>
          <WholePanel view={view} room={room} />
          {children}
        </>
      )}
    </aside>
  );
}
