import type { TabledItem, TabledName, TabledNode, TabledText } from "../tabled.ts";
import { withoutUnused } from "./used-brackets.ts";

/** A move, a split or a merger that is put forward, in a tree: it brackets no words, so that the tree by itself has no sign for it. */
export type TreeRearrangement = {
  readonly names: readonly TabledName[];
  readonly date: string;
} & (
  | {
      readonly kind: "move";
      readonly node: number;
      /** Where it would stand: before a node, or as the last under one; under -1, of the text. */
      readonly before: number | null;
      readonly under: number;
    }
  /** `words` would begin a provision of their own. */
  | { readonly kind: "split"; readonly node: number; readonly words: string }
  | { readonly kind: "merge"; readonly node: number; readonly next: number }
);

/** A tree with a note by its sponsors at each provision that is to be moved, divided or joined: no word and no bracket of it is other. */
export function withNotes(tree: TabledText, rearrangements: readonly TreeRearrangement[]): TabledText {
  const notes = Map.groupBy(rearrangements, ({ node }) => wordedNode(tree, node));
  return {
    ...tree,
    nodes: tree.nodes.map((node, at) => {
      const added = (notes.get(at) ?? []).map((one): TabledItem => {
        const by = one.names.map(({ name }) => name).join(", ");
        return { note: sentenceOf(tree, one), ...(by === "" ? {} : { by }) };
      });
      return added.length === 0 ? node : { ...node, body: [...(node.body ?? []), ...added] };
    }),
  };
}

/** A table and its rows have no words of their own: what is said of them is said in their first cell. */
function wordedNode({ nodes }: TabledText, node: number): number {
  let at = node;
  while (nodes[at]?.kind === "table" || nodes[at]?.kind === "row") at += 1;
  return at;
}

function sentenceOf(tree: TabledText, one: TreeRearrangement): string {
  switch (one.kind) {
    case "move": {
      if (one.before !== null) return `proposes to move this before ${titleOf(tree, one.before)}`;
      return `proposes to move this to the end of ${one.under < 0 ? "the text" : titleOf(tree, one.under)}`;
    }
    case "split":
      return `proposes to divide this: ${quoted(one.words)} would be a provision of its own`;
    case "merge":
      return `proposes to join this and ${titleOf(tree, one.next)}`;
  }
}

function titleOf({ nodes }: TabledText, node: number): string {
  const { label = [], heading = [], body = [] } = nodes[node] ?? {};
  return quoted([label, heading.length > 0 ? heading : body].map(wordsIn).join(" "));
}

/** So many characters name a provision in a note. */
const SHORT = 48;

