import { unitOf } from "../derive/runs.ts";
import { isLive, isNodeAlive, isWithin, pathOf } from "../derive/standing.ts";
import { isAcceptable, subjectOf } from "../derive/subject.ts";
import { withOneMore } from "../persistent/list.ts";
import type { TextRefusal } from "../refusal.ts";
import { alone, newBracket } from "../state/bracket.ts";
import {
  type Draft,
  addBracket,
  addChoice,
  addNode,
  addPiece,
  bring,
  enter,
  setBracket,
  setChoice,
  setNode,
  touchBracket,
} from "../state/draft.ts";
import { bracketAt, choiceAt, nodeAt, numberOf, parentOf, pieceAt } from "../state/lookup.ts";
import { emptyNode } from "../state/node.ts";
import type { Bracket, NegotiatingText, Part, Placed, Run, Spot } from "../state/records.ts";
import { reach } from "../state/reach.ts";
import { accept } from "../state/settle.ts";
import type { Change, OwnNode, TextActOf } from "./acts.ts";
import { addPieces, putIn, wrongWords } from "./add-words.ts";
import type { TextEffect } from "./effect.ts";
import { type WordPlace, findGap, findNodeGap, isStanding, findSpot } from "./gap.ts";
import { wrongFullness } from "./fullness.ts";
import { isTooDeepInside, isTooDeepUnder, levelsOf } from "./depth.ts";
import { mergedInto } from "../derive/summary.ts";
import { wrongDivision, wrongMerger } from "./order-of-words.ts";
import { findTarget } from "./target.ts";

/** Provisions that one may have been divided into, or joined from. */
const MOST_JOINED = 256;

type ChangeOf<K extends Change["kind"]> = Extract<Change, { kind: K }>;
interface Proposing {
  readonly draft: Draft;
  readonly placed: Placed;
  readonly by: number;
  readonly note: string | null;
  readonly hasRival: boolean;
}
type Opened = number | TextRefusal;

/** Opens a proposal: its author sponsors it and, with that, accepts it as it is. */
export const propose: TextEffect<"text.propose"> = (draft, act, placed) => {
  const rival = act.rivalOf === undefined ? -1 : numberOf(draft, "bracket", act.rivalOf);
  if (act.rivalOf !== undefined) {
    // A way back changes much beside what it would be an option to.
    if (act.change.kind === "revert") return "BAD_SHAPE";
    const wrong = wrongRival(draft, rival);
    if (wrong !== null) return wrong;
  }
  const proposing: Proposing = {
    draft,
    placed,
    by: bring(draft, placed),
    note: act.note ?? null,
    hasRival: rival >= 0,
  };
  const opened = open(proposing, act.change);
  if (typeof opened === "string") return opened;
  if (isTooDeepInside(draft, opened)) return "TOO_DEEP";
  const full = wrongFullness(draft, opened);
  if (full !== null) return full;
  const refused = makeRivals(draft, opened, rival < 0 ? sameTarget(draft, opened) : rival);
  if (refused !== null) return refused;
  return accept(
    draft,
    opened,
    { by: placed.delegation, subject: subjectOf(draft, opened), aside: null },
    placed,
    "opened",
  );
};

function wrongRival(text: NegotiatingText, rival: number): TextRefusal | null {
  if (rival < 0) return "NOTHING_THERE";
  const { kind } = bracketAt(text, rival);
  const isOption = kind !== "basis" && kind !== "package" && kind !== "revert" && isAcceptable(text, rival);
  return isOption ? null : "WRONG_STATE";
}

function open(proposing: Proposing, change: TextActOf["text.propose"]["change"]): Opened {
  switch (change.kind) {
    case "insert":
      return insert(proposing, change);
    case "delete":
    case "replace":
      return remove(proposing, change);
    case "newNode":
      return bringNodes(proposing, change);
    case "strike":
      return strike(proposing, change);
    case "move":
      return move(proposing, change);
    case "split":
      return split(proposing, change);
    case "merge":
      return merge(proposing, change);
    case "revert":
      return revert(proposing, change);
  }
}

function bracket(
  { draft, by, placed, note }: Proposing,
  kind: Bracket["kind"],
  parts: readonly Part[],
  parent: number,
): Bracket {
  const holders = alone(draft.parties, placed.delegation);
  return newBracket({ by, kind, parts, parent, holders, placed, note });
}

