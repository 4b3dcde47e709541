import type { FieldName } from "../acts/shapes.ts";
import {
  bracketAt,
  bracketIdOf,
  choiceAt,
  choiceIdOf,
  nodeAt,
  nodeIdOf,
  parentOf,
  pieceAt,
  pieceIdOf,
} from "../state/lookup.ts";
import { lastOf, openingOf } from "../state/past.ts";
import type { Bracket, NegotiatingText, Piece, Run, TextNode } from "../state/records.ts";
import type { BracketView, ChoiceView, ProvisionView, WordingRun } from "../view.ts";
import { sliceCodePoints } from "./code-points.ts";
import { displayedLabel, displayedReference } from "./displayed.ts";
import { fieldsOf } from "./runs.ts";
import { childrenOf, drawnChildren, drawnUnder, holdersOf, isLive, isWithin, nodesOf } from "./standing.ts";
import { walkField } from "./walk.ts";

interface Kept {
  readonly parties: NegotiatingText["parties"];
  readonly revision: NegotiatingText["revisions"][number] | undefined;
  /** Held by whoever draws it: of a long text a screen draws a few provisions, and the views of all weigh as much as its brackets. */
  readonly view: WeakRef<ProvisionView>;
}
const kept = new WeakMap<object, Kept>();

/** What a screen draws of a provision: the same object as long as nothing in it changed and somebody holds it. */
export function viewOf(text: NegotiatingText, index: number): ProvisionView {
  const { self } = nodeAt(text, index);
  const { parties } = text;
  const known = kept.get(self);
  const before = known?.view.deref();
  const revision = text.revisions.at(-1);
  if (before !== undefined && known?.parties === parties && known.revision === revision) return before;
  const made = makeView(text, index);
  const view = before !== undefined && JSON.stringify(before) === JSON.stringify(made) ? before : made;
  kept.set(self, { parties, revision, view: new WeakRef(view) });
  return view;
}

function makeView(text: NegotiatingText, index: number): ProvisionView {
  const node = nodeAt(text, index);
  const above = drawnUnder(text, index);
  const under = childrenOf(text, index);
  const isFootnote = (child: number): boolean => nodeAt(text, child).kind === "footnote";
  const edges = edgesOf(text, index, parentOf(text, index));
  return {
    id: nodeIdOf(text, index),
    kind: node.kind === "root" ? "text" : node.kind,
    parent: above <= 0 ? null : nodeIdOf(text, above),
    label: displayedLabel(text, index),
    labelRuns: wordingOf(text, index, "label"),
    heading: wordingOf(text, index, "heading"),
    body: wordingOf(text, index, "body"),
    opening: edges.opening,
    closing: edges.closing,
    children: under.filter((child) => !isFootnote(child)).map((child) => nodeIdOf(text, child)),
    footnotes: under.filter(isFootnote).map((child) => nodeIdOf(text, child)),
    moves: edges.moves,
    choices: choicesIn(text, [...edges.around, ...openIn(text, index)]),
  };
}

/** A field's wording as the bracket view draws it. */
export function wordingOf(text: NegotiatingText, index: number, name: FieldName): readonly WordingRun[] {
  const field = nodeAt(text, index)[name];
  if (field === null && name !== "body") return [];
  const done: WordingRun[] = [];
  const stack: { readonly bracket: number; readonly isOwn: boolean; readonly runs: WordingRun[] }[] = [];
  walkField(text, index, name, {
    open: (bracket, isOwn) => void stack.push({ bracket, isOwn, runs: [] }),
    close: () => {
      const closed = stack.pop();
      if (closed === undefined) return;
      const { bracket, isOwn, runs } = closed;
      (stack.at(-1)?.runs ?? done).push({
        kind: "bracket",
        bracket: bracketView(text, bracket),
        as: roleOf(bracketAt(text, bracket), isOwn),
        runs,
      });
    },
    item: (piece, run) => {
      const made = runView(text, piece, run);
      if (made !== null) (stack.at(-1)?.runs ?? done).push(made);
    },
  });
  return done;
}

/** A replacement is drawn twice: around what it would take away, and around what it would bring. */
function roleOf({ kind }: Bracket, isOwn: boolean): "inserted" | "struck" | "reserved" {
  if (kind === "reserve") return "reserved";
  if (kind === "delete" || kind === "strike") return "struck";
  return kind === "replace" && !isOwn ? "struck" : "inserted";
}

function hasOwnWords(text: NegotiatingText, index: number): boolean {
  return bracketAt(text, index).parts.some(
    (part) =>
      part.kind === "words" &&
      (nodeAt(text, part.node)[part.field]?.runs ?? []).some(({ piece }) =>
        isWithin(text, pieceAt(text, piece).owner, index),
      ),
  );
}

function runView(text: NegotiatingText, piece: Piece, { piece: number, from, to }: Run): WordingRun | null {
  const id = pieceIdOf(text, number);
  switch (piece.kind) {
    case "words":
    case "literal":
      return { kind: piece.kind, text: sliceCodePoints(piece.text, piece.length, from, to), piece: id, from, to };
    case "placeholder":
    case "trivia":
      return { kind: piece.kind, text: piece.text, piece: id };
    case "note":
      return { kind: "note", text: piece.text, by: piece.noteBy, piece: id };
    case "ref":
      return {
        kind: "ref",
        node: nodeIdOf(text, Math.max(0, piece.refersTo)),
        form: piece.text,
        text: displayedReference(text, piece),
        piece: id,
      };
    case "anchor":
      return { kind: "anchor", footnote: nodeIdOf(text, Math.max(0, piece.refersTo)), piece: id };
    case "mark":
      return markView(text, piece, number);
    case "break":
      return null;
  }
}

