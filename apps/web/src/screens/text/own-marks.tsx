import { type ReactNode, use, useEffect } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import { useCall, useView } from "../../bridge/use-view.ts";
import { Button } from "../../design/button.tsx";
import type { RoomRef } from "../../views/view.ts";
import { MarksContext, type NoteMark, useHasDraft, useNoteMark } from "./marks.ts";
import styles from "./own-marks.module.css";
import { SelectionContext } from "./selection.ts";

/** Keeps the marks true: the caucus's notes as they come, the drafts that this device has kept. */
export function OwnMarks({ room, text }: { readonly room: RoomRef; readonly text: string }): ReactNode {
  const marks = use(MarksContext);
  const notes = useView("pinned", "caucus", { text });
  const call = useCall();
  useEffect(() => {
    const byNode = new Map<string, NoteMark>();
    // The weightiest come first.
    for (const { node, weight } of room === "table" ? (notes ?? []) : [])
      if (!byNode.has(node)) byNode.set(node, weight ?? "note");
    marks.setNotes(byNode);
  }, [marks, notes, room]);
  useEffect(() => {
    let isGone = false;
    const ask = async (): Promise<void> => {
      const drafts = await call("drafts", { text });
      if (!isGone) marks.setDrafts(new Set(drafts.map(({ node }) => node)));
    };
    void ask();
    return () => {
      isGone = true;
    };
  }, [call, text, marks]);
  return null;
}

/** Beside a provision: one's own side noted something on it. Printed on no working copy. */
export function NotePin({ node }: { readonly node: string }): ReactNode {
  const weight = useNoteMark(node);
  const intl = useIntl();
  if (weight === null) return null;
  const says = intl.formatMessage({ id: `text.pin.${weight}` });
  return (
    <span className={styles["pin"]} data-weight={weight} title={says}>
      <span className={styles["hidden"]}>{says}</span>
    </span>
  );
}

/** After a provision's words: this device keeps a draft on it, which nobody else has seen. */
export function DraftMark({ node }: { readonly node: string }): ReactNode {
  const selection = use(SelectionContext);
  return useHasDraft(node) ? (
    <span className={styles["draft"]}>
      <Button look="plain" onPress={() => selection.write(node)}>
        <FormattedMessage id="text.draft" />
      </Button>
    </span>
  ) : null;
}