function insert(proposing: Proposing, { at, words }: ChangeOf<"insert">): Opened {
  const { draft, by, hasRival } = proposing;
  if (words.length === 0 && !hasRival) return "NO_WORDS";
  const wrong = wrongWords(draft, words);
  if (wrong !== null) return wrong;
  const place = findGap(draft, at);
  if (typeof place === "string") return place;
  const { node, field, owner } = place;
  const opened = addBracket(draft, bracket(proposing, "insert", [{ kind: "words", node, field }], owner));
  putIn(draft, place, addPieces(draft, words, { by, node, field, owner: opened }), opened);
  return opened;
}

function remove(proposing: Proposing, change: ChangeOf<"delete"> | ChangeOf<"replace">): Opened {
  const { draft, by } = proposing;
  const target = findTarget(draft, change.target);
  if (typeof target === "string") return target;
  if (change.kind === "delete") {
    const opened = addBracket(draft, bracket(proposing, "delete", target.parts, target.parent));
    enter(draft, opened, "open");
    return opened;
  }
  if (change.words.length === 0) return "NO_WORDS";
  const wrong = wrongWords(draft, change.words);
  if (wrong !== null) return wrong;
  const last = target.parts.findLast((part) => part.kind === "span");
  if (last === undefined) return "NOT_SAME_FIELD";
  const { node, field } = last;
  const parts = withOneMore<Part>(target.parts, { kind: "words", node, field });
  const opened = addBracket(draft, bracket(proposing, "replace", parts, target.parent));
  const place = placeAfter(draft, last, target.parent);
  for (const part of target.parts) if (part !== last) enterPart(draft, opened);
  putIn(draft, place, addPieces(draft, change.words, { by, node, field, owner: opened }), opened);
  return opened;
}

/** Enters a proposal of several parts everywhere; where its words then go in, it is entered already. */
function enterPart(draft: Draft, index: number): void {
  enter(draft, index, "open");
}

/** Right after the last word of a span, and after what was proposed to take its place before. */
function placeAfter(
  text: NegotiatingText,
  { node, field, to }: Extract<Part, { kind: "span" }>,
  owner: number,
): WordPlace {
  const runs = nodeAt(text, node)[field]?.runs ?? [];
  const last = runs.findIndex(({ piece, from, to: end }) => piece === to.piece && from < to.at && to.at <= end);
  const run = runs[last];
  if (run !== undefined && run.to > to.at) return { node, field, owner, index: last, divide: to.at };
  let index = last + 1;
  for (let next = runs[index]; next !== undefined && isForSamePlace(text, next, to); next = runs[index]) index += 1;
  return { node, field, owner, index, divide: null };
}

/** Whether a run is part of a replacement of words that end at the same point. */
function isForSamePlace(
  text: NegotiatingText,
  { piece }: Run,
  to: { readonly piece: number; readonly at: number },
): boolean {
  for (let around = pieceAt(text, piece).owner; around >= 0; around = bracketAt(text, around).parent) {
    const { kind, parts } = bracketAt(text, around);
    const isSame = parts.some((part) => part.kind === "span" && part.to.piece === to.piece && part.to.at === to.at);
    if (kind === "replace" && isSame) return true;
  }
  return false;
}

function bringNodes(proposing: Proposing, { at, nodes }: ChangeOf<"newNode">): Opened {
  const { draft, by } = proposing;
  const wrong = wrongNodes(draft, nodes);
  if (wrong !== null) return wrong;
  const place = findNodeGap(draft, at);
  if (typeof place === "string") return place;
  const { parent, index, owner } = place;
  if (isTooDeepUnder(draft, parent, levelsAmong(nodes))) return "TOO_DEEP";
  const base = draft.nodes.length;
  const part: Part = { kind: "nodes", parent, first: base, last: base };
  const opened = addBracket(draft, bracket(proposing, "newNode", [part], owner));
  nodes.forEach((own, count) => {
    const node = base + count;
    addNode(draft, emptyNode(by, own.kind, own.parent < 0 ? parent : base + own.parent, opened));
    for (const name of ["label", "heading", "body"] as const) {
      const items = own[name];
      if (items === undefined || items.length === 0) continue;
      const runs = addPieces(draft, items, { by, node, field: name, owner: opened });
      setNode(draft, node, { ...nodeAt(draft, node), [name]: { runs, open: [], cuts: [] } });
    }
    const above = nodeAt(draft, own.parent < 0 ? parent : base + own.parent);
    const children = own.parent < 0 ? above.children.toSpliced(index, 0, node) : [...above.children, node];
    setNode(draft, own.parent < 0 ? parent : base + own.parent, { ...above, children });
  });
  enter(draft, opened, "open");
  return reach(draft, base, parent, owner) ?? opened;
}

