import { bracketAt, nodeAt, parentOf, pieceAt } from "../state/lookup.ts";
import type { Bracket, Field, NegotiatingText, Part, Run } from "../state/records.ts";
import {
  type Coverage,
  type FieldOfNode,
  type SpanPart,
  coverSpan,
  cutIn,
  fieldsOf,
  isOwn,
  runsOf,
  spanned,
  uncut,
  unitsOf,
} from "./runs.ts";
import { childrenOf, isDrawn, isLive, isNodeAlive, isTakenOut, isWithin, joinedTo, nodesOf } from "./standing.ts";
import { mergedInto } from "./summary.ts";

/** What would go if something were agreed: code points by piece, and whole nodes. */
export interface Region {
  /** For each piece that is touched, the code points from and to. A span is one stretch of its field, so one range suffices a span. */
  readonly words: ReadonlyMap<number, readonly (readonly [from: number, to: number])[]>;
  readonly nodes: ReadonlySet<number>;
  /** The insertions that any of the touched words are part of, at any depth, and the unpaired marks among them. */
  readonly owners: ReadonlySet<number>;
}

/** The region that a proposal's parts cover. */
export function regionOf(text: NegotiatingText, parts: readonly Part[]): Region {
  const words: Coverage = new Map();
  const nodes = new Set<number>();
  for (const part of parts) {
    if (part.kind === "nodes") {
      for (const node of nodesOf(text, part)) {
        nodes.add(node);
        coverDivided(text, node, words);
      }
    } else if (part.kind === "span") coverSpan(nodeAt(text, part.node)[part.field]?.runs ?? [], part, words);
  }
  // Whoever names the parts chooses their order.
  for (const ranges of words.values()) if (ranges.length > 1) ranges.sort(([one], [other]) => one - other);
  return { words, nodes, owners: ownersOf(text, words) };
}

function ownersOf(text: NegotiatingText, words: Region["words"]): ReadonlySet<number> {
  const owners = new Set<number>();
  for (const piece of words.keys()) {
    for (let { owner } = pieceAt(text, piece); owner >= 0 && !owners.has(owner); owner = bracketAt(text, owner).parent)
      owners.add(owner);
    const { kind, refersTo } = pieceAt(text, piece);
    if (kind === "mark") owners.add(refersTo);
  }
  return owners;
}

/** Of a body that was divided, what is drawn in a node and all under it: its halves are not taken with the node that holds their words. */
function coverDivided(text: NegotiatingText, index: number, words: Coverage): void {
  for (const unit of [index, ...mergedInto(text, index)]) {
    const { splits, splitBy } = nodeAt(text, unit);
    if (splits.length === 0 && splitBy < 0) continue;
    for (const { piece, from, to } of runsOf(text, unit, "body")) {
      const ranges = words.get(piece);
      if (ranges === undefined) words.set(piece, [[from, to]]);
      else if (!ranges.some(([start, end]) => start === from && end === to)) ranges.push([from, to]);
    }
  }
  for (const child of childrenOf(text, index)) coverDivided(text, child, words);
}

/** Whether a range of a piece lies in a region. */
function coversRange({ words }: Region, piece: number, from: number, to: number): boolean {
  let at = from;
  // Ranges of a piece come in ascending order, and touch where an insertion stands between them.
  for (const [start, end] of words.get(piece) ?? []) if (start <= at && at < end) at = end;
  return at >= to;
}

/** Whether a node, or one that it is under, lies in a region. */
function coversNode(text: NegotiatingText, { nodes }: Region, index: number): boolean {
  if (nodes.size === 0) return false;
  for (let node = index; node >= 0;) {
    if (nodes.has(node)) return true;
    const first = joinedTo(text, node);
    node = first >= 0 ? first : parentOf(text, node);
  }
  return false;
}

/**
 * Whether what a bracket is about lies in a region: of a span, all that is left of it; of an insertion or a replacement, any of its own
 * words, since whoever put them forward is to be asked before they go.
 */
export function coversBracket(text: NegotiatingText, region: Region, index: number): boolean {
  const bracket = bracketAt(text, index);
  if (bracket.parts.length === 0) return false;
  if (bracket.kind === "replace" && bracket.parts.some((part) => part.kind === "words" && region.owners.has(index)))
    return true;
  return isSpanned(bracket)
    ? bracket.parts.every((part) => coversPart(text, region, index, part))
    : bracket.parts.some((part) => coversPart(text, region, index, part));
}

function isSpanned({ kind }: Bracket): boolean {
  return kind === "delete" || kind === "replace" || kind === "strike" || kind === "reserve" || kind === "merge";
}

