import { ChangeSet, simplifyChanges } from "prosemirror-changeset";
import { type Mark, type Node, Schema } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

import type { Cell, Typed } from "@longtable/text/wording";

/** One paragraph of words, and of things among them; brackets around them are marks, as many as there are. */
const schema = new Schema({
  nodes: {
    doc: { content: "paragraph" },
    paragraph: { content: "inline*", toDOM: () => ["div", 0] },
    text: { group: "inline" },
    thing: {
      group: "inline",
      inline: true,
      atom: true,
      selectable: false,
      attrs: { says: {}, kind: {} },
      toDOM: ({ attrs }) => ["span", { "data-thing": String(attrs["kind"]) }, String(attrs["says"])],
    },
  },
  marks: {
    around: {
      attrs: { id: {}, ink: { default: null }, as: {}, over: { default: 0 }, depth: {} },
      excludes: "",
      inclusive: false,
      toDOM: ({ attrs }) => [
        "span",
        {
          "data-around": String(attrs["id"]),
          "data-as": String(attrs["as"]),
          "data-over": String(attrs["over"]),
          ...(attrs["ink"] === null ? {} : { "data-ink": String(attrs["ink"]) }),
        },
        0,
      ],
    },
  },
});

/** How a bracket is drawn while its words are written on. */
export interface Drawn {
  readonly ink: string | undefined;
  readonly short: string;
}
export type DrawBracket = (cell: Cell["around"][number]["run"]["bracket"]) => Drawn;

/** The wording as it stands, to be written on. */
export function paragraphOf(cells: readonly Cell[], draw: DrawBracket): Node {
  const children: Node[] = [];
  let from = 0;
  while (from < cells.length) {
    const cell = cells[from];
    if (cell === undefined) break;
    const marks = marksOf(cell, draw);
    if (cell.thing !== null) {
      children.push(schema.node("thing", { says: saysOf(cell.thing), kind: cell.thing.kind }, undefined, marks));
      from += 1;
      continue;
    }
    let to = from;
    let text = "";
    for (let next: Cell | undefined = cell; next !== undefined && next.thing === null && isSame(next, cell);) {
      text += next.text;
      to += 1;
      next = cells[to];
    }
    children.push(schema.text(text, marks));
    from = to;
  }
  return schema.node("doc", null, [schema.node("paragraph", null, children)]);
}

function marksOf({ around }: Cell, draw: DrawBracket): readonly Mark[] {
  return around.map(({ run }, depth) =>
    schema.mark("around", {
      id: run.bracket.id,
      ink: draw(run.bracket).ink ?? null,
      as: run.as,
      over: Math.min(3, around.length - 1 - depth),
      depth,
    }),
  );
}

function isSame(one: Cell, other: Cell): boolean {
  return one.around.length === other.around.length && one.around.every(({ run }, at) => run === other.around[at]?.run);
}

function saysOf(thing: NonNullable<Cell["thing"]>): string {
  switch (thing.kind) {
    case "placeholder":
      return `[${thing.text}]`;
    case "note":
      return `{${thing.text}}`;
    case "ref":
      return thing.text;
    case "anchor":
      return "*";
    case "mark":
      return thing.sign;
    case "trivia":
      return thing.text.trim() === "" ? " " : thing.text;
  }
}

interface Tracked {
  readonly changes: ChangeSet;
  readonly drawn: DecorationSet;
}
const KEY = new PluginKey<Tracked>("writing");

/** What was typed since the wording stood as it does in the text; whole words, where one was changed. */
export function typedIn(state: EditorState): readonly Typed[] {
  const tracked = KEY.getState(state);
  if (tracked === undefined) return [];
  return simplifyChanges(tracked.changes.changes, state.doc).map(({ fromA, toA, fromB, toB }) => ({
    from: Math.max(0, fromA - 1),
    to: Math.max(0, toA - 1),
    text: state.doc.textBetween(fromB, toB),
  }));
}

/**
 * Keeps what was typed apart from what stands, and draws it: the reader's own ink around new words, what would go struck
 * where it stood, and the brackets of the text at their places.
 */
