import { codePointsIn } from "../derive/code-points.ts";
import type { FieldName } from "../acts/shapes.ts";
import { type Vector, vectorOf } from "../persistent/vector.ts";
import type { TabledBracket, TabledItem, TabledText } from "../tabled.ts";
import { newBracket } from "./bracket.ts";
import { turnOf } from "./past.ts";
import { EMPTY_FIELD } from "./draft.ts";
import { emptyNode } from "./node.ts";
import type { Bracket, Choice, Field, Part, Piece, Placed, Run, Spot, TextNode } from "./records.ts";

/** What a tabled tree comes to. */
export interface TakenIn {
  readonly pieces: Vector<Piece>;
  readonly nodes: Vector<TextNode>;
  readonly brackets: Vector<Bracket>;
  readonly choices: Vector<Choice>;
}

interface Span {
  first: Piece | null;
  from: Spot | null;
  to: Spot | null;
}
interface Taking {
  readonly tabled: TabledText;
  readonly placed: Placed;
  readonly pieces: Piece[];
  readonly nodes: TextNode[];
  /** Brackets that are open at the place reached, outermost first, by number in the tree. */
  readonly stack: number[];
  readonly parents: number[];
  readonly parts: Part[][];
  /** Nodes that a bracket takes in whole, by bracket: the outermost only. */
  readonly whole: Set<number>[];
  readonly children: number[][];
  /** For each node of the tree, the last node under it, itself when there is none. */
  readonly last: readonly number[];
  readonly marks: { readonly piece: number; readonly sign: string }[];
  /** For each bracket, where each of its parts is closed. */
  readonly closings: readonly (readonly number[])[];
  /** How many parts of each bracket were closed before the place reached. */
  readonly closed: number[];
}

/** The basis is bracket 0; those of the tree follow in its order, then marks. Node 0 is the text itself. */
const BASIS = 0;
const numberOfTabled = (bracket: number): number => bracket + 1;
const nodeOfTabled = (node: number): number => node + 1;

/** Takes a tree in as the basis of a text. Names in it are alleged; its brackets are nobody's. */
export function takeIn(tabled: TabledText, placed: Placed): TakenIn {
  const last = lastUnder(tabled);
  const ends = endsOf(last);
  const taking: Taking = {
    tabled,
    placed,
    pieces: [],
    nodes: [{ ...emptyNode(0, "root", -1, BASIS) }],
    stack: [],
    parents: tabled.brackets.map(() => BASIS),
    parts: tabled.brackets.map(() => []),
    whole: tabled.brackets.map(() => new Set<number>()),
    children: [[], ...tabled.nodes.map((): number[] => [])],
    last,
    marks: [],
    closings: closingsOf(tabled, ends),
    closed: tabled.brackets.map(() => 0),
  };
  tabled.nodes.forEach((_, at) => takeNode(taking, at, ends));
  return finish(taking);
}

/** For each node, the last node under it; itself when there is none. */
function lastUnder({ nodes }: TabledText): readonly number[] {
  const last = nodes.map((_, at) => at);
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const node = nodes[at];
    if (node !== undefined && node.parent >= 0) last[node.parent] = Math.max(last[node.parent] ?? 0, last[at] ?? at);
  }
  return last;
}

/** For each node, the nodes that end right after it: itself when it has nothing under it, and all that it is the last of; innermost first. */
function endsOf(last: readonly number[]): readonly (readonly number[])[] {
  const ends: number[][] = last.map(() => []);
  for (let at = last.length - 1; at >= 0; at -= 1) ends[last[at] ?? at]?.push(at);
  return ends;
}

/**
 * For each bracket, after which node's words each of its parts is closed, in order: the node's own number, or half of one more after its
 * end. A part that nothing closes is left out.
 */
function closingsOf({ nodes, brackets }: TabledText, ends: readonly (readonly number[])[]): readonly number[][] {
  const places = brackets.map((): number[] => []);
  nodes.forEach((node, at) => {
    for (const field of [node.label, node.heading, node.body]) {
      for (const item of field ?? []) if (typeof item === "object" && "close" in item) places[item.close]?.push(at);
    }
    for (const ended of ends[at] ?? [])
      for (const bracket of nodes[ended]?.after ?? []) places[bracket]?.push(at + 0.5);
  });
  return places;
}

