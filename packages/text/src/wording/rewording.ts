import type { Change } from "../acts/acts.ts";
import type { FieldName, TargetPart } from "../acts/shapes.ts";
import { compareWords } from "../files/word-diff.ts";
import type { NodeId } from "../id.ts";
import { provisionView } from "../select.ts";
import type { NegotiatingText } from "../state/records.ts";
import { type Cell, cellsOf } from "./cells.ts";
import { type Typed, changesOf } from "./typed-changes.ts";

/**
 * What new wording of a provision's field proposes: the words that differ from those that would stand there if all that is proposed were
 * agreed, each stretch by itself, as if it had been typed. Brackets in the new words are characters. Empty when nothing differs, or there
 * is no such provision.
 */
export function rewordings(text: NegotiatingText, node: NodeId, field: FieldName, words: string): readonly Change[] {
  const cells = cellsIn(text, node, field);
  if (cells === null) return [];
  // Words whose deletion is open are as good as gone to whoever words it anew.
  const left = [...cells.keys()].filter((at) => cells[at]?.around.every(({ run }) => run.as !== "struck"));
  const kept = left.flatMap((at) => cells[at] ?? []);
  const typed: Typed[] = [];
  let at = 0;
  for (const { kind, text: stretch } of compareWords(lineOf(kept), words)) {
    if (kind === "inserted") type(typed, left[at] ?? cells.length, null, stretch);
    else {
      const to = after(kept, at, stretch.length);
      if (kind === "deleted") for (const cell of left.slice(at, to)) type(typed, cell, cell + 1, "");
      at = to;
    }
  }
  return changesOf(cells, { node, field }, typed, true);
}

/** Adds what was typed at a cell to what was typed before it, where they touch. */
function type(typed: Typed[], from: number, to: number | null, text: string): void {
  const last = typed.at(-1);
  if (last?.to === from) typed[typed.length - 1] = { ...last, to: to ?? from, text: last.text + text };
  else typed.push({ from, to: to ?? from, text });
}

/** The words of a provision's body that are these, where they stand first; null where it has none such. */
export function spanOf(text: NegotiatingText, node: NodeId, words: string): readonly TargetPart[] | null {
  const cells = cellsIn(text, node, "body") ?? [];
  const place = lineOf(cells).indexOf(words);
  if (place < 0 || words === "") return null;
  const start = after(cells, 0, place);
  const [from, to] = [cells[start], cells[after(cells, start, words.length) - 1]];
  if (from === undefined || to === undefined) return null;
  return [{ from: { piece: from.piece, at: from.at }, to: { piece: to.piece, at: to.at + 1 } }];
}

function cellsIn(text: NegotiatingText, node: NodeId, field: FieldName): readonly Cell[] | null {
  const view = provisionView(text, node);
  if (view === null) return null;
  return cellsOf(field === "label" ? view.labelRuns : view[field]);
}

const lineOf = (cells: readonly Cell[]): string => cells.map(({ text }) => text).join("");

/** The cell after so many signs from a cell on. What is no word has none, and goes with what stands before it. */
function after(cells: readonly Cell[], from: number, signs: number): number {
  let at = from;
  for (let left = signs; at < cells.length && left > 0; at += 1) left -= cells[at]?.text.length ?? 0;
  return at;
}
