import type { TabledItem } from "../tabled.ts";
import type { GrowingNode } from "./growing-node.ts";

/**
 * Moves brackets from among the words to the nodes they take in: one that opens before everything in a node and closes after
 * everything in it or in a later sibling takes in whole nodes (`before`, `after`), and is no longer among words. The order of the
 * text stays what it was.
 */
export function settleWholeNodes(nodes: readonly GrowingNode[]): void {
  for (const node of nodes) joinLabel(node);
  const lastUnder = lastDescendants(nodes);
  const opensBefore = new Map<number, number>();
  nodes.forEach(({ before }, at) => {
    for (const bracket of before) opensBefore.set(bracket, at);
  });
  const opensBody = new Map<number, number>();
  nodes.forEach(({ label, heading, body }, at) => {
    if (label.length > 0 || heading.length > 0) return;
    for (const item of body) {
      if (!isOpen(item)) break;
      opensBody.set(item.open, at);
    }
  });
  const settled: Settled = { taken: new Map(), closing: new Map() };
  nodes.forEach((node, at) => {
    if (lastUnder[at] !== at) return;
    const ends = nodesEndingAt(nodes, lastUnder, at);
    settleEnd(nodes, node, ends, opensBefore, opensBody, settled);
  });
  for (const [node, count] of settled.taken) node.body = node.body.slice(count);
  for (const [node, closing] of settled.closing) node.after = [...closing.toReversed(), ...node.after];
}

/** A bracket around a label that goes on in the words after it opens before the node: it is one, not one around each. */
function joinLabel(node: GrowingNode): void {
  const words = node.heading.length > 0 ? node.heading : node.body;
  const joined: number[] = [];
  for (let at = 0; ; at += 1) {
    const [first, last, next] = [node.label[at], node.label.at(-1 - at), words[at]];
    if (first === undefined || last === undefined || next === undefined || !isOpen(first) || !isOpen(next)) break;
    const isSame = first.open === next.open && typeof last === "object" && "close" in last && last.close === first.open;
    if (!isSame || node.label.length < 2 * at + 2) break;
    joined.push(first.open);
  }
  if (joined.length === 0) return;
  const { length } = joined;
  node.label.splice(0, length);
  node.label.splice(node.label.length - length, length);
  words.splice(0, length);
  // The space between a label and its words is neither's.
  const [first] = words;
  if (typeof first === "string") words.splice(0, 1, ...[first.trimStart()].filter((left) => left !== ""));
  node.before.push(...joined);
}

/** What has moved so far. The lists are made anew at the end: taking thousands of brackets off one list's start is slow. */
interface Settled {
  /** How many items at the start of each body have moved before the node. */
  readonly taken: Map<GrowingNode, number>;
  /** What closes after each node, outermost first. */
  readonly closing: Map<GrowingNode, number[]>;
}

function settleEnd(
  nodes: readonly GrowingNode[],
  node: GrowingNode,
  ends: readonly number[],
  opensBefore: ReadonlyMap<number, number>,
  opensBody: ReadonlyMap<number, number>,
  settled: Settled,
): void {
  const field = node.body.length > 0 ? node.body : node.heading.length > 0 ? node.heading : node.label;
  // Outermost first, and outermost nodes first: what has moved bounds what may move next.
  let bound = 0;
  for (
    let last = field.at(-1);
    last !== undefined &&
    typeof last === "object" &&
    "close" in last &&
    (field !== node.body || field.length > (settled.taken.get(node) ?? 0));
    last = field.at(-1)
  ) {
    const bracket = last.close;
    const opener = opensBefore.get(bracket) ?? opensBody.get(bracket);
    if (opener === undefined) return;
    const index = ends.findIndex(
      (end, i) => i >= bound && nodes[end]?.parent === nodes[opener]?.parent && end >= opener,
    );
    const target = nodes[ends[index] ?? -1];
    if (index < 0 || target === undefined) return;
    if (!opensBefore.has(bracket) && !moveOpen(nodes[opener], bracket, settled)) return;
    field.pop();
    const closing = settled.closing.get(target);
    if (closing === undefined) settled.closing.set(target, [bracket]);
    else closing.push(bracket);
    bound = index;
  }
}

/** Takes an opening from the very start of a body to before the node; false when something else stands before it. */
function moveOpen(node: GrowingNode | undefined, bracket: number, { taken }: Settled): boolean {
  const count = node === undefined ? 0 : (taken.get(node) ?? 0);
  const first = node?.body[count];
  if (node === undefined || first === undefined || !isOpen(first) || first.open !== bracket) return false;
  taken.set(node, count + 1);
  node.before.push(bracket);
  return true;
}

function isOpen(item: TabledItem): item is { readonly open: number } {
  return typeof item === "object" && "open" in item;
}

/** For each node, the last node of its subtree; footnotes stand apart and end nothing. */
function lastDescendants(nodes: readonly GrowingNode[]): readonly number[] {
  const last = nodes.map((_, at) => at);
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const node = nodes[at];
    if (node === undefined || node.kind === "footnote" || node.parent < 0) continue;
    last[node.parent] = Math.max(last[node.parent] ?? 0, last[at] ?? at);
  }
  return last;
}

/** The nodes that end where a node ends, outermost first, itself last. */
function nodesEndingAt(nodes: readonly GrowingNode[], last: readonly number[], at: number): readonly number[] {
  const ends = [at];
  for (let parent = nodes[at]?.parent ?? -1; parent >= 0 && last[parent] === at; parent = nodes[parent]?.parent ?? -1)
    ends.unshift(parent);
  return ends;
}
