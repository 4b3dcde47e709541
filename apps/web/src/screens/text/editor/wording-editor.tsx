import { history, redo, undo } from "prosemirror-history";
import { baseKeymap } from "prosemirror-commands";
import { keymap } from "prosemirror-keymap";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { type ReactNode, startTransition, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { FormattedMessage, useIntl } from "react-intl";

import type { Act } from "@longtable/protocol";
import type { WordingRun } from "@longtable/text";
import { type Place, type Typed, cellsOf, changesOf } from "@longtable/text/wording";
import { useCall } from "../../../bridge/use-view.ts";
import { Button } from "../../../design/button.tsx";
import { Tick } from "../../../design/tick.tsx";
import { useInk, useShortNames } from "../sides.tsx";
import { useTablePlace } from "../table-place.ts";
import { draftOf, typedOf } from "./draft.ts";
import styles from "./wording-editor.module.css";
import { cursorCell, paragraphOf, retype, typedIn, writing } from "./writing.ts";

interface WordingEditorProps {
  readonly place: Place;
  readonly runs: readonly WordingRun[];
  readonly onClose: () => void;
}

/** How long after the last key a draft is kept. */
const PAUSE = 300;

/**
 * Writing on one provision: what is typed becomes an insertion, a deletion or a replacement in one's own ink. It is kept
 * on this device; nobody else sees it until it is tabled.
 */
export function WordingEditor({ place, runs, onClose }: WordingEditorProps): ReactNode {
  const table = useTablePlace();
  const intl = useIntl();
  const call = useCall();
  const inkOf = useInk();
  const shortNames = useShortNames();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const cells = useMemo(() => cellsOf(runs), [runs]);
  const [typed, setTyped] = useState<readonly Typed[]>([]);
  const [lost, setLost] = useState<readonly string[]>([]);
  const [isLiteral, setLiteral] = useState(false);
  const [where, setWhere] = useState(0);
  const { text } = table.place;
  const label = intl.formatMessage({ id: "text.write.label" });

  const [shared, setShared] = useState<"text.write.share" | "text.write.isShared" | "text.write.notShared">(
    "text.write.share",
  );
  const [isKept, setKept] = useState(true);

  const keep = useEffectEvent(async (what: readonly Typed[]) => {
    await call("keepDraft", draftOf(text, place, cells, what));
    setKept(true);
  });
  const toTable = useEffectEvent(() => tableIt());
  const close = useEffectEvent(onClose);
  const draw = useEffectEvent((bracket: Parameters<typeof inkOf>[0]) => ({
    ink: inkOf(bracket),
    short: shortNames(bracket),
  }));

  useEffect(() => {
    const mount = host.current;
    if (mount === null) return;
    let pause: ReturnType<typeof setTimeout> | null = null;
    let isGone = false;
    const classes = { ...styles };
    const drawn = (bracket: Parameters<typeof inkOf>[0]) => draw(bracket);
    const editor = new EditorView(mount, {
      state: EditorState.create({
        doc: paragraphOf(cells, drawn),
        plugins: [
          history(),
          keymap({
            "Mod-z": undo,
            "Mod-y": redo,
            "Shift-Mod-z": redo,
            "Mod-Enter": () => (toTable(), true),
            Escape: () => (close(), true),
            Enter: () => true,
            "Shift-Enter": () => true,
          }),
          keymap({
            Backspace: baseKeymap["Backspace"] ?? (() => false),
            Delete: baseKeymap["Delete"] ?? (() => false),
          }),
          writing(cells, drawn, classes),
        ],
      }),
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label, spellcheck: "true" },
      handleDOMEvents: {
        // Only words come in: whatever else a clipboard holds stays outside.
        paste: (target, event) => {
          event.preventDefault();
          const words = (event.clipboardData?.getData("text/plain") ?? "").replaceAll(/\s*[\r\n]+\s*/gu, " ");
          if (words !== "") target.dispatch(target.state.tr.insertText(words).scrollIntoView());
          return true;
        },
        drop: (_, event) => (event.preventDefault(), true),
        keydown: (_, event) => {
          event.stopPropagation();
          return false;
        },
      },
      dispatchTransaction: (transaction) => {
        const state = editor.state.apply(transaction);
        editor.updateState(state);
        if (!transaction.docChanged) {
          setWhere(cursorCell(state));
          return;
        }
        const now = typedIn(state);
        // The ink first, the buttons below it after.
        startTransition(() => {
          setTyped(now);
          setKept(false);
        });
        if (pause !== null) clearTimeout(pause);
        pause = setTimeout(() => {
          pause = null;
          void keep(now);
        }, PAUSE);
      },
    });
    view.current = editor;
    const resume = async (): Promise<void> => {
      const drafts = await call("drafts", { text });
      const draft = drafts.find((one) => one.node === place.node && one.field === place.field);
      if (draft === undefined || isGone) return;
      const found = typedOf(cells, draft);
      setLost(found.lost);
      editor.dispatch(retype(editor.state, found.typed).setMeta("addToHistory", false));
    };
    void resume();
    editor.focus();
    return () => {
      isGone = true;
      if (pause !== null) {
        clearTimeout(pause);
        void keep(typedIn(editor.state));
      }
      view.current = null;
      editor.destroy();
    };
  }, [cells, call, text, place.node, place.field, label]);

  const hasSigns = typed.some((one) => /[[\]]/u.test(one.text));

  function tableIt(): void {
    // As it stands in the editor now: the page's own copy may be a key behind.
    const written = view.current === null ? typed : typedIn(view.current.state);
    const acts = changesOf(cells, place, written, isLiteral).map((change): Act => ({
      type: "text.propose",
      text,
      change,
    }));
    if (acts.length === 0) return;
    table.propose(acts, () => {
      void call("keepDraft", draftOf(text, place, cells, []));
      onClose();
    });
  }

  const divide = (): void => {
    const cell = cells[where];
    if (cell === undefined) return;
    const before = { piece: cell.piece, at: cell.at };
    table.propose([{ type: "text.propose", text, change: { kind: "split", before } }], onClose);
  };

  /** Says in caucus how the wording would read: for one's own side, behind its own door. */
  const share = async (): Promise<void> => {
    const words = view.current?.state.doc.textContent ?? "";
    const done = await call("act", {
      room: "caucus",
      act: { type: "words.say", text: intl.formatMessage({ id: "text.write.shared" }, { words }) },
    });
    setShared(done.ok ? "text.write.isShared" : "text.write.notShared");
  };

  const discard = (): void => {
    void call("keepDraft", draftOf(text, place, cells, []));
    onClose();
  };

  return (
    <div className={styles["editor"]} data-ink={table.ink}>
      <div ref={host} className={styles["words"]} dir="auto" />
      {lost.length === 0 ? null : (
        <p className={styles["soft"]}>
          <FormattedMessage id="text.write.lost" values={{ words: lost.join(" … ") }} />
        </p>
      )}
      {hasSigns ? (
        <Tick isOn={isLiteral} onChange={setLiteral}>
          <FormattedMessage id="text.write.literal" />
        </Tick>
      ) : null}
      <div className={styles["acts"]}>
        {typed.length === 0 ? null : (
          <Button look="primary" onPress={tableIt}>
            <FormattedMessage id="text.write.table" />
          </Button>
        )}
        {typed.length > 0 || where <= 0 || where >= cells.length || place.field !== "body" ? null : (
          <Button onPress={divide}>
            <FormattedMessage id="text.write.divide" />
          </Button>
        )}
        <Button onPress={onClose}>
          <FormattedMessage id={typed.length === 0 ? "text.margin.close" : "text.write.keep"} />
        </Button>
        {typed.length === 0 || table.room !== "table" ? null : (
          <Button onPress={share}>
            <FormattedMessage id={shared} />
          </Button>
        )}
        {typed.length === 0 ? null : (
          <Button look="plain" onPress={discard}>
            <FormattedMessage id="text.write.discard" />
          </Button>
        )}
        <span className={styles["soft"]}>
          <FormattedMessage id={isKept ? "text.write.private" : "text.write.keeping"} />
        </span>
      </div>
    </div>
  );
}
