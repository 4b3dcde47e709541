import { codePointsIn } from "../derive/code-points.ts";
import { withOneMore } from "../persistent/list.ts";
import type { TextRefusal } from "../refusal.ts";
import { type Draft, EMPTY_FIELD, addPiece, setNode, withField } from "../state/draft.ts";
import { nodeAt, numberOf } from "../state/lookup.ts";
import type { Field, NegotiatingText, Piece, Run } from "../state/records.ts";
import type { WordPlace } from "./gap.ts";
import type { FieldName, OwnItem } from "./shapes.ts";

const TYPED = /[[\]]/;

/** Why words cannot be put forward, or null: a typed bracket that is not marked as a character, half a character, a node not there. */
export function wrongWords(text: NegotiatingText, items: readonly OwnItem[]): TextRefusal | null {
  for (const item of items) {
    if (typeof item === "string") {
      if (TYPED.test(item)) return "TYPED_BRACKET";
      if (!item.isWellFormed()) return "BAD_SHAPE";
    } else if ("ref" in item) {
      if (numberOf(text, "node", item.ref) < 0) return "NOTHING_THERE";
      if (TYPED.test(item.form)) return "TYPED_BRACKET";
      if (!item.form.isWellFormed()) return "BAD_SHAPE";
    } else if (!Object.values(item).every((words) => words.isWellFormed())) return "BAD_SHAPE";
  }
  return null;
}

/** Whose the words are, and where they stand. */
interface Ownership {
  readonly by: number;
  readonly node: number;
  readonly field: FieldName;
  readonly owner: number;
}

function pieceOf(text: NegotiatingText, item: OwnItem, where: Ownership): Piece {
  if (typeof item === "string") {
    const { by, node, field, owner } = where;
    // Written out: what is spread and then added to, V8 keeps in two objects, and most pieces are words.
    return {
      by,
      node,
      field,
      owner,
      kind: "words",
      text: item,
      length: codePointsIn(item),
      refersTo: -1,
      noteBy: null,
    };
  }
  const base = { ...where, length: 1, refersTo: -1, noteBy: null };
  if ("literal" in item) return { ...base, kind: "literal", text: item.literal, length: codePointsIn(item.literal) };
  if ("placeholder" in item) return { ...base, kind: "placeholder", text: item.placeholder };
  if ("note" in item) return { ...base, kind: "note", text: item.note };
  return { ...base, kind: "ref", text: item.form, refersTo: numberOf(text, "node", item.ref) };
}

/** Adds pieces for these items, and gives the runs that they are. */
export function addPieces(draft: Draft, items: readonly OwnItem[], where: Ownership): readonly Run[] {
  return items.map((item) => {
    const piece = pieceOf(draft, item, where);
    return { piece: addPiece(draft, piece), from: 0, to: piece.length };
  });
}

/** Puts runs in at a place, and a bracket among those open there. */
export function putIn(draft: Draft, place: WordPlace, added: readonly Run[], bracket: number): void {
  const node = nodeAt(draft, place.node);
  const field = node[place.field] ?? EMPTY_FIELD;
  const changed: Field = {
    runs: withRuns(field.runs, place, added),
    open: withOneMore(field.open, bracket),
    cuts: field.cuts,
  };
  setNode(draft, place.node, withField(node, place.field, changed));
}

function withRuns(runs: readonly Run[], { index, divide }: WordPlace, added: readonly Run[]): readonly Run[] {
  const run = runs[index];
  if (run === undefined || divide === null) return runs.toSpliced(index, 0, ...added);
  const left: Run = { piece: run.piece, from: run.from, to: divide };
  const right: Run = { piece: run.piece, from: divide, to: run.to };
  return runs.toSpliced(index, 1, left, ...added, right);
}
