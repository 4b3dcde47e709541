import type { TabledItem, TabledText } from "../tabled.ts";
import { readReservation } from "./attribution.ts";
import { type GrowingNode, frozenNode, newNode } from "./growing-node.ts";
import { type InlineReader, inlineReader } from "./inlines.ts";
import type { Inline, ManuscriptNote } from "./manuscript.ts";
import { commentsOf, computedLabel, footnotesOf, trimmed } from "./manuscript-of.ts";
import { nodeKind } from "./node-kind.ts";
import { isNoText } from "./option-label.ts";
import type { OutlineChoice, OutlineEntry, OutlineNode } from "./outline.ts";
import type { Reading } from "./read.ts";
import { linkReferences } from "./references.ts";
import { type GrowingBrackets, addOption, tabledBrackets } from "./tabled-brackets.ts";
import { tabledItems } from "./tabled-items.ts";
import { withoutUnused } from "./used-brackets.ts";
import { settleWholeNodes } from "./whole-nodes.ts";

/** What is kept while a tree is made. */
interface Growing {
  readonly reading: Reading;
  readonly reader: InlineReader;
  readonly nodes: GrowingNode[];
  readonly made: GrowingBrackets;
  readonly footnotes: readonly ManuscriptNote[];
  readonly comments: readonly ManuscriptNote[];
  readonly anchored: Set<string>;
  /** Nodes that a footnote records a reservation on, with its bracket. */
  readonly reserved: { readonly node: number; readonly bracket: number }[];
  /** Brackets that opened before a label with no node of its own; the next node takes them. */
  pending: number[];
}

/**
 * The tree of a file that was read, as it is tabled: its words, brackets, choices, notes and references, all names in it alleged. Marks
 * of suspect pairs come unpaired. Equal files give equal trees.
 */
export function tabledOf(reading: Reading): TabledText {
  const reader = inlineReader(reading);
  const growing: Growing = {
    reading,
    reader,
    nodes: [],
    made: tabledBrackets(reader.brackets),
    footnotes: footnotesOf(reading, reader),
    comments: commentsOf(reading),
    anchored: new Set(),
    reserved: [],
    pending: [],
  };
  addEntries(growing, reading.outline.children, -1);
  for (const footnote of growing.footnotes)
    if (!growing.anchored.has(footnote.mark)) addFootnote(growing, footnote, -1);
  pairReplacements(growing);
  settleWholeNodes(growing.nodes);
  for (const { node, bracket } of growing.reserved) {
    growing.nodes[node]?.before.push(bracket);
    growing.nodes[node]?.after.unshift(bracket);
  }
  linkReferences(growing.nodes);
  return withoutUnused({ nodes: growing.nodes.map(frozenNode), ...growing.made });
}

function addEntries(growing: Growing, entries: readonly OutlineEntry[], parent: number): void {
  for (let at = 0; at < entries.length; at += 1) {
    const entry = entries[at];
    if (entry === undefined) continue;
    if (entry.kind === "choice") addChoice(growing, entry.choice, parent);
    else if (entry.node.unit.block.cell === undefined) addNode(growing, entry.node, parent);
    else at = addTable(growing, entries, at, parent);
  }
}

function addNode(growing: Growing, { unit, children }: OutlineNode, parent: number): number {
  const { reader, nodes, reading } = growing;
  const words = reading.gathered.text.slice(unit.bodyFrom, unit.to);
  const kind = nodeKind(unit, words, nodes[parent]?.kind);
  const at = nodes.length;
  const node = newNode(kind, parent);
  nodes.push(node);
  takePending(growing, node);
  const leading = unit.label === undefined ? [] : reader.inlines(unit.from, unit.label.from);
  const written = unit.label === undefined ? [] : reader.inlines(unit.label.from, unit.label.to);
  const label: readonly Inline[] =
    unit.label === undefined && unit.name !== undefined ? computedLabel(unit.name) : written;
  for (const inline of leading) {
    if (inline.kind === "open" && node.label.length === 0) node.before.push(inline.bracket);
    else if (inline.kind !== "words" || inline.text.trim() !== "") addTo(node.label, itemsOf(growing, [inline], at));
  }
  addTo(node.label, itemsOf(growing, label, at));
  const body = itemsOf(growing, trimmed(reader.inlines(unit.bodyFrom, unit.to)), at);
  addTo(unit.kind === "heading" ? node.heading : node.body, withoutSpaceBeforeNotes(body));
  addEntries(growing, children, at);
  return at;
}