/** Words in quotation marks, without signs that would be brackets or notes where they are read again. */
function quoted(words: string): string {
  const plain = words
    .replaceAll(/[[\]{}［］\\|]/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
  const points = Array.from(plain);
  return `"${
    points.length > SHORT
      ? `${points
          .slice(0, SHORT - 1)
          .join("")
          .trimEnd()}…`
      : plain
  }"`;
}

function wordsIn(items: readonly TabledItem[]): string {
  return items
    .map((item) => {
      if (typeof item === "string") return item;
      if ("literal" in item) return item.literal;
      if ("placeholder" in item) return item.placeholder;
      return "ref" in item ? item.form : "";
    })
    .join("");
}

/** A node in a tree that is laid anew: copies have no number of their own. */
interface Placed {
  readonly node: TabledNode;
  readonly from: number | null;
  readonly parent: Placed | null;
}

/**
 * A tree in which each provision to be moved stands twice, as Word shows a move: where it is, its deletion put forward, and where it would
 * be, put forward in that one's place. Moves that this cannot show come back in `others`: of or into tables, within or into what is
 * put forward itself, or of what another move shows twice already.
 */
export function withMoves(
  tree: TabledText,
  rearrangements: readonly TreeRearrangement[],
): { readonly tree: TabledText; readonly others: readonly TreeRearrangement[] } {
  const ends = tree.nodes.map((_, at) => endOf(tree, at));
  const covered = coveredNodes(tree);
  const used = new Set<number>();
  const others: TreeRearrangement[] = [];
  const brackets = [...tree.brackets];
  const wraps = new Map<number, number>();
  const arriving = new Map<number, { readonly source: number; readonly bracket: number; readonly under: number }[]>();
  for (const one of rearrangements) {
    const place = one.kind === "move" ? (one.before ?? ends[one.under] ?? tree.nodes.length) : -1;
    if (one.kind !== "move" || !isShowable(tree, one, { ends, covered, used })) {
      others.push(one);
      continue;
    }
    for (let at = one.node; at < (ends[one.node] ?? 0); at += 1) used.add(at);
    const change = { shown: "made" as const, names: one.names, date: one.date };
    const [gone, come] = [brackets.length, brackets.length + 1];
    brackets.push({ ...change, change: "delete" }, { ...change, change: "insert", replaces: gone });
    wraps.set(one.node, gone);
    const under = one.before === null ? one.under : (tree.nodes[one.before]?.parent ?? -1);
    arriving.set(place, [...(arriving.get(place) ?? []), { source: one.node, bracket: come, under }]);
  }
  if (wraps.size === 0) return { tree, others };
  const laid: Placed[] = [];
  const originals: Placed[] = [];
  for (let at = 0; at <= tree.nodes.length; at += 1) {
    for (const { source, bracket, under } of arriving.get(at) ?? [])
      laid.push(...copyOf(tree, source, ends[source] ?? source, { bracket, parent: originals[under] ?? null }));
    const node = tree.nodes[at];
    if (node === undefined) continue;
    const gone = wraps.get(at);
    const placed = {
      node: gone === undefined ? node : wrapped(node, gone),
      from: at,
      parent: originals[node.parent] ?? null,
    };
    originals[at] = placed;
    laid.push(placed);
  }
  return { tree: numbered(laid, { ...tree, brackets }), others };
}

/** The place after a node's last descendant. */
function endOf({ nodes }: TabledText, node: number): number {
  let at = node + 1;
  while (at < nodes.length && (nodes[at]?.parent ?? -1) >= node) at += 1;
  return at;
}

/** Nodes around which a bracket is open that begins with them or before them. */
function coveredNodes({ nodes }: TabledText): ReadonlySet<number> {
  const covered = new Set<number>();
  const open: { readonly bracket: number }[] = [];
  const ending: { readonly node: number; readonly after: readonly number[] }[] = [];
  const close = (bracket: number): void => {
    const at = open.findLastIndex((one) => one.bracket === bracket);
    if (at >= 0) open.splice(at, 1);
  };
  nodes.forEach((node, at) => {
    while (ending.length > 0 && ending.at(-1)?.node !== node.parent)
      for (const one of ending.pop()?.after ?? []) close(one);
    for (const bracket of node.before ?? []) open.push({ bracket });
    if (open.length > 0) covered.add(at);
    for (const item of [...(node.label ?? []), ...(node.heading ?? []), ...(node.body ?? [])]) {
      if (typeof item !== "object") continue;
      if ("open" in item) open.push({ bracket: item.open });
      if ("close" in item) close(item.close);
    }
    ending.push({ node: at, after: node.after ?? [] });
  });
  return covered;
}

function isShowable(
  { nodes }: TabledText,
  { node, before, under }: Extract<TreeRearrangement, { kind: "move" }>,
  {
    ends,
    covered,
    used,
  }: { readonly ends: readonly number[]; readonly covered: ReadonlySet<number>; readonly used: ReadonlySet<number> },
): boolean {
  const isInTable = (at: number): boolean => ["table", "row", "cell"].includes(nodes[at]?.kind ?? "");
  const inside = Array.from({ length: (ends[node] ?? node) - node }, (_, at) => node + at);
  const target = before ?? under;
  if (inside.some((at) => isInTable(at) || used.has(at)) || isInTable(target)) return false;
  if (nodes[node]?.kind === "footnote" || (before !== null && nodes[before]?.kind === "footnote")) return false;
  return !covered.has(node) && !covered.has(target) && !used.has(target);
}

/** A provision with all under it, put forward elsewhere. What is noted, footnoted or half bracketed there is so where it is now. */
function copyOf(
  { nodes }: TabledText,
  from: number,
  to: number,
  { bracket, parent }: { readonly bracket: number; readonly parent: Placed | null },
): readonly Placed[] {
  const whole = wholeBrackets(nodes.slice(from, to));
  const copies = new Map<number, Placed>();
  for (let at = from; at < to; at += 1) {
    const node = nodes[at];
    if (node === undefined || node.kind === "footnote") continue;
    const items = (list: readonly TabledItem[]): readonly TabledItem[] =>
      list.filter((item) => {
        if (typeof item !== "object") return true;
        if ("open" in item) return whole.has(item.open);
        return "close" in item ? whole.has(item.close) : !("anchor" in item) && !("note" in item);
      });
    const copy: TabledNode = {
      ...node,
      ...(node.before === undefined ? {} : { before: node.before.filter((one) => whole.has(one)) }),
      ...(node.label === undefined ? {} : { label: items(node.label) }),
      ...(node.heading === undefined ? {} : { heading: items(node.heading) }),
      ...(node.body === undefined ? {} : { body: items(node.body) }),
      ...(node.after === undefined ? {} : { after: node.after.filter((one) => whole.has(one)) }),
    };
    const above = copies.get(node.parent) ?? parent;
    copies.set(at, { node: at === from ? wrapped(copy, bracket) : copy, from: null, parent: above });
  }
  return [...copies.values()];
}

/** Brackets that open as often as they close among some nodes. */
function wholeBrackets(nodes: readonly TabledNode[]): ReadonlySet<number> {
  const balance = new Map<number, number>();
  const count = (bracket: number, by: number): void => void balance.set(bracket, (balance.get(bracket) ?? 0) + by);
  for (const { before = [], label = [], heading = [], body = [], after = [] } of nodes) {
    for (const bracket of before) count(bracket, 1);
    for (const bracket of after) count(bracket, -1);
    for (const item of [...label, ...heading, ...body]) {
      if (typeof item !== "object") continue;
      if ("open" in item) count(item.open, 1);
      if ("close" in item) count(item.close, -1);
    }
  }
  return new Set([...balance].flatMap(([bracket, left]) => (left === 0 ? [bracket] : [])));
}

/** A node in a bracket of its own, outermost. */
function wrapped(node: TabledNode, bracket: number): TabledNode {
  return { ...node, before: [bracket, ...(node.before ?? [])], after: [...(node.after ?? []), bracket] };
}

/** The nodes with their numbers in their order, and the brackets in theirs. */
function numbered(laid: readonly Placed[], { brackets, choices }: TabledText): TabledText {
  const places = new Map(laid.map((placed, at) => [placed, at]));
  const origins = new Map(laid.flatMap(({ from }, at) => (from === null ? [] : [[from, at] as const])));
  const items = (list: readonly TabledItem[]): readonly TabledItem[] =>
    list.map((item) => {
      if (typeof item !== "object") return item;
      if ("ref" in item) return { ...item, ref: origins.get(item.ref) ?? item.ref };
      return "anchor" in item ? { anchor: origins.get(item.anchor) ?? item.anchor } : item;
    });
  const nodes = laid.map(({ node, parent }): TabledNode => ({
    ...node,
    parent: parent === null ? -1 : (places.get(parent) ?? -1),
    ...(node.label === undefined ? {} : { label: items(node.label) }),
    ...(node.heading === undefined ? {} : { heading: items(node.heading) }),
    ...(node.body === undefined ? {} : { body: items(node.body) }),
  }));
  return withoutUnused({ nodes, brackets, choices });
}

/**
 * The moves that a tree shows: for each bracket that puts whole provisions forward in the place of whole ones whose deletion is put
 * forward, with the same words or, where somebody worked on them since, mostly the same, that deletion's bracket.
 */
export function movesIn(tree: TabledText): ReadonlyMap<number, number> {
  const moves = new Map<number, number>();
  const wholes = new Map<number, number>();
  tree.nodes.forEach(({ before = [] }, at) => {
    for (const bracket of before) if (!wholes.has(bracket)) wholes.set(bracket, at);
  });
  tree.brackets.forEach(({ change, replaces, shown }, come) => {
    if (change !== "insert" || replaces === undefined || shown === "typed") return;
    const [to, from] = [wholes.get(come), wholes.get(replaces)];
    if (to === undefined || from === undefined || to === from) return;
    if (isMostlySame(wordsUnder(tree, from), wordsUnder(tree, to))) moves.set(come, replaces);
  });
  return moves;
}

function wordsUnder(tree: TabledText, node: number): readonly string[] {
  return tree.nodes
    .slice(node, endOf(tree, node))
    .flatMap(({ kind, heading = [], body = [] }) =>
      kind === "footnote" ? [] : `${wordsIn(heading)} ${wordsIn(body)}`.split(/\s+/u).filter((word) => word !== ""),
    );
}

function isMostlySame(one: readonly string[], other: readonly string[]): boolean {
  const left = new Map<string, number>();
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1);
  let same = 0;
  for (const word of other) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    same += 1;
  }
  return same > 0 && 2 * same >= Math.max(one.length, other.length);
}
