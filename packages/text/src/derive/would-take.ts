import { NOTHING } from "../persistent/list.ts";
import { bracketAt, nodeAt, parentOf, pieceAt } from "../state/lookup.ts";
import { changedSince } from "../state/history.ts";
import type { Bracket, NegotiatingText, Part } from "../state/records.ts";
import { type Region, bracketsUnder, coversBracket, innerOf, regionOf } from "./region.ts";
import { isInWords, isLive, isWithin, liveRivals, nodesOf } from "./standing.ts";

/**
 * The live brackets that agreeing a proposal would close: those whose remaining words, provisions or place lie in what it would make
 * gone, and its rivals with all inside them. For a way back, every open bracket that was in another state then. Ascending.
 */
export function takenBy(text: NegotiatingText, index: number): readonly number[] {
  const bracket = bracketAt(text, index);
  const found = new Set<number>();
  if (bracket.kind === "revert") {
    for (const { bracket: changed, state } of changedSince(text, bracket.under)) {
      // Also what lies dormant in something withdrawn: after the way back it could not come to life with that again.
      if (state !== "open" && bracketAt(text, changed).state === "open") found.add(changed);
    }
    return [...found];
  }
  if (bracket.kind === "package") return takenTogether(text, bracket.about);
  const parts = removedBy(text, bracket);
  if (parts.length > 0) collect(text, parts, regionOf(text, parts), index, found);
  if (bracket.kind === "merge") collectAbout(text, bracket.about[1] ?? -1, index, found);
  for (const rival of liveRivals(text, index)) addWithInner(text, rival, found);
  if (found.size === 0) return NOTHING;
  // An option without words goes with the last of its rivals.
  for (const taken of Array.from(found)) {
    for (const rival of liveRivals(text, taken)) {
      if (!found.has(rival) && rival !== index && isEmptyOption(text, rival)) found.add(rival);
    }
  }
  found.delete(index);
  return [...found].toSorted((a, b) => a - b);
}

/** What the proposals of a package would close, each by itself or only together: of a bracket, each may leave what another takes. */
function takenTogether(text: NegotiatingText, about: readonly number[]): readonly number[] {
  const found = new Set<number>();
  const removed = about.map((part) => ({ part, parts: removedBy(text, bracketAt(text, part)) }));
  const region = regionOf(
    text,
    removed.flatMap(({ parts }) => parts),
  );
  for (const { part, parts } of removed) if (parts.length > 0) collect(text, parts, region, part, found);
  // What they take away together has each of them in it.
  for (const part of about) found.delete(part);
  for (const taken of about.flatMap((part) => takenBy(text, part))) found.add(taken);
  return [...found].toSorted((a, b) => a - b);
}

/** What a proposal would make gone. */
function removedBy(text: NegotiatingText, bracket: Bracket): readonly Part[] {
  const { kind, parts, about } = bracket;
  if (kind === "delete" || kind === "replace" || kind === "strike") return parts.filter(({ kind }) => kind !== "words");
  if (kind !== "merge") return [];
  // Joined to the one before it, a provision loses its label and its heading.
  const second = about[1] ?? -1;
  return (["label", "heading"] as const).flatMap((field): readonly Part[] => {
    const runs = second < 0 ? [] : (nodeAt(text, second)[field]?.runs ?? []);
    const [first, last] = [runs[0], runs.at(-1)];
    if (first === undefined || last === undefined) return [];
    const from = { piece: first.piece, at: first.from };
    return [{ kind: "span", node: second, field, from, to: { piece: last.piece, at: last.to } }];
  });
}

function collect(
  text: NegotiatingText,
  parts: readonly Part[],
  region: Region,
  index: number,
  found: Set<number>,
): void {
  const { parent } = bracketAt(text, index);
  const consider = (candidate: number): void => {
    if (candidate === index || found.has(candidate)) return;
    // First what most of them fail: few lie in what a proposal takes.
    if (!coversBracket(text, region, candidate) || !isInWords(bracketAt(text, candidate))) return;
    // What is proposed inside an insertion amends it: some of its words may go, and it stays.
    if (isLive(text, candidate) && !isWithin(text, parent, candidate)) found.add(candidate);
  };
  for (const part of parts) considerPart(text, part, region, consider);
}

/** Joined to another, a provision is none of its own any longer: what would strike or move it, or is reserved on it, ends with that. */
function collectAbout(text: NegotiatingText, node: number, index: number, found: Set<number>): void {
  const above = node < 0 ? -1 : parentOf(text, node);
  for (const candidate of above < 0 ? [] : nodeAt(text, above).open) {
    const { kind, parts } = bracketAt(text, candidate);
    if (kind !== "strike" && kind !== "delete" && kind !== "reserve" && kind !== "move") continue;
    const isAbout = parts.every((part) => part.kind === "nodes" && nodesOf(text, part).every((one) => one === node));
    if (candidate !== index && isAbout && isLive(text, candidate)) found.add(candidate);
  }
}

function considerPart(text: NegotiatingText, part: Part, region: Region, consider: (candidate: number) => void): void {
  if (part.kind !== "nodes") {
    for (const candidate of nodeAt(text, part.node)[part.field]?.open ?? []) consider(candidate);
    return;
  }
  for (const candidate of nodeAt(text, part.parent).open) consider(candidate);
  for (const node of nodesOf(text, part)) {
    if (region.nodes.has(node)) for (const candidate of bracketsUnder(text, node)) consider(candidate);
  }
}

/** A rival, and what is live inside its own words and provisions. */
function addWithInner(text: NegotiatingText, rival: number, found: Set<number>): void {
  found.add(rival);
  for (const inner of innerOf(text, rival)) found.add(inner);
}

function isEmptyOption(text: NegotiatingText, index: number): boolean {
  const { kind, parts } = bracketAt(text, index);
  if (kind !== "insert") return false;
  return parts.every((part) => {
    if (part.kind === "nodes") return false;
    const runs = nodeAt(text, part.node)[part.field]?.runs ?? [];
    return !runs.some(({ piece }) => isWithin(text, pieceAt(text, piece).owner, index));
  });
}