/** A space that parts the last words from a note about them is none of the words. */
function withoutSpaceBeforeNotes(items: readonly TabledItem[]): readonly TabledItem[] {
  const last = items.findLastIndex((item) => typeof item !== "object" || !("note" in item));
  const words = items[last];
  if (last === items.length - 1 || typeof words !== "string" || words.trim() === "") return items;
  return items.with(last, words.trimEnd());
}

/** Each option is a bracket; one that the file brackets by itself is that bracket, with the option's label. */
function addChoice(growing: Growing, { options }: OutlineChoice, parent: number): void {
  const { reader, made, nodes, reading } = growing;
  const { brackets } = reading;
  const choice = made.choices.length;
  const first = options[0]?.unit;
  const around = first?.label === undefined ? undefined : brackets.enclosing(first.label.from);
  made.choices.push({ inferred: first === undefined || around === undefined || around.open < first.from });
  for (const { unit, children } of options) {
    const leading = unit.label === undefined ? [] : reader.inlines(unit.from, unit.label.from);
    for (const inline of leading) {
      if (inline.kind === "open") growing.pending.push(inline.bracket);
    }
    // What stands in front of an option's label or in it and is no word of it comes right after it.
    const label = unit.label === undefined ? [] : reader.inlines(unit.label.from, unit.label.to);
    const marks = [...leading, ...label].filter(
      ({ kind }) => kind === "mark" || kind === "footnote" || kind === "comment",
    );
    const written =
      unit.label === undefined ? (unit.name ?? "") : reading.gathered.text.slice(unit.label.from, unit.label.to);
    const words = reading.gathered.text.slice(unit.bodyFrom, unit.to);
    const only = children[0];
    const childWords = only?.kind === "node" ? reading.gathered.text.slice(only.node.unit.from, only.node.unit.to) : "";
    const isChildNoText =
      words.trim() === "" &&
      children.length === 1 &&
      only?.kind === "node" &&
      only.node.children.length === 0 &&
      isPlainNoText(childWords);
    const isOwnNoText = children.length === 0 && isPlainNoText(words);
    const noText = isChildNoText ? childWords : isOwnNoText ? words : "";
    const option = addOption(made, choice, `${written}${noText === "" ? "" : ` ${noText.trim()}`}`);
    growing.pending.push(option);
    const from = nodes.length;
    const body = noText === "" ? trimmed(reader.inlines(unit.bodyFrom, unit.to)) : [];
    const isHolding = body.length > 0 || marks.length > 0 || noText !== "" || children.length === 0;
    if (isHolding) {
      const node = newNode(nodes[parent]?.kind === "preamble" ? "recital" : "text", parent);
      nodes.push(node);
      takePending(growing, node);
      addTo(node.body, itemsOf(growing, [...marks, ...body], from));
      if (noText === "") addEntries(growing, children, from);
    } else addEntries(growing, children, parent);
    closeOption(growing, option, from, parent);
  }
}

/** Words that say "No text" and hold no bracket or note of their own can be part of the option's label. */
function isPlainNoText(words: string): boolean {
  return isNoText(words) && !/[[\]［］{}]/u.test(words);
}

/** An option closes after the last node it holds that stands where it stands. */
function closeOption({ nodes }: Growing, option: number, from: number, parent: number): void {
  for (let at = nodes.length - 1; at >= from; at -= 1) {
    const node = nodes[at];
    if (node !== undefined && node.parent === parent && node.kind !== "footnote") {
      node.after.push(option);
      return;
    }
  }
}

function addTable(growing: Growing, entries: readonly OutlineEntry[], from: number, parent: number): number {
  const { nodes } = growing;
  const tableOf = (at: number): number | undefined => {
    const entry = entries[at];
    return entry?.kind === "node" ? entry.node.unit.block.cell?.table : undefined;
  };
  const table = nodes.length;
  const node = newNode("table", parent);
  nodes.push(node);
  takePending(growing, node);
  let row = -1;
  let lastRow: number | undefined;
  let at = from;
  for (; tableOf(at) !== undefined && tableOf(at) === tableOf(from); at += 1) {
    const entry = entries[at];
    if (entry?.kind !== "node") break;
    if (entry.node.unit.block.cell?.row !== lastRow) {
      row = nodes.length;
      nodes.push(newNode("row", table));
      lastRow = entry.node.unit.block.cell?.row;
    }
    addNode(growing, entry.node, row);
  }
  return at - 1;
}

