import { type InlineReader, inlineReader } from "./inlines.ts";
import type { Inline, Manuscript, ManuscriptBlock, ManuscriptNote } from "./manuscript.ts";
import type { OutlineEntry, OutlineNode } from "./outline.ts";
import type { Reading } from "./read.ts";
import type { Unit } from "./unit.ts";

/** Lays a file that was read out for writing. Its words and brackets are those of the file, in the file's order. */
export function manuscriptOf(reading: Reading): Manuscript {
  const { outline, brackets } = reading;
  const reader = inlineReader(reading);
  const blocks: ManuscriptBlock[] = [];
  let choices = 0;
  const lay = (entries: readonly OutlineEntry[], depth: number, rank: number): void => {
    for (const entry of entries) {
      if (entry.kind === "node") {
        node(entry.node, depth, rank);
        continue;
      }
      const id = choices;
      choices += 1;
      const first = entry.choice.options[0]?.unit;
      const last = entry.choice.options.at(-1)?.unit;
      // Bracketed as a whole, or each option by itself: then nothing was inferred.
      const around = first?.label === undefined ? undefined : brackets.enclosing(first.label.from);
      const inferred = around === undefined || first === undefined || around.open < first.from || last === undefined;
      for (const option of entry.choice.options) node(option, depth, rank, { id, inferred });
    }
  };
  const node = (
    { unit, children }: OutlineNode,
    depth: number,
    rank: number,
    choice?: ManuscriptBlock["choice"],
  ): void => {
    const isHeading = unit.kind === "heading";
    blocks.push({
      kind: unit.kind === "row" ? "cell" : unit.kind === "footnote" ? "paragraph" : unit.kind,
      depth,
      ...(isHeading ? { rank: Math.min(unit.block.rank ?? rank + 1, 6) } : {}),
      ...(unit.block.cell === undefined ? {} : { cell: unit.block.cell }),
      ...(choice === undefined ? {} : { choice }),
      before: unit.label === undefined ? [] : reader.inlines(unit.from, unit.label.from),
      label: labelOf(unit, reader.inlines),
      body: trimmed(reader.inlines(unit.bodyFrom, unit.to)),
    });
    lay(children, depth + 1, isHeading ? rank + 1 : rank);
  };
  lay(outline.children, 0, 0);
  return { blocks, brackets: reader.brackets, notes: [...footnotesOf(reading, reader), ...commentsOf(reading)] };
}

/** The footnotes of a file, each once: paragraphs of one footnote are joined by a space. */
export function footnotesOf({ outline }: Reading, { inlines }: InlineReader): readonly ManuscriptNote[] {
  const notes: ManuscriptNote[] = [];
  for (const unit of outline.footnotes) {
    const mark = unit.block.mark ?? "";
    const body = trimmed(inlines(unit.bodyFrom, unit.to));
    const last = notes.at(-1);
    if (last !== undefined && last.mark === mark)
      notes[notes.length - 1] = { ...last, body: [...last.body, { kind: "words", text: " " }, ...body] };
    else notes.push({ kind: "footnote", mark, body });
  }
  return notes;
}

/** The comments of a file, marked c1, c2 … in its order. */
export function commentsOf({ draft }: Reading): readonly ManuscriptNote[] {
  return draft.comments.map(({ author, date, words }, at) => ({
    kind: "comment",
    mark: `c${at + 1}`,
    author,
    body: [{ kind: "words", text: words }],
    ...(date === undefined ? {} : { date }),
  }));
}

function labelOf(unit: Unit, inlines: (from: number, to: number) => readonly Inline[]): readonly Inline[] {
  if (unit.label !== undefined) return inlines(unit.label.from, unit.label.to);
  return unit.name === undefined ? [] : computedLabel(unit.name);
}

/** A label that a format computes: a bracket in it, such as `[01]`, is its look and no bracket of the text. */
export function computedLabel(name: string): readonly Inline[] {
  return [{ kind: /[[\]{}［］]/u.test(name) ? "literal" : "words", text: name }];
}

/** Spaces at either end separate a block's words from its label and are none of its words. */
export function trimmed(inlines: readonly Inline[]): readonly Inline[] {
  const copy = [...inlines];
  const [first] = copy;
  if (first?.kind === "words") copy[0] = { kind: "words", text: first.text.trimStart() };
  const last = copy.at(-1);
  if (last?.kind === "words") copy[copy.length - 1] = { kind: "words", text: last.text.trimEnd() };
  return copy.filter((inline) => inline.kind !== "words" || inline.text !== "");
}
