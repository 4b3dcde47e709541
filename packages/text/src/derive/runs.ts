import type { FieldName } from "../acts/shapes.ts";
import { bracketAt, nodeAt, pieceAt } from "../state/lookup.ts";
import type { Field, NegotiatingText, Part, Run, Spot } from "../state/records.ts";
import { holderOfWords } from "./standing.ts";

/** Consecutive code points of a piece under the same spans. */
export interface Stretch extends Run {
  /** The spans that hold it, of those asked about, in the order in which they begin; of two at one place, the longer first. */
  readonly spans: readonly number[];
}

/** The runs of a node's field, with those of what an agreed merger joined to it, and without what a split gave away. */
export function runsOf(text: NegotiatingText, index: number, name: FieldName): readonly Run[] {
  const node = nodeAt(text, index);
  if (name !== "body" || (node.splitBy < 0 && node.splits.length === 0 && node.mergers.length === 0)) {
    return node[name]?.runs ?? [];
  }
  const runs = [...segmentOf(text, index)];
  for (const merger of node.mergers) {
    const [first, second] = bracketAt(text, merger).about;
    if (first === index && second !== undefined) runs.push(...runsOf(text, second, "body"));
  }
  return runs;
}

/** A node's own part of a body that splits divide. */
function segmentOf(text: NegotiatingText, index: number): readonly Run[] {
  const { from, to, runs } = segmentBounds(text, index);
  return runs.slice(from, to);
}

/** Where a node's own part of its body begins and ends, among the runs of the node that holds the words. */
export function segmentBounds(
  text: NegotiatingText,
  index: number,
): { readonly runs: readonly Run[]; readonly from: number; readonly to: number } {
  const runs = nodeAt(text, holderOfWords(text, index)).body?.runs ?? [];
  const { splitBy } = nodeAt(text, index);
  const isBreak = (run: Run): boolean => {
    const piece = pieceAt(text, run.piece);
    return piece.kind === "break" && bracketAt(text, piece.refersTo).state === "agreed";
  };
  // A split that is not agreed divides nothing yet.
  if (splitBy >= 0 && bracketAt(text, splitBy).state !== "agreed") return { runs, from: runs.length, to: runs.length };
  const from =
    splitBy < 0
      ? 0
      : runs.findIndex(({ piece }) => {
          const { kind, refersTo } = pieceAt(text, piece);
          return kind === "break" && refersTo === splitBy;
        }) + 1;
  const to = runs.findIndex((run, at) => at >= from && isBreak(run));
  return { runs, from, to: to < 0 ? runs.length : to };
}

/** The node whose words the code point at a spot of a body is among: the one that holds them, or a second half that was divided off it. */
export function unitOf(text: NegotiatingText, holder: number, spot: Spot): number {
  const { body, splits } = nodeAt(text, holder);
  if (body === null || splits.length === 0) return holder;
  let unit = holder;
  for (const { piece, from, to } of body.runs) {
    if (piece === spot.piece && from <= spot.at && spot.at < to) break;
    const { kind, refersTo } = pieceAt(text, piece);
    if (kind !== "break" || bracketAt(text, refersTo).state !== "agreed") continue;
    unit = bracketAt(text, refersTo).about[1] ?? unit;
  }
  return unit;
}

/** Whether a piece is one that a bracket put forward, at any depth, or the unpaired mark that it is. */
export function isOwn(text: NegotiatingText, piece: number, bracket: number): boolean {
  const { owner, kind, refersTo } = pieceAt(text, piece);
  if (kind === "mark" && refersTo === bracket) return true;
  for (let around = owner; around >= bracket; around = bracketAt(text, around).parent)
    if (around === bracket) return true;
  return false;
}