/** One by one: a field may hold more items than a call takes arguments. */
function addTo<T>(list: T[], added: readonly T[]): void {
  for (const one of added) list.push(one);
}

function takePending(growing: Growing, node: GrowingNode): void {
  addTo(node.before, growing.pending);
  growing.pending = [];
}

function itemsOf(growing: Growing, inlines: readonly Inline[], node: number): GrowingNode["body"] {
  const { reader, comments, footnotes } = growing;
  return [
    ...tabledItems(inlines, {
      brackets: reader.brackets,
      notes: comments,
      anchor: (mark) => {
        const footnote = footnotes.find((note) => note.mark === mark);
        if (footnote === undefined || growing.anchored.has(mark)) return undefined;
        return addFootnote(growing, footnote, node);
      },
    }),
  ];
}

/** A footnote's brackets close in it. One that records a reservation brackets its provision besides, for those it names, alleged. */
function addFootnote(growing: Growing, footnote: ManuscriptNote, parent: number): number {
  const { nodes, reader, comments } = growing;
  growing.anchored.add(footnote.mark);
  const at = nodes.length;
  const node = newNode("footnote", parent);
  nodes.push(node);
  node.label.push(footnote.mark);
  addTo(
    node.body,
    tabledItems(closedWithin(footnote.body), { brackets: reader.brackets, notes: comments, anchor: () => undefined }),
  );
  reserve(growing, footnote, parent);
  return at;
}

function reserve({ made, reserved }: Growing, { body }: ManuscriptNote, node: number): void {
  const words = body
    .map((inline) => (inline.kind === "words" || inline.kind === "literal" ? inline.text : ""))
    .join("");
  const alleged = readReservation(words);
  if (alleged === undefined || node < 0) return;
  const names = alleged.map(({ name }) => ({ name, side: "against" as const }));
  reserved.push({ node, bracket: made.brackets.length });
  made.brackets.push({ change: "reserve", shown: "words", names, footnote: words });
}

/** In a footnote, a bracket whose partner stands outside is unpaired. */
function closedWithin(inlines: readonly Inline[]): readonly Inline[] {
  const opened = new Set(inlines.flatMap((inline) => (inline.kind === "open" ? [inline.bracket] : [])));
  const closed = new Set(inlines.flatMap((inline) => (inline.kind === "close" ? [inline.bracket] : [])));
  return inlines.map((inline): Inline => {
    if (inline.kind === "open" && !closed.has(inline.bracket)) return { kind: "mark", sign: "[" };
    if (inline.kind === "close" && !opened.has(inline.bracket)) return { kind: "mark", sign: "]" };
    return inline;
  });
}

/** Where a move puts words takes the place of where it took them from. */
function pairMoves({ brackets }: GrowingBrackets, reader: InlineReader): void {
  const sources = new Map<string, number>();
  reader.brackets.forEach(({ change, move }, at) => {
    if (move !== undefined && change === "delete") sources.set(move, at);
  });
  reader.brackets.forEach(({ change, move }, at) => {
    const source = move === undefined || change !== "insert" ? undefined : sources.get(move);
    const bracket = brackets[at];
    if (source !== undefined && bracket !== undefined) brackets[at] = { ...bracket, replaces: source };
  });
}

/** A tracked insertion right after a deletion by the same hand takes its place. */
function pairReplacements({ nodes, made, reader }: Growing): void {
  pairMoves(made, reader);
  for (const { body, heading } of nodes) {
    for (const field of [body, heading]) {
      field.forEach((item, at) => {
        const next = field[at + 1];
        if (typeof item !== "object" || !("close" in item) || typeof next !== "object" || !("open" in next)) return;
        const deleted = made.brackets[item.close];
        const inserted = made.brackets[next.open];
        const isPair = deleted?.change === "delete" && inserted?.change === "insert" && inserted.shown === "tracked";
        if (isPair && deleted.names?.[0]?.name === inserted.names?.[0]?.name && inserted.replaces === undefined) {
          made.brackets[next.open] = { ...inserted, replaces: item.close };
        }
      });
    }
  }
}