function markView(text: NegotiatingText, piece: Piece, number: number): WordingRun | null {
  const id = pieceIdOf(text, number);
  const bracket = bracketAt(text, piece.refersTo);
  if (bracket.state === "open") {
    const sign = piece.text === "[" ? "[" : "]";
    return { kind: "mark", sign, bracket: bracketView(text, piece.refersTo), piece: id };
  }
  return lastOf(text, bracket).turn.note === "literal"
    ? { kind: "literal", text: piece.text, piece: id, from: 0, to: 1 }
    : null;
}

/** What a screen says of a bracket beside its words. */
export function bracketView(text: NegotiatingText, index: number): BracketView {
  const bracket = bracketAt(text, index);
  const { placed } = openingOf(text, bracket);
  return {
    id: bracketIdOf(text, index),
    kind: bracket.kind,
    state: bracket.state,
    holders: bracket.holders.filter((holder) => text.parties.includes(holder)),
    against: bracket.against.filter((holder) => text.parties.includes(holder)),
    isUnclaimed: holdersOf(text, bracket).length === 0,
    alleged: bracket.told.alleged,
    choice: bracket.choice < 0 ? null : choiceIdOf(text, bracket.choice),
    option: bracket.told.option,
    shown: bracket.told.shown,
    footnote: bracket.told.footnote,
    opened: { act: placed.act, seq: placed.seq, at: placed.at, by: placed.delegation },
  };
}

interface Edges {
  readonly around: readonly number[];
  readonly opening: readonly BracketView[];
  readonly closing: readonly BracketView[];
  readonly moves: readonly BracketView[];
}

/** Brackets around whole provisions that begin or end with this one. */
function edgesOf(text: NegotiatingText, index: number, parent: number): Edges {
  if (parent < 0) return { around: [], opening: [], closing: [], moves: [] };
  const around: number[] = [];
  const [opening, closing, moves]: [BracketView[], BracketView[], BracketView[]] = [[], [], []];
  for (const bracket of nodeAt(text, parent).open) {
    if (!isLive(text, bracket)) continue;
    const nodes = nodesUnder(text, bracket, parent);
    if (!nodes.has(index)) continue;
    around.push(bracket);
    const view = bracketView(text, bracket);
    if (view.kind === "move") {
      moves.push(view);
      continue;
    }
    const [before, after] = nodes.size === 1 ? [] : drawnBeside(text, index, parent);
    if (before === undefined || !nodes.has(before)) opening.push(view);
    if (after === undefined || !nodes.has(after)) closing.unshift(view);
  }
  return { around, opening, closing, moves };
}

/** What of the provisions under a node a bracket takes in whole. */
function nodesUnder(text: NegotiatingText, bracket: number, parent: number): ReadonlySet<number> {
  return new Set(
    bracketAt(text, bracket).parts.flatMap((part) =>
      part.kind === "nodes" && part.parent === parent ? nodesOf(text, part) : [],
    ),
  );
}

const drawnOrder = new WeakMap<TextNode, readonly number[]>();

/** What is drawn right before a provision and right after it under the same one. */
function drawnBeside(
  text: NegotiatingText,
  index: number,
  parent: number,
): readonly [before: number | undefined, after: number | undefined] {
  const record = nodeAt(text, parent);
  const order = drawnOrder.get(record) ?? drawnChildren(text, parent);
  drawnOrder.set(record, order);
  const at = order.indexOf(index);
  return at < 0 ? [undefined, undefined] : [order[at - 1], order[at + 1]];
}

function openIn(text: NegotiatingText, index: number): readonly number[] {
  return (["label", "heading", "body"] as const).flatMap((name) =>
    fieldsOf(text, index, name).flatMap(({ field }) => field.open),
  );
}

function choicesIn(text: NegotiatingText, brackets: readonly number[]): readonly ChoiceView[] {
  const choices = new Set(
    brackets.filter((bracket) => isLive(text, bracket)).map((bracket) => bracketAt(text, bracket).choice),
  );
  return [...choices].filter((choice) => choice >= 0).map((choice) => choiceView(text, choice));
}

/** A choice with the options that are live. */
function choiceView(text: NegotiatingText, choice: number): ChoiceView {
  const { options, inferred } = choiceAt(text, choice);
  return {
    id: choiceIdOf(text, choice),
    isInferred: inferred,
    options: options
      .filter((option) => isLive(text, option))
      .map((option) => {
        const bracket = bracketView(text, option);
        return { bracket, label: bracket.option, isEmpty: bracket.kind === "insert" && isWithoutWords(text, option) };
      }),
  };
}

function isWithoutWords(text: NegotiatingText, index: number): boolean {
  return bracketAt(text, index).parts.every((part) => part.kind === "words") && !hasOwnWords(text, index);
}
