import { NOTHING, withOneMore, without } from "../persistent/list.ts";
import { push, set } from "../persistent/vector.ts";
import type { FieldName } from "../acts/shapes.ts";
import { besideOf } from "../derive/standing.ts";
import { bracketAt, choiceAt, nodeAt, parentOf } from "./lookup.ts";
import { turnOf } from "./past.ts";
import type {
  Bracket,
  BracketState,
  Bringing,
  Choice,
  Field,
  NegotiatingText,
  Part,
  Piece,
  Placed,
  TextNode,
  Turn,
} from "./records.ts";

/**
 * A text while one act takes effect: the values it holds are never changed, but which it holds is. It is made for one act, and becomes
 * the next state or is thrown away with a refusal.
 */
export type Draft = { -readonly [K in keyof NegotiatingText]: NegotiatingText[K] };

/** Notes that an act is about to bring things in; it comes before the first of them. */
export function bring(draft: Draft, placed: Placed): number {
  const bringing: Bringing = {
    act: placed.act,
    piece: draft.pieces.length,
    node: draft.nodes.length,
    bracket: draft.brackets.length,
    choice: draft.choices.length,
  };
  draft.bringings = push(draft.bringings, bringing);
  return draft.bringings.length - 1;
}

export function addPiece(draft: Draft, piece: Piece): number {
  draft.pieces = push(draft.pieces, piece);
  return draft.pieces.length - 1;
}

export function addNode(draft: Draft, node: TextNode): number {
  draft.nodes = push(draft.nodes, node);
  return draft.nodes.length - 1;
}

export function addBracket(draft: Draft, bracket: Bracket): number {
  draft.brackets = push(draft.brackets, bracket);
  list(draft, draft.brackets.length - 1, bracket);
  return draft.brackets.length - 1;
}

export function addChoice(draft: Draft, choice: Choice): number {
  draft.choices = push(draft.choices, choice);
  return draft.choices.length - 1;
}

export function setBracket(draft: Draft, index: number, bracket: Bracket): void {
  draft.brackets = set(draft.brackets, index, bracket);
  list(draft, index, bracket);
}

/** What brackets no words is found by a list of its own while it is open. */
function list(draft: Draft, index: number, { kind, state }: Bracket): void {
  if ((kind !== "package" && kind !== "revert") || draft.packages.includes(index) === (state === "open")) return;
  draft.packages =
    state === "open" ? withOneMore(draft.packages, index).toSorted(ascending) : without(draft.packages, index);
}

export function setChoice(draft: Draft, index: number, choice: Choice): void {
  draft.choices = set(draft.choices, index, choice);
}

/** Puts a changed node in: it is another one now, and so is all above it, and what draws its words too. */
export function setNode(draft: Draft, index: number, node: TextNode): void {
  draft.nodes = set(draft.nodes, index, { ...node, self: {} });
  const renewed = new Set([index]);
  if (isDivided(node)) renewPeers(draft, index, renewed);
  renewAbove(draft, index, renewed);
}

function renewAbove(draft: Draft, index: number, renewed: Set<number>): void {
  for (let above = parentOf(draft, index); above >= 0; above = parentOf(draft, above)) {
    const record = nodeAt(draft, above);
    draft.nodes = set(draft.nodes, above, { ...record });
    if (isDivided(record)) renewPeers(draft, above, renewed);
  }
}

/** Says that something in a node changed that its record does not hold: a bracket's state, its holders. */
export function touch(draft: Draft, index: number): void {
  setNode(draft, index, nodeAt(draft, index));
}

function isDivided({ mergers, splits, splitBy }: TextNode): boolean {
  return splitBy >= 0 || mergers.length > 0 || splits.length > 0;
}

/** What a split divides or a merger joins is drawn in several places. */
function renewPeers(draft: Draft, index: number, renewed: Set<number>): void {
  const { mergers, splits, splitBy } = nodeAt(draft, index);
  for (const bracket of [...mergers, ...splits, splitBy]) {
    for (const peer of bracket < 0 ? [] : bracketAt(draft, bracket).about) {
      if (renewed.has(peer)) continue;
      renewed.add(peer);
      draft.nodes = set(draft.nodes, peer, { ...nodeAt(draft, peer), self: {} });
      renewPeers(draft, peer, renewed);
      renewAbove(draft, peer, renewed);
    }
  }
}

