import type { TabledBracket, TabledItem, TabledNode, TabledText } from "../tabled.ts";
import { movesIn } from "./rearranged-tree.ts";
import type { Inline, Manuscript, ManuscriptBlock, ManuscriptBracket, ManuscriptNote } from "./manuscript.ts";

/**
 * Lays a tree out for writing. Every bracket is drawn, with its holders; an option that only words made is drawn by its label, without
 * brackets; a reservation that a footnote tells of is told by the footnote.
 */
export function manuscriptFrom(
  tabled: TabledText,
  options: { readonly alleged: boolean } = { alleged: true },
): Manuscript {
  const moves = moveNames(tabled);
  const brackets = tabled.brackets.map((bracket, at) => {
    const move = moves.get(at);
    return { ...bracketOf(bracket, options.alleged), ...(move === undefined ? {} : { move }) };
  });
  const depths = depthsOf(tabled);
  const blocks: ManuscriptBlock[] = [];
  const blockOf = blockNumbers(tabled);
  const notes: ManuscriptNote[] = [];
  const children = Map.groupBy(
    tabled.nodes.map((_, at) => at),
    (at) => tabled.nodes[at]?.parent ?? -1,
  );
  const columns = new Map(
    [...children.values()].flatMap((siblings) => siblings.map((at, column) => [at, column] as const)),
  );
  const laying: Laying = { tabled, blocks, notes, blockOf, marks: new Map(), tables: new Map(), columns };
  const lay = (at: number): void => {
    const node = tabled.nodes[at];
    if (node === undefined || node.kind === "footnote") return;
    const from = blocks.length;
    layNode(laying, at, depths[at] ?? 0);
    for (const child of children.get(at) ?? []) lay(child);
    const closing = (node.after ?? []).flatMap((bracket) => drawn(tabled, { close: bracket }));
    if (closing.length > 0) closeAfter(blocks, from, closing);
  };
  for (const root of children.get(-1) ?? []) lay(root);
  tabled.nodes.forEach((node, at) => {
    if (node.kind !== "footnote") return;
    notes.push({ kind: "footnote", mark: markOf(laying, at), body: inlinesOf(laying, node.body ?? []) });
  });
  return { blocks, brackets, notes };
}

/** A name for each move that the tree shows, by the brackets of its two ends. */
function moveNames(tabled: TabledText): ReadonlyMap<number, string> {
  return new Map(
    [...movesIn(tabled)].flatMap(([come, gone], at) => [
      [come, `move${at + 1}`],
      [gone, `move${at + 1}`],
    ]),
  );
}

interface Laying {
  readonly tabled: TabledText;
  readonly blocks: ManuscriptBlock[];
  readonly notes: ManuscriptNote[];
  readonly blockOf: readonly number[];
  readonly marks: Map<number, string>;
  readonly tables: Map<number, number>;
  /** How many siblings stand before each node. */
  readonly columns: ReadonlyMap<number, number>;
}

const HEADED = new Set<TabledNode["kind"]>(["title", "preamble", "part", "chapter", "section", "article", "annex"]);

function layNode(laying: Laying, at: number, depth: number): void {
  const { tabled, blocks } = laying;
  const node = tabled.nodes[at];
  if (node === undefined || node.kind === "table" || node.kind === "row") {
    // A row has no words; what opens before it opens before its first cell.
    return;
  }
  const before = pendingBefore(tabled, at);
  const options = before.filter((bracket) => tabled.brackets[bracket]?.option !== undefined);
  const opened = (list: readonly number[]): readonly Inline[] =>
    list.flatMap((bracket) => drawn(tabled, { open: bracket }));
  const label = inlinesOf(laying, node.label ?? []);
  const heading = inlinesOf(laying, node.heading ?? []);
  const body = inlinesOf(laying, node.body ?? []);
  const isHeading = HEADED.has(node.kind);
  let rest = before;
  options.forEach((option, index) => {
    const place = rest.indexOf(option);
    const bracket = tabled.brackets[option];
    const isLast = index === options.length - 1;
    const choice =
      bracket?.choice === undefined
        ? undefined
        : { id: bracket.choice, inferred: tabled.choices[bracket.choice]?.inferred ?? false };
    const isAlone = !isLast || isHeading || label.length > 0;
    blocks.push({
      kind: "option",
      depth: depth + index,
      ...(choice === undefined ? {} : { choice }),
      before: opened(rest.slice(0, place)),
      label: [{ kind: "words", text: bracket?.option ?? "" }],
      body: isAlone ? [] : [...opened(rest.slice(place + 1)), ...body],
    });
    rest = isAlone ? rest.slice(place + 1) : [];
  });
  if (options.length > 0 && !isHeading && label.length === 0) return;
  const base = { depth: depth + options.length, before: opened(rest), label };
  if (isHeading) {
    blocks.push({ ...base, kind: "heading", rank: Math.min(depth + 1, 6), body: heading });
    if (body.length > 0) blocks.push({ kind: "paragraph", depth: depth + 1, before: [], label: [], body });
  } else
    blocks.push({
      ...base,
      kind: node.kind === "cell" ? "cell" : "paragraph",
      ...cellOf(laying, at),
      body: [...heading, ...body],
    });
}

