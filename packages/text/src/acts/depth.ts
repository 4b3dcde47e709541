import { childrenOf, pathOf } from "../derive/standing.ts";
import { bracketAt } from "../state/lookup.ts";
import type { NegotiatingText } from "../state/records.ts";
import type { TabledText } from "../tabled.ts";

/*
 * How deep a text may be. What is told of a provision is reckoned through all that it is under, so that without a bound one party's
 * acts could make every device slow, or run out of stack on one and not on another.
 */

/** Provisions under one another. */
const DEEPEST_PROVISIONS = 100;
/** Brackets inside one another. */
const DEEPEST_BRACKETS = 256;

/** Whether this many levels of provisions under a node would be too many. */
export function isTooDeepUnder(text: NegotiatingText, index: number, levels: number): boolean {
  return pathOf(text, index).length - 1 + levels > DEEPEST_PROVISIONS;
}

/** How many levels a node and all under it are. */
export function levelsOf(text: NegotiatingText, index: number): number {
  return 1 + childrenOf(text, index).reduce((most, child) => Math.max(most, levelsOf(text, child)), 0);
}

/** Whether a bracket lies inside more of them than may be. */
export function isTooDeepInside(text: NegotiatingText, index: number): boolean {
  let depth = 0;
  for (let around = index; around >= 0; around = bracketAt(text, around).parent) depth += 1;
  return depth > DEEPEST_BRACKETS;
}

/** Whether provisions or brackets of a tree lie inside more of their kind than may be. The tree holds together. */
export function isTreeTooDeep({ nodes }: TabledText): boolean {
  const path: number[] = [];
  const open = new Set<number>();
  let deepest = 0;
  const note = (bracket: number): void => {
    open.add(bracket);
    deepest = Math.max(deepest, open.size);
  };
  const leave = (): void => {
    for (const bracket of nodes[path.pop() ?? -1]?.after ?? []) open.delete(bracket);
  };
  for (const [at, { parent, before, label, heading, body }] of nodes.entries()) {
    while (path.length > 0 && path.at(-1) !== parent) leave();
    path.push(at);
    if (path.length > DEEPEST_PROVISIONS) return true;
    for (const bracket of before ?? []) note(bracket);
    for (const item of [...(label ?? []), ...(heading ?? []), ...(body ?? [])]) {
      if (typeof item !== "object") continue;
      if ("open" in item) note(item.open);
      else if ("close" in item) open.delete(item.close);
    }
    if (deepest > DEEPEST_BRACKETS) return true;
  }
  return false;
}
