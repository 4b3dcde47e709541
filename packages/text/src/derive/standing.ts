import type { DelegationId } from "@longtable/protocol";

import { bracketAt, choiceAt, nodeAt, parentOf } from "../state/lookup.ts";
import { lastOf } from "../state/past.ts";
import type { Bracket, BracketState, NegotiatingText, Part, Piece } from "../state/records.ts";

/**
 * Whether what an insertion holds is put forward or stands: it and all around it, up to what is around `base` too, are open or agreed.
 * So what is told of a node, seen from the insertion it is in itself, does not change with anything around that.
 */
export function isAlive(text: NegotiatingText, owner: number, base = -1): boolean {
  return areAround(text, owner, base, isPutForward);
}

/** Whether what an insertion holds stands: it and all around it, up to what is around `base` too, are agreed. */
export function isAgreed(text: NegotiatingText, owner: number, base = -1): boolean {
  return areAround(text, owner, base, isInForce);
}

const isPutForward = (state: BracketState): boolean => state === "open" || state === "agreed";
const isInForce = (state: BracketState): boolean => state === "agreed";

/** What is around a bracket came before it, so the greater of two numbers is never around the other. */
function areAround(
  text: NegotiatingText,
  owner: number,
  base: number,
  fits: (state: BracketState) => boolean,
): boolean {
  let [around, shared] = [owner, base];
  while (around !== shared) {
    if (around > shared) {
      const { state, parent } = bracketAt(text, around);
      if (!fits(state)) return false;
      around = parent;
    } else shared = bracketAt(text, shared).parent;
  }
  return true;
}

/** The insertions around something that are not around `base` too, outermost first. */
export function insertionsAround(text: NegotiatingText, owner: number, base: number): readonly number[] {
  const found: number[] = [];
  let [around, shared] = [owner, base];
  while (around !== shared) {
    if (around > shared) {
      found.unshift(around);
      around = bracketAt(text, around).parent;
    } else shared = bracketAt(text, shared).parent;
  }
  return found;
}

/** Whether a bracket is within an insertion, at any depth. */
export function isWithin(text: NegotiatingText, owner: number, bracket: number): boolean {
  for (let around = owner; around >= 0; around = bracketAt(text, around).parent) if (around === bracket) return true;
  return false;
}

/** Whether a bracket is open, and all around it open or agreed: TEXT.md's live. What was agreed away is moot, and so not open. */
export function isLive(text: NegotiatingText, index: number): boolean {
  const { state, parent } = bracketAt(text, index);
  return state === "open" && isAlive(text, parent);
}

/** Whether a bracket is one in the words: the basis, a package and a way back to a revision bracket nothing by themselves. */
export function isInWords({ kind }: Bracket): boolean {
  return kind !== "basis" && kind !== "package" && kind !== "revert";
}

/** Those that hold a bracket now: sponsors, objectors and those that claimed to be against it, as far as they are parties. */
export function holdersOf(text: NegotiatingText, { holders, against }: Bracket): readonly DelegationId[] {
  const { parties } = text;
  const all = against.length === 0 ? holders : [...holders, ...against.filter((one) => !holders.includes(one))];
  return all.every((one) => parties.includes(one)) ? all : all.filter((one) => parties.includes(one));
}

/** Whether a bracket is live and nobody holds it: it came from a file, or its holders left. */
export function isWithoutHolder(text: NegotiatingText, index: number): boolean {
  return isLive(text, index) && holdersOf(text, bracketAt(text, index)).length === 0;
}

/** Sponsors that are parties now: those that settle what is proposed inside. */
export function sponsorsOf(text: NegotiatingText, { holders }: Bracket): readonly DelegationId[] {
  return holders.filter((one) => text.parties.includes(one));
}

/** The other options of a bracket's choice that are live. */
export function liveRivals(text: NegotiatingText, index: number): readonly number[] {
  const { choice } = bracketAt(text, index);
  if (choice < 0) return [];
  return choiceAt(text, choice).options.filter((option) => option !== index && isLive(text, option));
}

/** The node that holds a node's words: for the second half of a split, the one that was split. */
export function holderOfWords(text: NegotiatingText, index: number): number {
  let node = index;
  for (;;) {
    const { splitBy } = nodeAt(text, node);
    const first = splitBy < 0 ? undefined : bracketAt(text, splitBy).about[0];
    if (first === undefined) return node;
    node = first;
  }
}

/** What is under a node now, in order: that which stands or is put forward, footnotes too. What an agreed merger took in follows. */
export function childrenOf(text: NegotiatingText, index: number): readonly number[] {
  const node = nodeAt(text, index);
  const found: number[] = [];
  const cut = cutChildren(text, index);
  for (const slot of node.children) {
    const child = slot >= 0 ? slot : bracketAt(text, -1 - slot).about[0];
    if (child === undefined) continue;
    const { owner, mergers } = nodeAt(text, child);
    if (!isPlaceOf(text, slot, child)) continue;
    if (cut.has(child) || (mergers.length > 0 && joinedTo(text, child) >= 0)) continue;
    if (owner !== node.owner && !isAlive(text, owner, node.owner)) continue;
    found.push(child);
  }
  for (const merger of node.mergers) {
    const [first, second] = bracketAt(text, merger).about;
    if (first === index && second !== undefined) found.push(...childrenOf(text, second));
  }
  return found;
}

