import type { TabledItem } from "../tabled.ts";
import type { GrowingNode } from "./growing-node.ts";

/**
 * Moves brackets from among the words to the nodes they take in: one that opens before everything in a node and closes after
 * everything in it or in a later sibling takes in whole nodes (`before`, `after`), and is no longer among words. The order of the
 * text stays what it was.
 */
export function settleWholeNodes(nodes: readonly GrowingNode[]): void {
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
  nodes.forEach((node, at) => {
    if (lastUnder[at] !== at) return;
    const ends = nodesEndingAt(nodes, lastUnder, at);
    settleEnd(nodes, node, ends, opensBefore, opensBody);
  });
}

function settleEnd(
  nodes: readonly GrowingNode[],
  node: GrowingNode,
  ends: readonly number[],
  opensBefore: ReadonlyMap<number, number>,
  opensBody: ReadonlyMap<number, number>,
): void {
  const field = node.body.length > 0 ? node.body : node.heading.length > 0 ? node.heading : node.label;
  // Outermost first, and outermost nodes first: what has moved bounds what may move next.
  let bound = 0;
  for (
    let last = field.at(-1);
    last !== undefined && typeof last === "object" && "close" in last;
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
    if (!opensBefore.has(bracket) && !moveOpen(nodes[opener], bracket)) return;
    field.pop();
    target.after.unshift(bracket);
    bound = index;
  }
}

/** Takes an opening from the very start of a body to before the node; false when something else stands before it. */
function moveOpen(node: GrowingNode | undefined, bracket: number): boolean {
  const first = node?.body[0];
  if (node === undefined || first === undefined || !isOpen(first) || first.open !== bracket) return false;
  node.body.shift();
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