/** What opens before a node, and before the table or row that it is the first cell of. */
function pendingBefore(tabled: TabledText, at: number): readonly number[] {
  const node = tabled.nodes[at];
  if (node?.kind !== "cell") return node?.before ?? [];
  const row = tabled.nodes[node.parent];
  const isFirstCell = at === node.parent + 1;
  const table = row === undefined ? undefined : tabled.nodes[row.parent];
  const isFirstRow = row !== undefined && node.parent === row.parent + 1;
  return [
    ...(isFirstCell && isFirstRow ? (table?.before ?? []) : []),
    ...(isFirstCell ? (row?.before ?? []) : []),
    ...(node.before ?? []),
  ];
}

function cellOf({ tabled, tables, columns }: Laying, at: number): Pick<ManuscriptBlock, "cell"> {
  const node = tabled.nodes[at];
  const row = tabled.nodes[node?.parent ?? -1];
  if (node?.kind !== "cell" || row?.kind !== "row") return {};
  const number = tables.get(row.parent) ?? tables.size;
  tables.set(row.parent, number);
  return { cell: { table: number, row: node.parent, column: columns.get(at) ?? 0 } };
}

/** Puts closing brackets after the last block that was laid since a place; where none was, a block of their own holds them. */
function closeAfter(blocks: ManuscriptBlock[], from: number, closing: readonly Inline[]): void {
  const last = blocks.at(-1);
  if (last === undefined || blocks.length <= from)
    blocks.push({ kind: "paragraph", depth: 0, before: [], label: [], body: closing });
  else blocks[blocks.length - 1] = { ...last, body: [...last.body, ...closing] };
}

/** An option by words and a reservation told by a footnote draw no bracket. */
function drawn(
  { brackets }: TabledText,
  item: { readonly open: number } | { readonly close: number },
): readonly Inline[] {
  const bracket = "open" in item ? item.open : item.close;
  if (brackets[bracket]?.shown === "words") return [];
  return ["open" in item ? { kind: "open", bracket } : { kind: "close", bracket }];
}

/** The mark of a footnote that the file does not have: shown as it is. */
const LOST_MARK = /^\(fn [^()]*\)$/u;

function inlinesOf(laying: Laying, items: readonly TabledItem[]): readonly Inline[] {
  const { tabled, blockOf } = laying;
  let isInNote = false;
  return items.flatMap((item): readonly Inline[] => {
    if (typeof item === "string") return [{ kind: "words", text: item }];
    if ("literal" in item) return [{ kind: "literal", text: item.literal }];
    if ("open" in item || "close" in item) return optionWords(tabled, item);
    if ("mark" in item) return [{ kind: "mark", sign: item.mark }];
    if ("placeholder" in item) return braced(item.placeholder);
    if ("note" in item) {
      if (item.by !== undefined) return [comment(laying, item.by, item.note)];
      // A file's note keeps the braces it had, and a part of one that a bracket parts has one of them or none. A delegation's has none.
      const signs = item.note.replaceAll(/[^{}]/gu, "");
      if (signs === "" && !isInNote && !LOST_MARK.test(item.note)) return inBraces(item.note);
      if (signs !== "") isInNote = signs.endsWith("{");
      return braced(item.note);
    }
    if ("ref" in item) return [{ kind: "ref", block: blockOf[item.ref] ?? 0, text: item.form }];
    if ("anchor" in item) return [{ kind: "footnote", mark: markOf(laying, item.anchor) }];
    return [];
  });
}