/** How many levels new provisions are, whose parents come before them. */
function levelsAmong(nodes: readonly OwnNode[]): number {
  const levels: number[] = [];
  for (const { parent } of nodes) levels.push(1 + (levels[parent] ?? 0));
  return levels.reduce((most, level) => Math.max(most, level), 0);
}

/** One provision, what is under it after it, each with a kind that has words. */
function wrongNodes(text: NegotiatingText, nodes: readonly OwnNode[]): TextRefusal | null {
  for (const [at, { parent, label, heading, body }] of nodes.entries()) {
    if (at === 0 ? parent !== -1 : parent < 0 || parent >= at) return "BAD_SHAPE";
    for (const items of [label, heading, body]) {
      const wrong = wrongWords(text, items ?? []);
      if (wrong !== null) return wrong;
    }
  }
  return null;
}

function strike(proposing: Proposing, change: ChangeOf<"strike">): Opened {
  const { draft } = proposing;
  const target = findTarget(draft, [{ node: change.node }]);
  if (typeof target === "string") return target;
  const opened = addBracket(draft, bracket(proposing, "strike", target.parts, target.parent));
  enter(draft, opened, "open");
  return opened;
}

function move(proposing: Proposing, change: ChangeOf<"move">): Opened {
  const { draft } = proposing;
  const node = numberOf(draft, "node", change.node);
  if (node <= 0) return "NOTHING_THERE";
  if (!isNodeAlive(draft, node)) return "NOT_STANDING";
  const place = findNodeGap(draft, change.to);
  if (typeof place === "string") return place;
  if (pathOf(draft, place.parent).includes(node)) return "INTO_ITSELF";
  if (isTooDeepUnder(draft, place.parent, levelsOf(draft, node))) return "TOO_DEEP";
  const { owner } = nodeAt(draft, node);
  // Out of an insertion that may yet be withdrawn, or into one, a provision would be in force in one place and not in the other.
  if (place.owner !== owner && !(isOpenAround(draft, owner, place.owner) === null)) return "CROSSES_BRACKETS";
  const from = parentOf(draft, node);
  const parts: readonly Part[] = [
    { kind: "nodes", parent: from, first: node, last: node },
    ...(place.parent === from ? [] : [{ kind: "nodes" as const, parent: place.parent, first: node, last: node }]),
  ];
  const opened = addBracket(draft, { ...bracket(proposing, "move", parts, owner), about: [node], under: place.parent });
  const above = nodeAt(draft, place.parent);
  setNode(draft, place.parent, { ...above, children: above.children.toSpliced(place.index, 0, -1 - opened) });
  enter(draft, opened, "open");
  return opened;
}

/** An open insertion that is around one of two places and not around the other; null when there is none. */
function isOpenAround(text: NegotiatingText, one: number, other: number): number | null {
  for (const [inner, outer] of [
    [one, other],
    [other, one],
  ] as const) {
    for (let around = inner; around >= 0; around = bracketAt(text, around).parent) {
      if (bracketAt(text, around).state !== "agreed" && !isWithin(text, outer, around)) return around;
    }
  }
  return null;
}

function split(proposing: Proposing, change: ChangeOf<"split">): Opened {
  const { draft, by } = proposing;
  const spot = findSpot(draft, change.before);
  if (typeof spot === "string") return spot;
  const { node, field, owner } = pieceAt(draft, spot.piece);
  if (field !== "body" || !isStanding(draft, spot)) return "NOT_STANDING";
  const record = nodeAt(draft, node);
  if (owner !== record.owner) return "CROSSES_BRACKETS";
  const wrong = wrongDivision(draft, node, spot);
  if (wrong !== null) return wrong;
  const place = findGap(draft, { before: change.before });
  if (typeof place === "string") return place;
  const divided = nodeAt(draft, node).body?.runs.filter(({ piece }) => pieceAt(draft, piece).kind === "break");
  if ((divided?.length ?? 0) >= MOST_JOINED) return "TOO_MANY";
  const beside = halfBefore(draft, node, spot);
  const above = parentOf(draft, beside);
  const second = draft.nodes.length;
  const parts: readonly Part[] = [
    { kind: "words", node, field: "body" },
    { kind: "nodes", parent: above, first: second, last: second },
  ];
  const opened = addBracket(draft, { ...bracket(proposing, "split", parts, record.owner), about: [node, second] });
  addNode(draft, { ...emptyNode(by, record.kind, above, opened), splitBy: opened });
  const siblings = nodeAt(draft, above);
  const move = nodeAt(draft, beside).moves.at(-1);
  const slot = siblings.children.indexOf(move === undefined ? beside : -1 - move);
  setNode(draft, above, { ...siblings, children: siblings.children.toSpliced(slot + 1, 0, second) });
  const piece = addPiece(draft, {
    by,
    node,
    field: "body",
    owner: opened,
    kind: "break",
    text: "",
    length: 1,
    refersTo: opened,
    noteBy: null,
  });
  putIn(draft, place, [{ piece, from: 0, to: 1 }], opened);
  setNode(draft, node, { ...nodeAt(draft, node), splits: [...nodeAt(draft, node).splits, opened] });
  const parent = nodeAt(draft, above);
  setNode(draft, above, { ...parent, open: [...parent.open, opened] });
  return reach(draft, second, above, record.owner) ?? opened;
}

