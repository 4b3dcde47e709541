import type { FieldName } from "../acts/shapes.ts";
import type { BracketId, PieceId } from "../id.ts";
import type { WordingRun } from "../view.ts";

/** A bracket around a cell, as it is drawn. */
export interface Around {
  readonly run: Extract<WordingRun, { readonly kind: "bracket" }>;
}

/**
 * One place of a wording that is written on: a UTF-16 unit of words, or one thing among words. A point names the code point
 * before which it stands.
 */
export interface Cell {
  readonly text: string;
  readonly piece: PieceId;
  /** The code point of the piece; both halves of a surrogate pair have the same. */
  readonly at: number;
  /** The insertions it is part of, outermost first: who changes it changes something inside those. */
  readonly owners: readonly BracketId[];
  /** All brackets around it, outermost first. */
  readonly around: readonly Around[];
  /** What is no word: drawn as one sign, and struck or kept whole. */
  readonly thing: Extract<
    WordingRun,
    { readonly kind: "placeholder" | "note" | "ref" | "anchor" | "mark" | "trivia" }
  > | null;
}

/** A wording, laid out unit by unit. */
export function cellsOf(runs: readonly WordingRun[]): readonly Cell[] {
  const cells: Cell[] = [];
  const add = (list: readonly WordingRun[], owners: readonly BracketId[], around: readonly Around[]): void => {
    for (const run of list) {
      if (run.kind === "bracket") {
        const isOwner = run.as === "inserted";
        add(run.runs, isOwner ? [...owners, run.bracket.id] : owners, [...around, { run }]);
      } else if ("from" in run) {
        let at = run.from;
        for (const sign of run.text) {
          for (const text of sign.split("")) cells.push({ text, piece: run.piece, at, owners, around, thing: null });
          at += 1;
        }
      } else {
        cells.push({ text: "", piece: run.piece, at: 0, owners, around, thing: run });
      }
    }
  };
  add(runs, [], []);
  return cells;
}

/** Words of a provision that are written on: which node's, which field's. */
export interface Place {
  readonly node: string;
  readonly field: FieldName;
}
