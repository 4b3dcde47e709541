import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";

import type { Cell, Typed } from "@longtable/text/wording";

import { type DrawBracket, paragraphOf, retype, typedIn, writing } from "./writing.ts";

interface EditorOptions {
  readonly cells: readonly Cell[];
  /** What was typed on these words before. */
  readonly typed: readonly Typed[];
  readonly label: string;
  readonly draw: DrawBracket;
  readonly classes: Readonly<Record<string, string>>;
  readonly onTyped: (state: EditorState) => void;
  readonly onMoved: (state: EditorState) => void;
  readonly onTable: () => void;
  readonly onClose: () => void;
}

/** Opens an editor of one line's words in an element, with the cursor behind them all. Whoever opened it destroys it. */
export function openEditor(mount: HTMLElement, options: EditorOptions): EditorView {
  const { cells, typed, label, draw, classes } = options;
  const fresh = EditorState.create({
    doc: paragraphOf(cells, draw),
    plugins: [
      history(),
      keymap({
        "Mod-z": undo,
        "Mod-y": redo,
        "Shift-Mod-z": redo,
        "Mod-Enter": () => (options.onTable(), true),
        Escape: () => (options.onClose(), true),
        Enter: () => true,
        "Shift-Enter": () => true,
      }),
      keymap({
        Backspace: baseKeymap["Backspace"] ?? (() => false),
        Delete: baseKeymap["Delete"] ?? (() => false),
      }),
      writing(cells, draw, classes),
    ],
  });
  const editor = new EditorView(mount, {
    // What was typed before is no step of its own that could be undone.
    state: typed.length === 0 ? fresh : fresh.apply(retype(fresh, typed).setMeta("addToHistory", false)),
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
      if (transaction.docChanged) options.onTyped(state);
      else options.onMoved(state);
    },
  });
  editor.focus();
  return editor;
}

/**
 * Goes a key's way once and back, before the browser draws again: all that it needs is compiled and laid out by then, so that
 * the first key somebody types has its ink as soon as the others. Leaves whoever has begun to write alone.
 */
export function rehearse(editor: EditorView): void {
  const { state } = editor;
  if (editor.composing || typedIn(state).length > 0) return;
  editor.updateState(state.apply(state.tr.insertText("e")));
  editor.updateState(state);
}