export function writing(cells: readonly Cell[], draw: DrawBracket, classes: Readonly<Record<string, string>>): Plugin {
  const drawAll = (tracked: ChangeSet, doc: Node): DecorationSet => {
    const drawn = [...typedDecorations(cells, tracked, doc, classes), ...signs(cells, tracked, draw, classes)];
    return DecorationSet.create(doc, drawn);
  };
  return new Plugin<Tracked>({
    key: KEY,
    state: {
      init: (_, { doc }) => {
        const changes = ChangeSet.create(doc);
        return { changes, drawn: drawAll(changes, doc) };
      },
      apply: (transaction, before) => {
        if (!transaction.docChanged) return before;
        const changes = before.changes.addSteps(transaction.doc, transaction.mapping.maps, null);
        return { changes, drawn: drawAll(changes, transaction.doc) };
      },
    },
    props: { decorations: (state) => KEY.getState(state)?.drawn },
  });
}

function typedDecorations(
  cells: readonly Cell[],
  tracked: ChangeSet,
  doc: Node,
  classes: Readonly<Record<string, string>>,
): readonly Decoration[] {
  return simplifyChanges(tracked.changes, doc).flatMap(({ fromA, toA, fromB, toB }) => {
    const found: Decoration[] = [];
    if (toA > fromA) {
      const text = cells
        .slice(fromA - 1, toA - 1)
        .map((cell) => (cell.thing === null ? cell.text : saysOf(cell.thing)))
        .join("");
      const struck = (): HTMLElement => {
        const element = document.createElement("del");
        element.className = classes["gone"] ?? "";
        element.textContent = text;
        return element;
      };
      found.push(Decoration.widget(fromB, struck, { side: -1, key: `gone ${fromA} ${text}`, marks: [] }));
    }
    if (toB > fromB) found.push(Decoration.inline(fromB, toB, { nodeName: "ins", class: classes["typed"] ?? "" }));
    return found;
  });
}

/** The signs of brackets, where their words now begin and end. */
function signs(
  cells: readonly Cell[],
  tracked: ChangeSet,
  draw: DrawBracket,
  classes: Readonly<Record<string, string>>,
): readonly Decoration[] {
  const found: Decoration[] = [];
  const place = (index: number, isEnd: boolean): number => {
    let at = index + 1;
    for (const { fromA, toA, fromB, toB } of tracked.changes) {
      if (toA <= index + 1 && !(toA === fromA && fromA === index + 1 && isEnd)) at += toB - fromB - (toA - fromA);
      else if (fromA < index + 1) at = Math.min(at, toB);
    }
    return Math.max(1, at);
  };
  cells.forEach((cell, index) => {
    const [before, after] = [cells[index - 1], cells[index + 1]];
    cell.around.forEach(({ run }, depth) => {
      const { ink, short } = draw(run.bracket);
      const sign = (says: string, holder: string) => (): HTMLElement => {
        const element = document.createElement("span");
        element.className = classes["sign"] ?? "";
        element.contentEditable = "false";
        if (ink !== undefined) element.dataset["ink"] = ink;
        if (holder !== "") element.append(Object.assign(document.createElement("sup"), { textContent: holder }));
        element.append(says);
        return element;
      };
      if (before?.around[depth]?.run !== run) {
        found.push(
          Decoration.widget(place(index, false), sign("[", ""), {
            side: 1 + depth / 10,
            key: `[ ${index} ${depth}`,
            marks: [],
          }),
        );
      }
      if (after?.around[depth]?.run !== run) {
        found.push(
          Decoration.widget(place(index + 1, true), sign("]", short), {
            side: -1 - depth / 10,
            key: `] ${index} ${depth}`,
            marks: [],
          }),
        );
      }
    });
  });
  return found;
}

/** Writes what was typed before into the wording as it stands now. */
export function retype(state: EditorState, typed: readonly Typed[]): Transaction {
  const transaction = state.tr;
  for (const { from, to, text } of typed.toReversed()) {
    if (text === "") transaction.delete(from + 1, to + 1);
    else transaction.insertText(text, from + 1, to + 1);
  }
  return transaction.setSelection(TextSelection.atEnd(transaction.doc));
}

/** The index of the cell before which the cursor stands, where nothing was typed yet. */
export function cursorCell(state: EditorState): number {
  return state.selection.from - 1;
}

/** The indices between which the cells lie that are chosen, where nothing was typed yet: the same one twice for none. */
export function chosenCells({ selection }: EditorState): readonly [number, number] {
  return [selection.from - 1, selection.to - 1];
}
