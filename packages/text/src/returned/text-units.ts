import type { FieldName } from "../acts/shapes.ts";
import type { BracketId, NodeId } from "../id.ts";
import { provisionView, provisions } from "../select.ts";
import type { NegotiatingText } from "../state/records.ts";
import type { BracketView, ProvisionView, WordingRun } from "../view.ts";
import { type Cell, cellsOf } from "../wording/cells.ts";
import type { Letter } from "./letters.ts";

/** A line of a text in negotiation as it is written out: a provision, or the words under a heading. */
export interface TextUnit {
  readonly node: NodeId;
  readonly isFootnote: boolean;
  readonly view: ProvisionView;
  /** What the line is written with: its label, which no proposal changes, and its words. */
  readonly letters: readonly TextLetter[];
  /** The words' fields in order, each with its cells. */
  readonly fields: readonly { readonly field: FieldName; readonly cells: readonly Cell[] }[];
  /** Brackets around the whole provision that put its deletion forward. */
  readonly isStruck: boolean;
}

/** A letter as the text has it. */
export interface TextLetter extends Letter {
  /** Which field's which cell; null for the label's, which are the text's own to count. */
  readonly at: { readonly field: number; readonly cell: number } | null;
}

/** Provisions whose words stand below a heading of theirs. */
const HEADED = new Set<ProvisionView["kind"]>(["title", "preamble", "part", "chapter", "section", "article", "annex"]);

/** A text's lines, in the order in which it is written out, footnotes among them. */
export function textUnits(text: NegotiatingText): readonly TextUnit[] {
  const around: { readonly bracket: BracketView; readonly last: NodeId }[] = [];
  const units: TextUnit[] = [];
  const visit = (view: ProvisionView): void => {
    const opened = view.opening.filter(isWhole);
    for (const bracket of opened) around.push({ bracket, last: view.id });
    units.push(
      ...unitsOf(
        view,
        around.map(({ bracket }) => bracket),
      ),
    );
    for (const child of [...view.children, ...view.footnotes]) {
      const below = provisionView(text, child);
      if (below !== null) visit(below);
    }
    for (const bracket of view.closing) {
      const at = around.findLastIndex((one) => one.bracket.id === bracket.id);
      if (at >= 0) around.splice(at, 1);
    }
  };
  for (const id of provisions(text)) {
    const view = provisionView(text, id);
    if (view?.parent === null && view.kind !== "footnote") visit(view);
  }
  return units;
}

/** A move, a split and a merger bracket no words. */
const isWhole = ({ kind }: BracketView): boolean => kind !== "move" && kind !== "split" && kind !== "merge";
const isStriking = ({ kind }: BracketView): boolean => kind === "strike" || kind === "delete";

function unitsOf(view: ProvisionView, around: readonly BracketView[]): readonly TextUnit[] {
  const isApart = HEADED.has(view.kind) && view.heading.length > 0 && view.body.length > 0;
  const words: readonly (readonly [FieldName, readonly WordingRun[]])[] = [
    ["heading", view.heading],
    ["body", view.body],
  ];
  const written = words.filter(([, runs]) => runs.length > 0);
  const lines = isApart ? words.map((field) => [field]) : [written.length > 0 ? written : words.slice(1)];
  const isStruck = around.some(isStriking);
  const outer = around.filter((bracket) => !isStriking(bracket)).map(({ id }) => id);
  return lines.map((fields, at) => {
    const cells = fields.map(([field, runs]) => ({ field, cells: cellsOf(runs) }));
    const label = at === 0 ? view.label : "";
    const letters: TextLetter[] = (label === "" ? "" : `${label} `)
      .split("")
      .map((sign) => ({ sign, isStruck, brackets: outer, by: null, at: null }));
    cells.forEach((field, number) => {
      if (number > 0) letters.push({ sign: " ", isStruck, brackets: outer, by: null, at: null });
      field.cells.forEach((cell, index) => {
        for (const sign of lettersOfCell(cell).split(""))
          letters.push({ ...bracketsOf(cell, outer, isStruck), sign, by: null, at: { field: number, cell: index } });
      });
    });
    return { node: view.id, isFootnote: view.kind === "footnote", view, letters, fields: cells, isStruck };
  });
}

/** A note, a footnote's mark and a page foot are no words; a placeholder and a reference are written as words. */
function lettersOfCell({ text, thing }: Cell): string {
  switch (thing?.kind) {
    case undefined:
      return text;
    case "placeholder":
      return thing.text.replaceAll(/[{}]/gu, "");
    case "ref":
      return thing.text;
    case "mark":
    case "note":
    case "anchor":
    case "trivia":
      return "";
  }
}

function bracketsOf(
  { around }: Cell,
  outer: readonly BracketId[],
  isStruck: boolean,
): Pick<Letter, "brackets" | "isStruck"> {
  const own = around.filter(({ run }) => run.as !== "struck").map(({ run }) => run.bracket.id);
  return { brackets: [...outer, ...own], isStruck: isStruck || around.some(({ run }) => run.as === "struck") };
}