/** Whether a piece is an unpaired bracket that a repair took out: it is gone as words are that an agreed deletion took. */
export function isTakenOut(text: NegotiatingText, { kind, refersTo }: Piece): boolean {
  if (kind !== "mark" || refersTo < 0) return false;
  const mark = bracketAt(text, refersTo);
  return mark.state !== "open" && lastOf(text, mark).turn.note !== "literal";
}

/** What is under a node and is drawn as words: without the second halves of splits that are not agreed, which have none yet. */
export function drawnChildren(text: NegotiatingText, index: number): readonly number[] {
  return childrenOf(text, index).filter((child) => {
    const { splitBy } = nodeAt(text, child);
    return splitBy < 0 || bracketAt(text, splitBy).state === "agreed";
  });
}

/** The provisions that are drawn right before and right after those of a part. */
export function besideOf(text: NegotiatingText, part: Extract<Part, { kind: "nodes" }>): readonly number[] {
  const here = new Set(nodesOf(text, part));
  const drawn = new Set(drawnChildren(text, part.parent));
  const order = placesUnder(text, part.parent).filter((node) => here.has(node) || drawn.has(node));
  const [from, to] = [order.findIndex((node) => here.has(node)), order.findLastIndex((node) => here.has(node))];
  return [order[from - 1], order[to + 1]].filter((node) => node !== undefined);
}

/** What has its place under a node, in order, whether it stands or not. */
export function placesUnder(text: NegotiatingText, index: number): readonly number[] {
  return nodeAt(text, index).children.flatMap((slot) => {
    const node = slot >= 0 ? slot : (bracketAt(text, -1 - slot).about[0] ?? -1);
    return isPlaceOf(text, slot, node) ? [node] : [];
  });
}

/** The node that an agreed merger made a node the end of; -1 when none did. */
export function joinedTo(text: NegotiatingText, index: number): number {
  for (const merger of nodeAt(text, index).mergers) {
    const [first = -1, second] = bracketAt(text, merger).about;
    if (second === index) return first;
  }
  return -1;
}

/** The node that a node is drawn under: what has its place under one that was joined to another is drawn under that. */
export function drawnUnder(text: NegotiatingText, index: number): number {
  let above = parentOf(text, index);
  for (let first = above; first >= 0; first = joinedTo(text, first)) above = first;
  return above;
}

const NONE: ReadonlySet<number> = new Set();

/** The children that an agreed deletion or strike took away. */
function cutChildren(text: NegotiatingText, index: number): ReadonlySet<number> {
  const { cuts } = nodeAt(text, index);
  if (cuts.length === 0) return NONE;
  const cut = new Set<number>();
  for (const bracket of cuts) {
    for (const part of bracketAt(text, bracket).parts) {
      if (part.kind === "nodes" && part.parent === index) for (const child of nodesOf(text, part)) cut.add(child);
    }
  }
  return cut;
}

/**
 * The nodes of a part that takes in whole ones, in order: of one alone, that; of several, those that are now between the places of its
 * first and its last. Where a provision would be moved to is no place of it yet.
 */
export function nodesOf(
  text: NegotiatingText,
  { parent, first, last }: Extract<Part, { kind: "nodes" }>,
): readonly number[] {
  if (first === last) return [first];
  const { children } = nodeAt(text, parent);
  const named = children.map((slot) => (slot >= 0 ? slot : (bracketAt(text, -1 - slot).about[0] ?? -1)));
  const isPlace = (at: number, node: number): boolean => isPlaceOf(text, children[at] ?? -1, node);
  const places = ([first, last] as const).map((node) => {
    const now = named.findIndex((one, at) => one === node && isPlace(at, node));
    // Moved away, it leaves where it came in to tell what was meant.
    return { now: now < 0 ? named.lastIndexOf(node) : now, before: children.indexOf(node) };
  });
  const isInOrder = (places[0]?.now ?? -1) <= (places[1]?.now ?? -1);
  const [from = -1, to = -1] = places.map(({ now, before }) => (isInOrder ? now : before));
  return from < 0 ? [] : named.flatMap((node, at) => (from <= at && at <= to && isPlace(at, node) ? [node] : []));
}

/** Whether a place among what is under a node is where a node is: where it came in, until a move that is agreed made another. */
function isPlaceOf(text: NegotiatingText, slot: number, node: number): boolean {
  const move = nodeAt(text, node).moves.at(-1);
  return slot >= 0 ? move === undefined : move === -1 - slot;
}

/** Whether a node stands or is put forward as one of its own: nothing took it away, nor anything it is under, nor was it joined to another. */
export function isNodeAlive(text: NegotiatingText, index: number): boolean {
  return joinedTo(text, index) < 0 && isDrawn(text, index);
}

/** Whether the words and what is under a node stand or are put forward: as its own, or as those of the node it was joined to. */
export function isDrawn(text: NegotiatingText, index: number): boolean {
  if (!isAlive(text, nodeAt(text, index).owner)) return false;
  for (let node = index; ;) {
    const first = joinedTo(text, node);
    const above = first >= 0 ? first : parentOf(text, node);
    if (above < 0) return true;
    if (first < 0 && cutChildren(text, above).has(node)) return false;
    if (!isAlive(text, nodeAt(text, above).owner)) return false;
    node = above;
  }
}

/** A node and all it is drawn under, itself first. */
export function pathOf(text: NegotiatingText, index: number): readonly number[] {
  const path: number[] = [];
  for (let node = index; node >= 0; node = drawnUnder(text, node)) path.push(node);
  return path;
}