/** Of a body and the halves that are divided off it, or may be, the last one that begins before a spot and has its place beside the words there. */
function halfBefore(text: NegotiatingText, holder: number, spot: Spot): number {
  const unit = unitOf(text, holder, spot);
  let found = unit;
  let isHere = unit === holder;
  for (const { piece, from, to } of nodeAt(text, holder).body?.runs ?? []) {
    if (piece === spot.piece && from <= spot.at && spot.at < to) break;
    const { kind, refersTo } = pieceAt(text, piece);
    const half = kind === "break" ? (bracketAt(text, refersTo).about[1] ?? -1) : -1;
    if (half < 0) continue;
    isHere ||= half === unit;
    if (isHere && parentOf(text, half) === parentOf(text, unit)) found = half;
  }
  return found;
}

function merge(proposing: Proposing, change: ChangeOf<"merge">): Opened {
  const { draft } = proposing;
  const target = findTarget(draft, [{ first: change.first, last: change.second }]);
  if (typeof target === "string") return target;
  const [part] = target.parts;
  if (part?.kind !== "nodes" || part.first === part.last) return "NOT_SIBLINGS";
  const { first, last } = part;
  const wrong = wrongMerger(draft, first, last);
  if (wrong !== null) return wrong;
  if (mergedInto(draft, first).length + mergedInto(draft, last).length >= MOST_JOINED) return "TOO_MANY";
  const opened = addBracket(draft, {
    ...bracket(proposing, "merge", target.parts, target.parent),
    about: [first, last],
  });
  enter(draft, opened, "open");
  return opened;
}

function revert(proposing: Proposing, { to }: ChangeOf<"revert">): Opened {
  const { draft } = proposing;
  const revision = draft.revisions.find(({ placed }) => placed.act === to);
  const seq = to === draft.id ? draft.tabled.seq : revision?.placed.seq;
  if (seq === undefined) return "NOTHING_THERE";
  const opened = addBracket(draft, { ...bracket(proposing, "revert", [], 0), under: seq });
  return opened;
}

/** A live proposal to take exactly the same away: the two are rivals without being called so. */
function sameTarget(text: NegotiatingText, opened: number): number {
  const { kind, parts } = bracketAt(text, opened);
  if (kind !== "delete" && kind !== "replace" && kind !== "strike") return -1;
  const [part] = parts;
  if (part === undefined) return -1;
  const beside =
    part.kind === "nodes" ? nodeAt(text, part.parent).open : (nodeAt(text, part.node)[part.field]?.open ?? []);
  const wanted = targetKey(parts);
  return (
    beside.find((other) => {
      if (other === opened) return false;
      const rival = bracketAt(text, other);
      const isRemoval = rival.kind === "delete" || rival.kind === "replace" || rival.kind === "strike";
      return isRemoval && isLive(text, other) && targetKey(rival.parts) === wanted;
    }) ?? -1
  );
}

function targetKey(parts: readonly Part[]): string {
  return JSON.stringify(parts.filter(({ kind }) => kind !== "words"));
}

/** Makes a proposal an option beside another one, inside the same insertion as that. */
function makeRivals(draft: Draft, opened: number, rival: number): TextRefusal | null {
  if (rival < 0) return null;
  const { choice: known, parent: around } = bracketAt(draft, rival);
  const { by, parent } = bracketAt(draft, opened);
  // Whoever settles one option settles the others.
  if (parent !== around) return "CROSSES_BRACKETS";
  const choice = known >= 0 ? known : addChoice(draft, { by, options: [rival], inferred: false });
  const record = choiceAt(draft, choice);
  setChoice(draft, choice, { ...record, options: [...record.options, opened] });
  for (const option of [rival, opened]) setBracket(draft, option, { ...bracketAt(draft, option), choice });
  touchBracket(draft, opened);
  return null;
}