/** The nodes that a part's words are drawn in; those of a body that was divided may be several. */
export function unitsOf(
  text: NegotiatingText,
  bracket: number,
  part: Exclude<Part, { kind: "nodes" }>,
): readonly number[] {
  const { node, field } = part;
  const record = nodeAt(text, node);
  if (field !== "body" || record.body === null || record.splits.length === 0) return [node];
  const runs =
    part.kind === "span"
      ? spanned(record.body.runs, part)
      : record.body.runs.filter(({ piece }) => isOwn(text, piece, bracket));
  const units = new Set(runs.map(({ piece, from }) => unitOf(text, node, { piece, at: from })));
  return units.size === 0 ? [node] : [...units];
}

/** Every field that a node's field draws words from: its own, and those of what was split or merged. */
export function fieldsOf(text: NegotiatingText, index: number, name: FieldName): readonly FieldOfNode[] {
  const holder = name === "body" ? holderOfWords(text, index) : index;
  const field = nodeAt(text, holder)[name];
  const own = field === null ? [] : [{ node: holder, field }];
  const { mergers } = nodeAt(text, index);
  if (name !== "body" || mergers.length === 0) return own;
  const joined = mergers.flatMap((merger) => {
    const [first, second] = bracketAt(text, merger).about;
    return first === index && second !== undefined ? fieldsOf(text, second, "body") : [];
  });
  return [...own, ...joined.filter(({ node }) => node !== holder)];
}

/** A span in a field. */
export type SpanPart = Extract<Part, { kind: "span" }>;

/** A bracket's spans in one node's field. */
export function spansIn(text: NegotiatingText, bracket: number, node: number, name: FieldName): readonly SpanPart[] {
  return bracketAt(text, bracket).parts.filter(
    (part): part is SpanPart => part.kind === "span" && part.node === node && part.field === name,
  );
}

/** The run whose code points hold the one at a spot; -1 when none does. */
export function runAt(runs: readonly Run[], { piece, at }: Spot): number {
  for (let index = 0; index < runs.length; index += 1) {
    const run = runs[index];
    if (run !== undefined && run.piece === piece && run.from <= at && at < run.to) return index;
  }
  return -1;
}

interface Edge {
  readonly at: number;
  readonly bracket: number;
  readonly isStart: boolean;
}

/** All the runs of a field, divided where spans begin and end. */
export function stretchesOf(
  runs: readonly Run[],
  spans: readonly { readonly bracket: number; readonly part: SpanPart }[],
): readonly Stretch[] {
  if (spans.length === 0) return runs.map((run) => ({ ...run, spans: [] }));
  const edges = new Map<number, Edge[]>();
  const note = (piece: number, edge: Edge): void => {
    const list = edges.get(piece);
    if (list === undefined) edges.set(piece, [edge]);
    else list.push(edge);
  };
  for (const { bracket, part } of spans) {
    note(part.from.piece, { at: part.from.at, bracket, isStart: true });
    note(part.to.piece, { at: part.to.at, bracket, isStart: false });
  }
  const order = orderOfSpans(runs, spans);
  const found: Stretch[] = [];
  let active: readonly number[] = [];
  for (const run of runs) {
    const here = edges.get(run.piece);
    let from = run.from;
    if (here !== undefined) {
      const inside = here
        .filter(({ at, isStart }) => (isStart ? run.from <= at && at < run.to : run.from < at && at <= run.to))
        .toSorted((a, b) => a.at - b.at || Number(a.isStart) - Number(b.isStart));
      for (const { at, bracket, isStart } of inside) {
        if (at > from) {
          found.push({ piece: run.piece, from, to: at, spans: active });
          from = at;
        }
        active = isStart
          ? [...active, bracket].toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
          : active.filter((other) => other !== bracket);
      }
    }
    if (from < run.to) found.push({ piece: run.piece, from, to: run.to, spans: active });
  }
  return found;
}