/** Where the part of a bracket that is open at the place reached is closed; -1 when nothing closes it. */
const closingOf = ({ closings, closed }: Taking, bracket: number): number =>
  closings[bracket]?.[closed[bracket] ?? 0] ?? -1;

function takeNode(taking: Taking, at: number, ends: readonly (readonly number[])[]): void {
  const { tabled, nodes, stack } = taking;
  const tabledNode = tabled.nodes[at];
  if (tabledNode === undefined) return;
  const index = nodeOfTabled(at);
  const parent = nodeOfTabled(tabledNode.parent);
  for (const bracket of tabledNode.before ?? []) openBracket(taking, bracket);
  const lastInside = taking.last[at] ?? at;
  // What is open here and stays open to the end of all that is under the node takes the whole node in.
  const around = stack.filter((bracket) => isInsertion(tabled, bracket) && closingOf(taking, bracket) > lastInside);
  const owner = around.length === 0 ? BASIS : numberOfTabled(around.at(-1) ?? 0);
  nodes.push(emptyNode(0, tabledNode.kind, parent, owner));
  taking.children[parent]?.push(index);
  for (const bracket of stack) {
    const isWhole = closingOf(taking, bracket) > lastInside;
    if (isWhole && !isInWhole(taking, bracket, parent)) taking.whole[bracket]?.add(index);
  }
  for (const name of ["label", "heading", "body"] as const) takeField(taking, index, name, tabledNode[name] ?? []);
  for (const ended of ends[at] ?? [])
    for (const bracket of tabled.nodes[ended]?.after ?? []) closeBracket(taking, bracket);
}

/** Whether a bracket takes in a node, or one above it, whole. */
function isInWhole({ whole, nodes }: Taking, bracket: number, from: number): boolean {
  const taken = whole[bracket];
  if (taken === undefined || taken.size === 0) return false;
  for (let node = from; node > 0; node = nodes[node]?.parent ?? 0) if (taken.has(node)) return true;
  return false;
}

function isInsertion({ brackets }: TabledText, bracket: number): boolean {
  return brackets[bracket]?.change === "insert";
}

function openBracket({ tabled, stack, parents }: Taking, bracket: number): void {
  const around = stack.findLast((other) => isInsertion(tabled, other));
  parents[bracket] = around === undefined ? BASIS : numberOfTabled(around);
  stack.push(bracket);
}

/** What opened inside an insertion and closes after it is not inside it: the words that both hold are the inner one's. */
function closeBracket({ tabled, stack, parents, closed }: Taking, bracket: number): void {
  closed[bracket] = (closed[bracket] ?? 0) + 1;
  const at = stack.lastIndexOf(bracket);
  if (at < 0) return;
  stack.splice(at, 1);
  if (!isInsertion(tabled, bracket)) return;
  for (const crossing of stack.slice(at)) {
    if (parents[crossing] === numberOfTabled(bracket)) parents[crossing] = parents[bracket] ?? BASIS;
  }
}