/** An option inside a paragraph is told by its label too. */
function optionWords(
  tabled: TabledText,
  item: { readonly open: number } | { readonly close: number },
): readonly Inline[] {
  const option = "open" in item ? tabled.brackets[item.open]?.option : undefined;
  return option === undefined ? drawn(tabled, item) : [...drawn(tabled, item), { kind: "words", text: `${option} ` }];
}

/** A note that somebody is named for is a comment: the formats that have comments show it as one. */
function comment({ notes }: Laying, author: string, words: string): Inline {
  const mark = String(notes.filter(({ kind }) => kind === "comment").length + 1);
  notes.push({ kind: "comment", mark, author, body: [{ kind: "words", text: words }] });
  return { kind: "comment", mark };
}

/** Words as a note: what a reader must not take for words of the text. */
function inBraces(text: string): readonly Inline[] {
  return [{ kind: "noteOpen" }, { kind: "words", text }, { kind: "noteClose" }];
}

/** Notes keep their braces in a tree where the file had them. A part of a note that a bracket stands in has one of them. */
function braced(text: string): readonly Inline[] {
  return Array.from(text.matchAll(/[{}]|[^{}]+/gu), ([part]): Inline => {
    if (part === "{") return { kind: "noteOpen" };
    return part === "}" ? { kind: "noteClose" } : { kind: "words", text: part };
  });
}

function markOf({ tabled, marks }: Laying, at: number): string {
  const known = marks.get(at);
  if (known !== undefined) return known;
  const label = (tabled.nodes[at]?.label ?? [])
    .map((item) => (typeof item === "string" ? item : ""))
    .join("")
    .trim();
  const mark = label === "" ? String(marks.size + 1) : label;
  marks.set(at, mark);
  return mark;
}

function bracketOf({ change, shown, names = [], choice, date }: TabledBracket, alleged: boolean): ManuscriptBracket {
  // Whoever is named beside a reservation holds it; nobody puts forward words that stand.
  const stance = (side: "for" | "against"): "for" | "against" | "reserves" =>
    change === "reserve" ? "reserves" : side;
  return {
    change: change === "delete" ? "delete" : shown === "typed" || change === "reserve" ? "bracket" : "insert",
    holders: names.map(({ name, side }) => ({ name, stance: stance(side) })),
    alleged,
    typed: false,
    isPlaceholder: false,
    ...(choice === undefined ? {} : { group: choice }),
    ...(date === undefined ? {} : { date }),
  };
}

/** How deep each node stands, options and all: an option without words of its own stands between. */
function depthsOf({ nodes, brackets }: TabledText): readonly number[] {
  const depths: number[] = [];
  const openOptions: { readonly bracket: number; readonly parent: number }[] = [];
  nodes.forEach((node, at) => {
    const own = (node.before ?? []).filter((bracket) => brackets[bracket]?.option !== undefined);
    const around = openOptions.filter(({ parent }) => parent === node.parent).length;
    const parent = node.parent < 0 ? 0 : (depths[node.parent] ?? 0) + 1;
    depths[at] = parent + around;
    for (const bracket of own) openOptions.push({ bracket, parent: node.parent });
    for (const bracket of node.after ?? []) {
      const index = openOptions.findIndex((option) => option.bracket === bracket);
      if (index >= 0) openOptions.splice(index, 1);
    }
  });
  return depths;
}

/** The block that each node's words will be in; for tables and rows, that of their first cell. */
function blockNumbers({ nodes, brackets }: TabledText): readonly number[] {
  const numbers: number[] = [];
  let next = 0;
  for (const node of nodes) {
    numbers.push(next);
    if (node.kind === "footnote" || node.kind === "table" || node.kind === "row") continue;
    const options = (node.before ?? []).filter((bracket) => brackets[bracket]?.option !== undefined).length;
    const isHeading = HEADED.has(node.kind);
    const isMerged = options > 0 && !isHeading && (node.label?.length ?? 0) === 0;
    next += isMerged ? options : options + 1 + (isHeading && (node.body?.length ?? 0) > 0 ? 1 : 0);
  }
  return numbers;
}
