import type { TabledItem } from "../tabled.ts";
import type { Inline, ManuscriptBracket, ManuscriptNote } from "./manuscript.ts";
import { barePlaceholders, isPlaceholder } from "./placeholder.ts";

/** What is needed to turn a field's items into a tree's. */
export interface ItemContext {
  readonly brackets: readonly ManuscriptBracket[];
  readonly notes: readonly ManuscriptNote[];
  /** The number of the footnote's node; asked once for each mark, in order. */
  readonly anchor: (mark: string) => number | undefined;
}

/** Turns a field's items into a tree's. Notes become one piece, or several where a bracket stands in them. */
export function tabledItems(inlines: readonly Inline[], context: ItemContext): readonly TabledItem[] {
  const items: TabledItem[] = [];
  const open: number[] = [];
  let note: string | undefined;
  const flushNote = (): void => {
    if (note !== undefined && note !== "")
      items.push(isPlaceholder(note.replaceAll(/^\{|\}$/gu, "")) ? { placeholder: note } : { note });
    note = note === undefined ? undefined : "";
  };
  const words = (text: string): void => {
    if (note !== undefined) note += text;
    else if (context.brackets[open.at(-1) ?? -1]?.isPlaceholder === true && text.trim() !== "")
      items.push({ placeholder: text });
    else for (const item of splitPlaceholders(text)) items.push(item);
  };
  for (const inline of inlines) {
    switch (inline.kind) {
      case "words":
      case "ref":
        words(inline.text);
        break;
      case "attribution":
        break;
      case "literal":
        if (note === undefined) items.push({ literal: inline.text });
        else note += inline.text;
        break;
      case "open":
        flushNote();
        open.push(inline.bracket);
        items.push({ open: inline.bracket });
        break;
      case "close":
        flushNote();
        open.splice(open.lastIndexOf(inline.bracket), 1);
        items.push({ close: inline.bracket });
        break;
      case "mark":
        flushNote();
        items.push({ mark: inline.sign === "[" || inline.sign === "［" ? "[" : "]" });
        break;
      case "noteOpen":
        note = "{";
        break;
      case "noteClose":
        note = `${note ?? ""}}`;
        flushNote();
        note = undefined;
        break;
      case "footnote": {
        flushNote();
        const anchor = context.anchor(inline.mark);
        if (anchor === undefined) items.push({ note: `(fn ${inline.mark})` });
        else items.push({ anchor });
        break;
      }
      case "comment": {
        flushNote();
        const comment = context.notes.find(({ kind, mark }) => kind === "comment" && mark === inline.mark);
        const text = comment?.body.map((part) => (part.kind === "words" ? part.text : "")).join("") ?? "";
        if (comment !== undefined)
          items.push({
            note: text,
            ...(comment.author === undefined || comment.author === "" ? {} : { by: comment.author }),
          });
        break;
      }
      default:
        inline satisfies never;
    }
  }
  return joined(items);
}

function splitPlaceholders(text: string): readonly TabledItem[] {
  const items: TabledItem[] = [];
  let at = 0;
  for (const { from, to } of barePlaceholders(text)) {
    if (from > at) items.push(text.slice(at, from));
    items.push({ placeholder: text.slice(from, to) });
    at = to;
  }
  if (at < text.length) items.push(text.slice(at));
  return items;
}

/** Words that stand together are one piece. */
function joined(items: readonly TabledItem[]): readonly TabledItem[] {
  const result: TabledItem[] = [];
  for (const item of items) {
    const last = result.at(-1);
    if (typeof item === "string" && typeof last === "string") result[result.length - 1] = last + item;
    else if (item !== "") result.push(item);
  }
  return result;
}