export function withField(node: TextNode, name: FieldName, field: Field): TextNode {
  switch (name) {
    case "label":
      return { ...node, label: field };
    case "heading":
      return { ...node, heading: field };
    case "body":
      return { ...node, body: field };
  }
}

export const EMPTY_FIELD: Field = { runs: NOTHING, open: NOTHING, cuts: NOTHING };

/** A list that holds open brackets, or agreed deletions. */
type ListName = "open" | "cuts";

/** Enters a bracket where it is looked for: in the fields that it touches and the nodes whose children it takes in. */
export function enter(draft: Draft, index: number, list: ListName): void {
  for (const part of bracketAt(draft, index).parts) changeList(draft, part, list, (numbers) => withIt(numbers, index));
}

/** Enters an open bracket, or none, in one more of its places; what is there is drawn otherwise now. */
export function enterPart(draft: Draft, part: Part, index: number | null): void {
  changeList(draft, part, "open", (numbers) => (index === null ? numbers : withIt(numbers, index)));
}

function withIt(numbers: readonly number[], index: number): readonly number[] {
  return numbers.includes(index) ? numbers : withOneMore(numbers, index).toSorted(ascending);
}

/** Takes a bracket out again. */
export function leave(draft: Draft, index: number, list: ListName): void {
  for (const part of bracketAt(draft, index).parts) {
    changeList(draft, part, list, (numbers) => without(numbers, index));
  }
}

const ascending = (a: number, b: number): number => a - b;

function changeList(
  draft: Draft,
  part: Part,
  list: ListName,
  change: (numbers: readonly number[]) => readonly number[],
): void {
  if (part.kind === "nodes") {
    const parent = nodeAt(draft, part.parent);
    setNode(draft, part.parent, { ...parent, [list]: change(parent[list]) });
    touchNodes(draft, part);
    return;
  }
  const node = nodeAt(draft, part.node);
  const field = node[part.field] ?? EMPTY_FIELD;
  setNode(draft, part.node, withField(node, part.field, { ...field, [list]: change(field[list]) }));
}

/** Says that a bracket is drawn otherwise: it has other holders, or another state. So are the other options of its choice, which list it. */
export function touchBracket(draft: Draft, index: number): void {
  const { choice } = bracketAt(draft, index);
  const options = choice < 0 ? [index] : choiceAt(draft, choice).options;
  for (const option of options) for (const part of bracketAt(draft, option).parts) touchPart(draft, part);
}

function touchPart(draft: Draft, part: Part): void {
  if (part.kind !== "nodes") return touch(draft, part.node);
  touchNodes(draft, part);
}

/** Whole provisions are drawn otherwise, and so are those beside them where a bracket is around several: it begins or ends elsewhere. */
function touchNodes(draft: Draft, part: Extract<Part, { kind: "nodes" }>): void {
  const { parent, first, last } = part;
  touch(draft, first);
  if (last !== first) touch(draft, last);
  const isAroundSeveral = (bracket: number): boolean => {
    const nodes = bracketAt(draft, bracket).parts.filter((one) => one.kind === "nodes" && one.parent === parent);
    return nodes.length > 1 || nodes.some((one) => one.kind === "nodes" && one.first !== one.last);
  };
  if (!nodeAt(draft, parent).open.some(isAroundSeveral)) return;
  const beside = besideOf(draft, part);
  for (const node of beside) touch(draft, node);
}

/** The bracket after something befell it. */
export function after(
  bracket: Bracket,
  what: Turn["what"],
  placed: Placed,
  { state = bracket.state, note = null }: { readonly state?: BracketState; readonly note?: string | null } = {},
): Bracket {
  return { ...bracket, state, last: { turn: turnOf(what, state, note), placed, before: bracket.last } };
}
