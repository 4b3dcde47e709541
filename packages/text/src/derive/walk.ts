import type { FieldName } from "../acts/shapes.ts";
import { bracketAt, nodeAt, pieceAt } from "../state/lookup.ts";
import type { NegotiatingText, Piece, Run } from "../state/records.ts";
import { type SpanPart, type Stretch, fieldsOf, runsOf, spanned, spansIn, stretchesOf, uncut } from "./runs.ts";
import { insertionsAround, isAlive, isTakenOut, isWithin } from "./standing.ts";

/** What a field is drawn of, in order. Brackets open and close properly nested: one that would cross another is closed and opened again. */
export interface Walker {
  /** `isOwn`: around words that the bracket itself puts forward; otherwise around words that stand. A replacement is opened once for each. */
  open(bracket: number, isOwn: boolean): void;
  close(bracket: number): void;
  /** A stretch of words, or one thing among words. */
  item(piece: Piece, run: Run): void;
}

/** Walks a node's field as the bracket view draws it: all that stands or is put forward, and every live bracket in it. */
export function walkField(text: NegotiatingText, index: number, name: FieldName, walker: Walker): void {
  const runs = runsOf(text, index, name);
  if (runs.length === 0) return;
  const { owner: base } = nodeAt(text, index);
  const fields = fieldsOf(text, index, name);
  const spans = fields.flatMap(({ node, field }) =>
    field.open.flatMap((bracket) =>
      isRelativelyLive(text, bracket, base)
        ? spansIn(text, bracket, node, name).flatMap((part) => {
            const here = nodeAt(text, node).splits.length === 0 ? part : partIn(runs, field.runs, part);
            return here === null ? [] : [{ bracket, part: here }];
          })
        : [],
    ),
  );
  let stack: readonly number[] = [];
  const alive = aliveRuns(text, stretchesOf(runs, spans), base);
  for (const stretch of uncut(text, alive, fields, name)) {
    const piece = pieceAt(text, stretch.piece);
    if (piece.kind === "break" || isTakenOut(text, piece)) continue;
    const wanted = nesting(text, piece.owner, base, stretch.spans);
    stack = goTo(stack, wanted, walker);
    walker.item(piece, stretch);
  }
  goTo(stack, [], walker);
}

/** What a span holds of the runs of one half of a body that was divided; null when it holds none. */
function partIn(runs: readonly Run[], all: readonly Run[], part: SpanPart): SpanPart | null {
  const held = spanned(all, part).filter(({ piece, from, to }) =>
    runs.some((run) => run.piece === piece && run.from <= from && to <= run.to),
  );
  const [first, last] = [held[0], held.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { ...part, from: { piece: first.piece, at: first.from }, to: { piece: last.piece, at: last.to } };
}

/** Live as seen from a node that is itself in an insertion: what is drawn of it does not depend on what is around it. */
function isRelativelyLive(text: NegotiatingText, index: number, base: number): boolean {
  const { state, parent } = bracketAt(text, index);
  return state === "open" && isAlive(text, parent, base);
}

function aliveRuns(text: NegotiatingText, runs: readonly Stretch[], base: number): readonly Stretch[] {
  let owner = base;
  let alive = true;
  return runs.filter(({ piece }) => {
    const { owner: next } = pieceAt(text, piece);
    if (next !== owner) {
      owner = next;
      alive = isAlive(text, owner, base);
    }
    return alive;
  });
}

/** A bracket around a stretch, as `goTo` compares them: by its number, or below 0 where it only spans the words. */
const spanning = (bracket: number): number => -1 - bracket;

/** The brackets around a stretch, outermost first: open insertions, and after each the spans that begin in it. */
function nesting(text: NegotiatingText, owner: number, base: number, spans: readonly number[]): readonly number[] {
  if (owner === base && spans.length === 0) return spans;
  const owners = insertionsAround(text, owner, base);
  if (spans.length === 0) return owners.filter((around) => bracketAt(text, around).state === "open");
  const found: number[] = [];
  const left = new Set(spans);
  const addSpansIn = (context: number): void => {
    for (const span of left) {
      if (bracketAt(text, span).parent !== context) continue;
      found.push(spanning(span));
      left.delete(span);
    }
  };
  // What is around the node's own insertion is around all in it: the second half of a split may lie in spans that are older than the split.
  for (const span of left) {
    const { parent } = bracketAt(text, span);
    if (parent === base || !isWithin(text, base, parent)) continue;
    found.push(spanning(span));
    left.delete(span);
  }
  addSpansIn(base);
  for (const around of owners) {
    if (bracketAt(text, around).state === "open") found.push(around);
    addSpansIn(around);
  }
  for (const span of left) found.push(spanning(span));
  return found;
}

const numberOf = (around: number): number => (around < 0 ? spanning(around) : around);

function goTo(stack: readonly number[], wanted: readonly number[], walker: Walker): readonly number[] {
  let common = 0;
  while (common < stack.length && common < wanted.length && stack[common] === wanted[common]) common += 1;
  for (let at = stack.length - 1; at >= common; at -= 1) walker.close(numberOf(stack[at] ?? 0));
  for (let at = common; at < wanted.length; at += 1) {
    const around = wanted[at] ?? 0;
    walker.open(numberOf(around), around >= 0);
  }
  return wanted;
}