function takeField(taking: Taking, node: number, name: FieldName, items: readonly TabledItem[]): void {
  if (items.length === 0) return;
  const { tabled, pieces, stack, marks } = taking;
  const runs: Run[] = [];
  const spans = new Map<number, Span>();
  const touched = new Set<number>();
  const begin = (bracket: number): void => void spans.set(bracket, { first: null, from: null, to: null });
  for (const bracket of stack) begin(bracket);
  const end = (bracket: number): void => {
    const span = spans.get(bracket);
    spans.delete(bracket);
    if (isInsertion(tabled, bracket) || span === undefined || span.from === null || span.to === null) return;
    addPart(taking, bracket, { kind: "span", node, field: name, from: span.from, to: span.to });
  };
  for (const item of items) {
    if (typeof item === "object" && "open" in item) {
      openBracket(taking, item.open);
      touched.add(item.open);
      begin(item.open);
    } else if (typeof item === "object" && "close" in item) {
      end(item.close);
      closeBracket(taking, item.close);
      touched.add(item.close);
    } else {
      const owner = stack.findLast((bracket) => isInsertion(tabled, bracket));
      const number = pieces.length;
      const piece = pieceOf(item, node, name, owner === undefined ? BASIS : numberOfTabled(owner));
      pieces.push(piece);
      if (piece.kind === "mark") marks.push({ piece: number, sign: piece.text });
      if (piece.length === 0) continue;
      runs.push({ piece: number, from: 0, to: piece.length });
      for (const bracket of stack) {
        touched.add(bracket);
        const span = spans.get(bracket);
        if (span === undefined) continue;
        span.from ??= { piece: number, at: 0 };
        span.to = { piece: number, at: piece.length };
      }
    }
  }
  for (const bracket of stack) end(bracket);
  for (const bracket of touched) {
    if (isInsertion(tabled, bracket)) addPart(taking, bracket, { kind: "words", node, field: name });
  }
  setField(taking, node, name, { ...EMPTY_FIELD, runs });
}

/** Words of a node that is taken in whole are told by the node. */
function addPart(taking: Taking, bracket: number, part: Part): void {
  const { parts } = taking;
  if (part.kind === "nodes" || isInWhole(taking, bracket, part.node)) return;
  const isKnown = (parts[bracket] ?? []).some(
    (known) =>
      known.kind === "words" && part.kind === "words" && known.node === part.node && known.field === part.field,
  );
  if (!isKnown) parts[bracket]?.push(part);
}

function setField({ nodes }: Taking, node: number, name: FieldName, field: Field): void {
  const record = nodes[node];
  if (record !== undefined) nodes[node] = { ...record, [name]: field };
}

function pieceOf(
  item: Exclude<TabledItem, { open: number } | { close: number }>,
  node: number,
  field: FieldName,
  owner: number,
): Piece {
  const base = { by: 0, node, field, owner, refersTo: -1, noteBy: null, length: 1 };
  if (typeof item === "string") return { ...base, kind: "words", text: item, length: codePointsIn(item) };
  if ("literal" in item) return { ...base, kind: "literal", text: item.literal, length: codePointsIn(item.literal) };
  if ("placeholder" in item) return { ...base, kind: "placeholder", text: item.placeholder };
  if ("note" in item) return { ...base, kind: "note", text: item.note, noteBy: item.by ?? null };
  if ("ref" in item) return { ...base, kind: "ref", text: item.form, refersTo: nodeOfTabled(item.ref) };
  if ("anchor" in item) return { ...base, kind: "anchor", text: "", refersTo: nodeOfTabled(item.anchor) };
  if ("mark" in item) return { ...base, kind: "mark", text: item.mark };
  return { ...base, kind: "trivia", text: item.trivia };
}

function finish({ tabled, placed, pieces, nodes, children, parents, parts, whole, marks }: Taking): TakenIn {
  children.forEach((under, at) => {
    const node = nodes[at];
    if (node !== undefined && under.length > 0) nodes[at] = { ...node, children: under };
  });
  const places = placesAmong(children);
  const brackets: Bracket[] = [
    newBracket({ by: 0, kind: "basis", parts: [], parent: -1, holders: [placed.delegation], placed }),
  ];
  tabled.brackets.forEach((bracket, at) => {
    const runs = siblingRuns(nodes, places, whole[at] ?? new Set());
    brackets.push(bracketOfTabled(bracket, [...(parts[at] ?? []), ...runs], parents[at] ?? BASIS, placed));
  });
  const choices = choicesOf(tabled);
  pairReplacements(tabled, brackets, placed);
  for (const { piece } of marks) {
    const record = pieces[piece];
    if (record === undefined) continue;
    pieces[piece] = { ...record, refersTo: brackets.length };
    const part: Part = { kind: "words", node: record.node, field: record.field };
    brackets.push(
      newBracket({ by: 0, kind: "mark", parts: [part], parent: record.owner, holders: [], placed, shown: "typed" }),
    );
  }
  enterAll(nodes, brackets);
  return { pieces: vectorOf(pieces), nodes: vectorOf(nodes), brackets: vectorOf(brackets), choices: vectorOf(choices) };
}