/** Which of two spans is drawn outside: the one that begins first, then the longer, then the older. */
function orderOfSpans(
  runs: readonly Run[],
  spans: readonly { readonly bracket: number; readonly part: SpanPart }[],
): ReadonlyMap<number, number> {
  const placeOf = ({ piece, at }: Spot, isEnd: boolean): number => {
    const index = runs.findIndex(
      (run) => run.piece === piece && (isEnd ? run.from < at && at <= run.to : run.from <= at && at < run.to),
    );
    return index < 0 ? (isEnd ? Infinity : -1) : index * 2 ** 24 + at;
  };
  const placed = spans.map(({ bracket, part }) => ({
    bracket,
    from: placeOf(part.from, false),
    to: placeOf(part.to, true),
  }));
  placed.sort((a, b) => a.from - b.from || b.to - a.to || a.bracket - b.bracket);
  const order = new Map<number, number>();
  for (const { bracket } of placed) if (!order.has(bracket)) order.set(bracket, order.size);
  return order;
}

/** The runs that a span holds, cut where it begins and ends. */
export function spanned(runs: readonly Run[], { from, to }: SpanPart): readonly Run[] {
  const found: Run[] = [];
  for (let index = runAt(runs, from); index >= 0 && index < runs.length; index += 1) {
    const run = runs[index];
    if (run === undefined) break;
    const start = run.piece === from.piece ? Math.max(run.from, from.at) : run.from;
    const isLast = run.piece === to.piece && run.from < to.at && to.at <= run.to;
    found.push({ piece: run.piece, from: start, to: isLast ? to.at : run.to });
    if (isLast) break;
  }
  return found;
}

/** For each piece that spans touch, the code points from and to that they hold. */
export type Coverage = Map<number, (readonly [from: number, to: number])[]>;

/** Adds what a span holds, from the run in which it begins to that in which it ends. */
export function coverSpan(runs: readonly Run[], part: SpanPart, coverage: Coverage): void {
  for (const { piece, from: start, to: end } of spanned(runs, part)) {
    const range = [start, end] as const;
    const ranges = coverage.get(piece);
    if (ranges === undefined) coverage.set(piece, [range]);
    else ranges.push(range);
  }
}

const NOTHING: Coverage = new Map();
const cutWords = new WeakMap<Field, Coverage>();

/** What agreed deletions took of a field. */
export function cutIn(text: NegotiatingText, { node, field }: FieldOfNode, name: FieldName): Coverage {
  if (field.cuts.length === 0) return NOTHING;
  const before = cutWords.get(field);
  if (before !== undefined) return before;
  const coverage: Coverage = new Map();
  for (const bracket of field.cuts) {
    for (const part of spansIn(text, bracket, node, name)) coverSpan(field.runs, part, coverage);
  }
  cutWords.set(field, coverage);
  return coverage;
}

/** A field, and the node whose it is. */
export interface FieldOfNode {
  readonly node: number;
  readonly field: Field;
}

/** Whether an agreed deletion took a code point of a field. */
export function isCut(text: NegotiatingText, field: FieldOfNode, name: FieldName, { piece, at }: Spot): boolean {
  return (cutIn(text, field, name).get(piece) ?? []).some(([from, to]) => from <= at && at < to);
}

/** What of some runs of these fields no agreed deletion took. */
export function uncut<R extends Run>(
  text: NegotiatingText,
  runs: readonly R[],
  fields: readonly FieldOfNode[],
  name: FieldName,
): readonly R[] {
  const cuts = fields.map((field) => cutIn(text, field, name)).filter(({ size }) => size > 0);
  if (cuts.length === 0) return runs;
  const left: R[] = [];
  for (const run of runs) {
    const ranges: (readonly [from: number, to: number])[] = [];
    for (const coverage of cuts) {
      for (const range of coverage.get(run.piece) ?? [])
        if (range[0] < run.to && run.from < range[1]) ranges.push(range);
    }
    if (ranges.length === 0) left.push(run);
    else left.push(...without(run, ranges));
  }
  return left;
}

function without<R extends Run>(run: R, ranges: readonly (readonly [number, number])[]): readonly R[] {
  const left: R[] = [];
  let { from } = run;
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    if (end <= from || start >= run.to) continue;
    if (start > from) left.push({ ...run, from, to: start });
    from = end;
  }
  if (from < run.to) left.push({ ...run, from });
  return left;
}
