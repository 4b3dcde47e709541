import type { EditorView } from "prosemirror-view";
import { type ReactNode, use, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import type { Act } from "@longtable/protocol";
import type { WordingRun } from "@longtable/text";
import type { TextDraft } from "../../../worker/text-drafts.ts";
import { type Place, type Typed, cellsOf, changesOf, partsOf } from "@longtable/text/wording";
import { useCall } from "../../../bridge/use-view.ts";
import { Tick } from "../../../design/tick.tsx";
import { MarksContext } from "../marks.ts";
import { useInk, useShortNames } from "../sides.tsx";
import { useTablePlace } from "../table-place.ts";
import { Wording } from "../wording.tsx";
import { DraftKeeper } from "./draft-keeper.ts";
import { draftOf } from "./draft.ts";
import { openEditor, rehearse } from "./open-editor.ts";
import { type KeptDraft, useKeptDraft } from "./use-kept-draft.ts";
import styles from "./wording-editor.module.css";
import { WritingActs } from "./writing-acts.tsx";
import { Written, useWritten } from "./written.ts";
import { type DrawBracket, chosenCells, cursorCell, typedIn } from "./writing.ts";

interface WordingEditorProps {
  readonly place: Place;
  readonly runs: readonly WordingRun[];
  readonly onClose: () => void;
}

/**
 * Writing on one provision: what is typed becomes an insertion, a deletion or a replacement in one's own ink. It is kept
 * on this device; nobody else sees it until it is tabled.
 */
export function WordingEditor({ place, runs, onClose }: WordingEditorProps): ReactNode {
  const cells = useMemo(() => cellsOf(runs), [runs]);
  const draft = useKeptDraft(useTablePlace().place.text, place, cells);
  // Nothing is typed before the draft is there: its places are those of the words alone.
  return draft === null ? <Wording runs={runs} /> : <Editor place={place} draft={draft} onClose={onClose} />;
}

/** The editor on words that stay as they are: when others change them, another takes its place. */
function Editor({
  place,
  draft,
  onClose,
}: {
  readonly place: Place;
  readonly draft: KeptDraft;
  readonly onClose: () => void;
}): ReactNode {
  const table = useTablePlace();
  const intl = useIntl();
  const call = useCall();
  const inkOf = useInk();
  const shortNames = useShortNames();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const marks = use(MarksContext);
  const [written] = useState(() => new Written());
  const keepDraft = async (kept: TextDraft): Promise<void> => {
    await call("keepDraft", kept);
    marks.setDraft(kept.node, kept.changes.length > 0);
  };
  const [keeper] = useState(() => new DraftKeeper(keepDraft, (isKept) => written.setKept(isKept)));
  const [isLiteral, setLiteral] = useState(false);
  const { cells, lost } = draft;
  const { text } = table.place;
  const label = intl.formatMessage({ id: "text.write.label" });

  const close = useEffectEvent(onClose);
  const toTable = useEffectEvent(() => tableIt());
  const draw: DrawBracket = useEffectEvent((bracket) => ({ ink: inkOf(bracket), short: shortNames(bracket) }));
  const asDraft = (typed: readonly Typed[]) => draftOf(text, place, cells, typed);
  const draftNow = useEffectEvent(asDraft);

  useEffect(() => {
    const mount = host.current;
    if (mount === null) return;
    const editor = openEditor(mount, {
      cells,
      typed: draft.typed,
      label,
      draw: (bracket) => draw(bracket),
      classes: { ...styles },
      onTyped: (state) => {
        const typed = typedIn(state);
        written.set({
          isTyped: typed.length > 0,
          hasSigns: typed.some((one) => /[[\]]/u.test(one.text)),
          mayDivide: false,
          mayReserve: false,
        });
        keeper.change(() => draftNow(typed));
      },
      onMoved: (state) => {
        const { isTyped } = written.now;
        const [from, to] = chosenCells(state);
        written.set({
          mayDivide: !isTyped && from === to && from > 0 && from < cells.length,
          mayReserve: !isTyped && partsOf(cells, from, to).length > 0,
        });
      },
      onTable: () => toTable(),
      onClose: () => close(),
    });
    const typed = typedIn(editor.state);
    written.set({ isTyped: typed.length > 0, hasSigns: typed.some((one) => /[[\]]/u.test(one.text)) });
    view.current = editor;
    const rehearsal = setTimeout(() => rehearse(editor));
    // The page may go at any moment, and be gone for good.
    const keepNow = (): void => keeper.keepNow();
    globalThis.addEventListener("pagehide", keepNow);
    document.addEventListener("visibilitychange", keepNow);
    return () => {
      clearTimeout(rehearsal);
      globalThis.removeEventListener("pagehide", keepNow);
      document.removeEventListener("visibilitychange", keepNow);
      keepNow();
      view.current = null;
      editor.destroy();
    };
  }, [cells, draft.typed, label, written, keeper]);

  function tableIt(): void {
    if (view.current === null) return;
    const acts = changesOf(cells, place, typedIn(view.current.state), isLiteral).map((change): Act => ({
      type: "text.propose",
      text,
      change,
    }));
    if (acts.length > 0) table.propose(acts, discard);
  }

  function divide(): void {
    const cell = view.current === null ? undefined : cells[cursorCell(view.current.state)];
    if (cell === undefined) return;
    const before = { piece: cell.piece, at: cell.at };
    table.propose([{ type: "text.propose", text, change: { kind: "split", before } }], onClose);
  }

  function reserve(): void {
    if (view.current === null) return;
    const acts = partsOf(cells, ...chosenCells(view.current.state)).map((part): Act => ({
      type: "text.reserve",
      text,
      target: [part],
    }));
    if (acts.length > 0) table.propose(acts, onClose);
  }

  function discard(): void {
    keeper.drop();
    void keepDraft(asDraft([]));
    onClose();
  }

  return (
    <div className={styles["editor"]} data-ink={table.ink}>
      <div ref={host} className={styles["words"]} dir="auto" />
      {lost.length === 0 ? null : (
        <p className={styles["soft"]}>
          <FormattedMessage id="text.write.lost" values={{ words: lost.join(" … ") }} />
        </p>
      )}
      <Literal written={written} isOn={isLiteral} onChange={setLiteral} />
      <WritingActs
        written={written}
        words={() => view.current?.state.doc.textContent ?? ""}
        onTable={tableIt}
        onDivide={place.field === "body" ? divide : undefined}
        onReserve={reserve}
        onClose={onClose}
        onDiscard={discard}
      />
    </div>
  );
}

/** Asks whether typed brackets are mere characters, where some were typed. */
function Literal({
  written,
  isOn,
  onChange,
}: {
  readonly written: Written;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}): ReactNode {
  return useWritten(written).hasSigns ? (
    <Tick isOn={isOn} onChange={onChange}>
      <FormattedMessage id="text.write.literal" />
    </Tick>
  ) : null;
}
