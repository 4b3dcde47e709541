import { TextError } from "../error.ts";
import { type BracketId, type Brought, type ChoiceId, type NodeId, type PieceId, idIn, readId } from "../id.ts";
import { type Vector, at } from "../persistent/vector.ts";
import { placeOfBringing } from "./bringings.ts";
import { actOf } from "./past.ts";
import type { Bracket, Bringing, Choice, NegotiatingText, Piece, TextNode } from "./records.ts";

/** What the text has under a number that came from the text itself. */
export const pieceAt = (text: NegotiatingText, piece: number): Piece => present(text.pieces, piece);
export const nodeAt = (text: NegotiatingText, node: number): TextNode => present(text.nodes, node);
export const bracketAt = (text: NegotiatingText, bracket: number): Bracket => present(text.brackets, bracket);
export const choiceAt = (text: NegotiatingText, choice: number): Choice => present(text.choices, choice);

/** The node under which a node is now: where the last agreed move brought it, or where it came in. */
export function parentOf(text: NegotiatingText, index: number): number {
  const { moves, parent } = nodeAt(text, index);
  const move = moves.at(-1);
  return move === undefined ? parent : bracketAt(text, move).under;
}

function present<T>(list: Vector<T>, index: number): T {
  const item = at(list, index);
  if (item === undefined)
    throw new TextError("BROKEN_STATE", `A text's state names number ${index}, which it does not have.`);
  return item;
}

export const pieceIdOf = (text: NegotiatingText, piece: number): PieceId => {
  const { act, piece: base } = present(text.bringings, pieceAt(text, piece).by);
  return idIn(actOf(text, act), "piece", piece - base);
};
export const nodeIdOf = (text: NegotiatingText, node: number): NodeId => {
  const { act, node: base } = present(text.bringings, nodeAt(text, node).by);
  return idIn(actOf(text, act), "node", node - base);
};
export const bracketIdOf = (text: NegotiatingText, bracket: number): BracketId => {
  const { act, bracket: base } = present(text.bringings, bracketAt(text, bracket).by);
  return idIn(actOf(text, act), "bracket", bracket - base);
};
export const choiceIdOf = (text: NegotiatingText, choice: number): ChoiceId => {
  const { act, choice: base } = present(text.bringings, choiceAt(text, choice).by);
  return idIn(actOf(text, act), "choice", choice - base);
};

/** The number of a thing by its id, or -1 when the text has no such thing. */
export function numberOf(text: NegotiatingText, kind: Brought, id: string): number {
  const read = readId(id, kind);
  if (read === null) return -1;
  const place = placeOfBringing(text, read.act);
  const from = at(text.bringings, place);
  if (from === undefined) return -1;
  const number = from[kind] + read.count;
  const next: Bringing | undefined = at(text.bringings, place + 1);
  const end = next === undefined ? lengthOf(text, kind) : next[kind];
  return number < end ? number : -1;
}

function lengthOf(text: NegotiatingText, kind: Brought): number {
  switch (kind) {
    case "piece":
      return text.pieces.length;
    case "node":
      return text.nodes.length;
    case "bracket":
      return text.brackets.length;
    case "choice":
      return text.choices.length;
  }
}
