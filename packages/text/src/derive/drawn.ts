import type { FieldName } from "../acts/shapes.ts";
import { bracketAt, bracketIdOf, nodeAt, nodeIdOf, parentOf, pieceAt } from "../state/lookup.ts";
import { lastOf } from "../state/past.ts";
import type { Bracket, Field, NegotiatingText, Part, Piece, Run, TextNode } from "../state/records.ts";
import { sliceCodePoints } from "./code-points.ts";
import { type Hashed, hashOf } from "./hashing.ts";
import { runAt, spanned, uncut } from "./runs.ts";
import { childrenOf, isAgreed, isAlive, isNodeAlive, isWithin, nodesOf } from "./standing.ts";
import { mergedInto } from "./summary.ts";
import { walkField } from "./walk.ts";

/** One thing among words, as hashes hold it; trivia and notes are no part of a text. */
function tokenOf(text: NegotiatingText, piece: Piece, run: Run): Hashed | null {
  switch (piece.kind) {
    case "words":
      return sliceCodePoints(piece.text, piece.length, run.from, run.to);
    case "literal":
      return ["literal", sliceCodePoints(piece.text, piece.length, run.from, run.to)];
    case "placeholder":
      return ["placeholder", piece.text];
    case "ref":
      return ["ref", piece.refersTo < 0 ? "" : nodeIdOf(text, piece.refersTo), piece.refersTo < 0 ? piece.text : ""];
    case "anchor":
      return ["anchor", piece.refersTo < 0 ? "" : nodeIdOf(text, piece.refersTo)];
    case "mark":
      return markToken(text, piece);
    case "note":
    case "trivia":
    case "break":
      return null;
  }
}

/** An unpaired bracket; once repaired, a character or nothing. */
function markToken(text: NegotiatingText, piece: Piece): Hashed | null {
  if (piece.refersTo < 0) return ["mark", piece.text];
  const bracket = bracketAt(text, piece.refersTo);
  if (bracket.state === "open") return ["mark", piece.text];
  return lastOf(text, bracket).turn.note === "literal" ? ["literal", piece.text] : null;
}

/** Joins words that stand side by side, so that how they were cut into pieces is no matter. */
function joinTokens(tokens: readonly Hashed[]): readonly Hashed[] {
  const joined: Hashed[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (typeof token === "string" && typeof last === "string") joined[joined.length - 1] = last + token;
    else if (token !== "") joined.push(token);
  }
  return joined;
}

/** A field as the bracket view draws it, for hashing: words, and where which bracket opens and closes. */
function drawnField(text: NegotiatingText, index: number, name: FieldName): readonly Hashed[] {
  const tokens: Hashed[] = [];
  walkField(text, index, name, {
    open: (bracket) => tokens.push(["[", bracketIdOf(text, bracket), bracketAt(text, bracket).kind]),
    close: (bracket) => tokens.push(["]", bracketIdOf(text, bracket)]),
    item: (piece, run) => {
      const token = tokenOf(text, piece, run);
      if (token !== null) tokens.push(token);
    },
  });
  return joinTokens(tokens);
}

/** A field's words as the agreed view shows them, seen from its node, for hashing. */
export function agreedField(text: NegotiatingText, runs: readonly Run[], base: number): readonly Hashed[] {
  const tokens: Hashed[] = [];
  for (const run of runs) {
    const piece = pieceAt(text, run.piece);
    if (piece.owner !== base && !isAgreed(text, piece.owner, base)) continue;
    const token = tokenOf(text, piece, run);
    if (token !== null) tokens.push(token);
  }
  return joinTokens(tokens);
}

const drawnNodes = new WeakMap<TextNode, string>();

/** A digest of a node and all under it as the bracket view draws it, kept as long as the node is the same. */
export function drawnNode(text: NegotiatingText, index: number): string {
  const node = nodeAt(text, index);
  const before = drawnNodes.get(node);
  if (before !== undefined) return before;
  const homes = [index, ...mergedInto(text, index)];
  const around = homes
    .flatMap((one) => nodeAt(text, one).open)
    .filter((bracket) => bracketAt(text, bracket).state === "open")
    .map((bracket): Hashed => {
      const { kind, parts } = bracketAt(text, bracket);
      const nodes = parts.flatMap((part) =>
        part.kind === "nodes" && homes.includes(part.parent) ? [part.first, part.last] : [],
      );
      return [bracketIdOf(text, bracket), kind, ...nodes.map((one) => nodeIdOf(text, one))];
    });
  const digest = hashOf([
    index === 0 ? "" : nodeIdOf(text, index),
    node.kind,
    drawnField(text, index, "label"),
    drawnField(text, index, "heading"),
    drawnField(text, index, "body"),
    around,
    childrenOf(text, index).map((child) => drawnNode(text, child)),
  ]);
  drawnNodes.set(node, digest);
  return digest;
}

