import type { DraftPoint, TextDraft } from "../../../worker/text-drafts.ts";
import type { Cell, Place, Typed } from "@longtable/text/wording";

/** What was typed, held at points of the text: it finds its place again whatever others changed meanwhile. */
export function draftOf(
  text: string,
  { node, field }: Place,
  cells: readonly Cell[],
  typed: readonly Typed[],
): TextDraft {
  const point = (index: number): DraftPoint => {
    const cell = cells[index];
    return cell === undefined ? null : { piece: cell.piece, at: cell.at };
  };
  const changes = typed.map(({ from, to, text: words }) => ({ from: point(from), to: point(to), words }));
  return { text, node, field, changes };
}

/** What a draft comes to in the wording as it stands now; `lost` has the words whose place is gone. */
export function typedOf(
  cells: readonly Cell[],
  { changes }: TextDraft,
): { readonly typed: readonly Typed[]; readonly lost: readonly string[] } {
  const typed: Typed[] = [];
  const lost: string[] = [];
  for (const { from, to, words } of changes) {
    const [start, end] = [indexOf(cells, from), indexOf(cells, to)];
    if (start < 0 || end < start) lost.push(words);
    else typed.push({ from: start, to: end, text: words });
  }
  return { typed, lost: lost.filter((words) => words !== "") };
}

function indexOf(cells: readonly Cell[], point: DraftPoint): number {
  if (point === null) return cells.length;
  return cells.findIndex(({ piece, at }) => piece === point.piece && at === point.at);
}