/** Each choice with its options, in the order in which these first open. */
function choicesOf({ brackets, choices }: TabledText): readonly Choice[] {
  const options = choices.map((): number[] => []);
  brackets.forEach(({ choice }, bracket) => {
    if (choice !== undefined) options[choice]?.push(numberOfTabled(bracket));
  });
  return choices.map(({ inferred }, at) => ({ by: 0, inferred, options: options[at] ?? [] }));
}

function bracketOfTabled(bracket: TabledBracket, parts: readonly Part[], parent: number, placed: Placed): Bracket {
  const taken = newBracket({
    by: 0,
    kind: bracket.change,
    parts,
    parent,
    holders: [],
    placed,
    choice: bracket.choice ?? -1,
    alleged: bracket.names ?? [],
    shown: bracket.shown,
    option: bracket.option ?? null,
    footnote: bracket.footnote ?? null,
    date: bracket.date ?? null,
  });
  // What no words ever open is nothing.
  return parts.length > 0 ? taken : closedAtOnce(taken, placed);
}

/** A bracket of a file that is none from the beginning. */
function closedAtOnce(bracket: Bracket, placed: Placed): Bracket {
  return { ...bracket, state: "closed", last: { turn: turnOf("opened", "closed"), placed, before: null } };
}

/** An insertion of words that takes a deletion's place: the two are one replacement. */
function pairReplacements(tabled: TabledText, brackets: Bracket[], placed: Placed): void {
  tabled.brackets.forEach(({ replaces, change }, at) => {
    if (replaces === undefined || change !== "insert") return;
    const inserted = brackets[numberOfTabled(at)];
    const deleted = brackets[numberOfTabled(replaces)];
    if (inserted === undefined || deleted?.kind !== "delete") return;
    // What a replacement has of whole provisions goes: where it puts some forward, the two are asked about one by one.
    if (inserted.parts.some((part) => part.kind === "nodes")) return;
    brackets[numberOfTabled(at)] = { ...inserted, kind: "replace", parts: [...deleted.parts, ...inserted.parts] };
    brackets[numberOfTabled(replaces)] = closedAtOnce(deleted, placed);
  });
}

/** Whole nodes side by side under one are one part. */
function siblingRuns(
  nodes: readonly TextNode[],
  places: readonly number[],
  whole: ReadonlySet<number>,
): readonly Part[] {
  const runs: { kind: "nodes"; parent: number; first: number; last: number }[] = [];
  for (const node of whole) {
    const parent = nodes[node]?.parent ?? 0;
    const last = runs.at(-1);
    const isNext = last?.parent === parent && (places[node] ?? 0) === (places[last.last] ?? 0) + 1;
    if (last !== undefined && isNext) last.last = node;
    else runs.push({ kind: "nodes", parent, first: node, last: node });
  }
  return runs;
}

/** Each node's place among what is under the same one. */
function placesAmong(children: readonly (readonly number[])[]): readonly number[] {
  const places: number[] = [];
  for (const under of children) {
    under.forEach((node, place) => {
      places[node] = place;
    });
  }
  return places;
}

function enterAll(nodes: TextNode[], brackets: readonly Bracket[]): void {
  brackets.forEach(({ parts, state }, index) => {
    if (state !== "open") return;
    for (const part of parts) {
      const at = part.kind === "nodes" ? part.parent : part.node;
      const node = nodes[at];
      if (node === undefined) continue;
      if (part.kind === "nodes") {
        if (!node.open.includes(index)) nodes[at] = { ...node, open: [...node.open, index] };
      } else {
        const field = node[part.field] ?? EMPTY_FIELD;
        if (!field.open.includes(index))
          nodes[at] = { ...node, [part.field]: { ...field, open: [...field.open, index] } };
      }
    }
  });
}