/** What a bracket itself puts forward, with its live inner brackets: its words where they are, its provisions by digest. */
export function drawnOwn(text: NegotiatingText, index: number): readonly Hashed[] {
  const bracket = bracketAt(text, index);
  if (bracket.kind === "basis") return [drawnNode(text, 0)];
  return bracket.parts.flatMap((part): readonly Hashed[] => {
    switch (part.kind) {
      case "span":
        return [];
      case "nodes":
        return isAddition(bracket) ? drawnProvisions(text, index, part) : [];
      case "words":
        return drawnWords(text, index, part);
    }
  });
}

function isAddition({ kind }: Bracket): boolean {
  return kind === "insert" || kind === "newNode" || kind === "split";
}

/** Provisions that an insertion puts forward, where they are now: not those struck or joined to others inside it since. */
function drawnProvisions(
  text: NegotiatingText,
  index: number,
  part: Extract<Part, { kind: "nodes" }>,
): readonly Hashed[] {
  return nodesOf(text, part).flatMap((node): readonly Hashed[] => {
    const { owner, moves } = nodeAt(text, node);
    const isHere = parentOf(text, node) === part.parent && isWithin(text, owner, index) && isNodeAlive(text, node);
    if (!isHere) return [];
    const move = moves.at(-1);
    return [move === undefined ? drawnNode(text, node) : [bracketIdOf(text, move), drawnNode(text, node)]];
  });
}

function drawnWords(
  text: NegotiatingText,
  index: number,
  { node, field }: Extract<Part, { kind: "words" }>,
): readonly Hashed[] {
  const record = nodeAt(text, node)[field];
  if (record === null) return [];
  const inside = insideOf(text, record);
  const own = (inside.runs.get(index) ?? []).filter(({ piece }) => isAlive(text, pieceAt(text, piece).owner, index));
  const left = uncut(text, own, [{ node, field: record }], field);
  const tokens = joinTokens(
    left.flatMap((run) => {
      const piece = pieceAt(text, run.piece);
      const token = tokenOf(text, piece, run);
      return token === null ? [] : [piece.owner === index ? token : [bracketIdOf(text, piece.owner), token]];
    }),
  );
  // Deletions, reservations and marks inside the words, each with where it is; insertions among them were told with their words.
  const inner = (inside.open.get(index) ?? []).filter((other) => {
    const { parent, state } = bracketAt(text, other);
    return state === "open" && isAlive(text, parent, index);
  });
  return inner.length === 0
    ? tokens
    : [...tokens, inner.map((other) => [bracketIdOf(text, other), ...spansOf(text, other)])];
}

/** By insertion, at any depth: the runs of a field that it is around, and the open brackets. */
interface Inside {
  readonly runs: ReadonlyMap<number, readonly Run[]>;
  readonly open: ReadonlyMap<number, readonly number[]>;
}
const insides = new WeakMap<Field, Inside>();

/** What is inside what never changes: it is kept as long as the field is the same. */
function insideOf(text: NegotiatingText, field: Field): Inside {
  const before = insides.get(field);
  if (before !== undefined) return before;
  const [runs, open] = [new Map<number, Run[]>(), new Map<number, number[]>()];
  const note = <T>(lists: Map<number, T[]>, innermost: number, one: T): void => {
    // Nobody asks for all that is in the basis.
    for (let around = innermost; around > 0; around = bracketAt(text, around).parent) {
      const list = lists.get(around);
      if (list === undefined) lists.set(around, [one]);
      else list.push(one);
    }
  };
  for (const run of field.runs) note(runs, pieceAt(text, run.piece).owner, run);
  for (const bracket of field.open) note(open, bracketAt(text, bracket).parent, bracket);
  const inside = { runs, open };
  insides.set(field, inside);
  return inside;
}

function spansOf(text: NegotiatingText, index: number): readonly Hashed[] {
  return bracketAt(text, index).parts.flatMap((part) =>
    part.kind === "span" ? [part.from.piece, part.from.at, part.to.piece, part.to.at] : [],
  );
}

/** What a bracket's target is as it stands: words that no agreed deletion took, provisions by digest. */
export function drawnTarget(text: NegotiatingText, index: number): readonly Hashed[] {
  const bracket = bracketAt(text, index);
  return bracket.parts.flatMap((part): readonly Hashed[] => {
    if (part.kind === "words") return [];
    if (part.kind === "nodes") {
      return isAddition(bracket) ? [] : nodesOf(text, part).map((node) => drawnNode(text, node));
    }
    const field = nodeAt(text, part.node)[part.field];
    if (field === null) return [];
    const { owner } = pieceAt(text, part.from.piece);
    const within =
      part.from.piece === part.to.piece && isWhole(field.runs, part)
        ? [{ piece: part.from.piece, from: part.from.at, to: part.to.at }]
        : spanned(field.runs, part);
    const left = uncut(text, within, [{ node: part.node, field }], part.field);
    return [["words", ...agreedField(text, left, owner)]];
  });
}

/** Whether a span of one piece stands undivided. */
function isWhole(runs: readonly Run[], { from, to }: Extract<Part, { kind: "span" }>): boolean {
  const run = runs[runAt(runs, from)];
  return run !== undefined && to.at <= run.to;
}
