import type { Change } from "../acts/acts.ts";
import type { Gap, OwnItem, TargetPart } from "../acts/shapes.ts";
import type { BracketId, NodeId } from "../id.ts";

import type { Cell, Place } from "./cells.ts";

/** What was typed: the cells from one index to another went, and these words came in their place. */
export interface Typed {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * What typing proposes. Words typed between others are an insertion; words taken away a deletion; both at once a
 * replacement. What begins inside one insertion and ends outside it is parted there, since each change is inside one only.
 * Brackets wholly inside what goes are part of it: whoever accepts it sees them.
 */
export function changesOf(
  cells: readonly Cell[],
  place: Place,
  typed: readonly Typed[],
  isLiteral: boolean,
): readonly Change[] {
  return typed.flatMap((one): readonly Change[] => {
    const words = wordsOf(one.text, isLiteral);
    const parts = partsOf(cells, one.from, one.to);
    if (parts.length === 0)
      return words.length === 0 ? [] : [{ kind: "insert", at: gapAt(cells, place, one.from), words }];
    if (words.length === 0) return parts.map((part) => ({ kind: "delete", target: [part] }));
    const [first, ...others] = parts;
    if (first === undefined) return [];
    return [
      { kind: "replace", target: [first], words },
      ...others.map((part): Change => ({ kind: "delete", target: [part] })),
    ];
  });
}

/** Typed words as items: brackets among them are characters only where that was said. */
function wordsOf(text: string, isLiteral: boolean): OwnItem[] {
  if (text === "") return [];
  if (!isLiteral || !/[[\]]/u.test(text)) return [text];
  return text.split(/([[\]])/u).flatMap((piece): OwnItem[] => {
    if (piece === "") return [];
    return piece === "[" || piece === "]" ? [{ literal: piece }] : [piece];
  });
}

/** Where words go in between two cells: at the edge of an insertion outside it, as on paper. */
function gapAt(cells: readonly Cell[], { node, field }: Place, index: number): Gap {
  const [before, after] = [cells[index - 1], cells[index]];
  if (after === undefined) return { endOf: { node: node as NodeId, field } };
  const shared = commonTo(before?.owners ?? [], after.owners);
  const opening = after.owners[shared.length];
  return opening === undefined ? { before: { piece: after.piece, at: after.at } } : { beforeBracket: opening };
}

/** The spans that cover the cells from one index to another, each with both its ends in one insertion. */
export function partsOf(cells: readonly Cell[], from: number, to: number): readonly TargetPart[] {
  const [start, end] = trimmed(cells, from, to);
  const inside = cells.slice(start, end);
  const [first] = inside;
  const last = inside.at(-1);
  if (first === undefined || last === undefined) return [];
  const shared = inside.reduce<readonly BracketId[]>((all, { owners }) => commonTo(all, owners), first.owners);
  const isHere = ({ owners }: Cell): boolean => owners.length === shared.length;
  const head = inside.findIndex(isHere);
  if (head < 0) {
    // Two insertions side by side: each by itself.
    const next = inside.findIndex(({ owners }) => owners[shared.length] !== first.owners[shared.length]);
    return next < 0 ? [] : [...partsOf(cells, start, start + next), ...partsOf(cells, start + next, end)];
  }
  const tail = inside.findLastIndex(isHere);
  const [opening, closing] = [inside[head], inside[tail]];
  if (opening === undefined || closing === undefined) return [];
  return [
    { from: { piece: opening.piece, at: opening.at }, to: { piece: closing.piece, at: closing.at + 1 } },
    ...(head === 0 ? [] : partsOf(cells, start, start + head)),
    ...(tail === inside.length - 1 ? [] : partsOf(cells, start + tail + 1, end)),
  ];
}

/** Page feet and line breaks are no words: nobody points at them. */
function trimmed(cells: readonly Cell[], from: number, to: number): readonly [number, number] {
  let [start, end] = [from, to];
  while (start < end && cells[start]?.thing?.kind === "trivia") start += 1;
  while (end > start && cells[end - 1]?.thing?.kind === "trivia") end -= 1;
  return [start, end];
}

function commonTo(one: readonly BracketId[], other: readonly BracketId[]): readonly BracketId[] {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}