function coversPart(text: NegotiatingText, region: Region, index: number, part: Part): boolean {
  if (part.kind === "nodes") {
    if (coversNode(text, region, part.parent)) return true;
    const nodes = region.nodes.size === 0 ? [] : nodesOf(text, part);
    return nodes.length > 0 && nodes.every((node) => region.nodes.has(node));
  }
  const isDivided = part.field === "body" && nodeAt(text, part.node).splits.length > 0;
  if (!isDivided && coversNode(text, region, part.node)) return true;
  if (region.words.size === 0) return false;
  if (part.kind === "span") return coversSpan(text, region, part);
  // A replacement's own words go with its span, and an insertion's with any of them.
  if (bracketAt(text, index).kind === "replace") return true;
  return region.owners.has(index);
}

/** Whether all that is left of a span lies in a region; of what is gone altogether, nothing does. */
export function coversSpan(text: NegotiatingText, region: Region, part: SpanPart): boolean {
  const { from, to } = part;
  if (from.piece === to.piece && coversRange(region, from.piece, from.at, to.at)) return true;
  const field = nodeAt(text, part.node)[part.field];
  if (field === null) return true;
  if (from.piece === to.piece && field.cuts.length === 0) return false;
  if (from.piece === to.piece && isOwnLeft(text, region, part, field)) return false;
  // What is left of it: the rest was agreed away before.
  const left = leftOf(text, spanned(field.runs, part), { node: part.node, field }, part.field);
  return left.length > 0 && left.every((run) => coversRange(region, run.piece, run.from, run.to));
}

/** Whether of a span of one piece some word of that piece was neither agreed away nor lies in the region. */
function isOwnLeft(
  text: NegotiatingText,
  { words }: Region,
  { node, field: name, from, to }: SpanPart,
  field: Field,
): boolean {
  const gone = [...(cutIn(text, { node, field }, name).get(from.piece) ?? []), ...(words.get(from.piece) ?? [])];
  gone.sort(([one], [other]) => one - other);
  let { at } = from;
  for (const [start, end] of gone) if (start <= at && at < end) at = end;
  return at < to.at;
}

/** The live brackets inside what an insertion puts forward. */
export function innerOf(text: NegotiatingText, index: number): readonly number[] {
  const found = new Set<number>();
  const consider = (candidate: number): void => {
    if (candidate === index || !isLive(text, candidate)) return;
    if (isWithin(text, bracketAt(text, candidate).parent, index)) found.add(candidate);
  };
  for (const part of bracketAt(text, index).parts) {
    if (part.kind === "nodes") {
      for (const candidate of nodeAt(text, part.parent).open) consider(candidate);
      for (const node of nodesOf(text, part)) for (const candidate of bracketsUnder(text, node)) consider(candidate);
    } else for (const candidate of nodeAt(text, part.node)[part.field]?.open ?? []) consider(candidate);
  }
  return [...found];
}

/** Whether some of what a bracket is about is still there: words that no agreed deletion took, provisions that stand. */
export function isTargetThere(text: NegotiatingText, index: number): boolean {
  const { parts, kind } = bracketAt(text, index);
  if (kind === "package" || kind === "revert" || kind === "basis") return true;
  const isAddition = kind === "insert" || kind === "newNode" || kind === "split";
  return parts.some((part) => {
    if (part.kind !== "nodes") {
      return unitsOf(text, index, part).some((unit) => isDrawn(text, unit)) && hasWordsLeft(text, index, part);
    }
    return isAddition ? isDrawn(text, part.parent) : nodesOf(text, part).some((node) => isNodeAlive(text, node));
  });
}

/** An insertion without words is there as long as its field is. */
function hasWordsLeft(text: NegotiatingText, index: number, part: Exclude<Part, { kind: "nodes" }>): boolean {
  const field = nodeAt(text, part.node)[part.field];
  if (field === null) return true;
  const own =
    part.kind === "span" ? spanned(field.runs, part) : field.runs.filter(({ piece }) => isOwn(text, piece, index));
  return own.length === 0 || leftOf(text, own, { node: part.node, field }, part.field).length > 0;
}

/** What of some runs of a field is still there: neither agreed away, nor an unpaired bracket that a repair took out. */
function leftOf(
  text: NegotiatingText,
  runs: readonly Run[],
  field: FieldOfNode,
  name: SpanPart["field"],
): readonly Run[] {
  return uncut(text, runs, [field], name).filter(({ piece }) => !isTakenOut(text, pieceAt(text, piece)));
}

/** Live brackets, and others, that are entered in a node, in the fields that it draws words from, and in all under it, in no particular order. */
export function* bracketsUnder(text: NegotiatingText, index: number): Generator<number, void> {
  for (const unit of [index, ...mergedInto(text, index)]) {
    const { label, heading, open } = nodeAt(text, unit);
    yield* open;
    if (label !== null) yield* label.open;
    if (heading !== null) yield* heading.open;
  }
  for (const { field } of fieldsOf(text, index, "body")) yield* field.open;
  for (const child of childrenOf(text, index)) yield* bracketsUnder(text, child);
}
