import { unitOf } from "../derive/runs.ts";
import { isNodeAlive, isWithin, pathOf } from "../derive/standing.ts";
import { mergedInto } from "../derive/summary.ts";
import { addBracket, addNode, addPiece, enter, setNode } from "../state/draft.ts";
import { bracketAt, nodeAt, numberOf, parentOf, pieceAt } from "../state/lookup.ts";
import { emptyNode } from "../state/node.ts";
import { reach } from "../state/reach.ts";
import type { NegotiatingText, Part, Spot } from "../state/records.ts";
import { putIn } from "./add-words.ts";
import { isTooDeepUnder, levelsOf } from "./depth.ts";
import { findGap, findNodeGap, findSpot, isStanding } from "./gap.ts";
import { wrongDivision, wrongMerger } from "./order-of-words.ts";
import { type ChangeOf, type Opened, type Proposing, proposed } from "./proposing.ts";
import { findTarget } from "./target.ts";

/** Provisions that one may have been divided into, or joined from. */
const MOST_JOINED = 256;

/** A provision to another place. */
export function proposeMove(proposing: Proposing, change: ChangeOf<"move">): Opened {
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
  const opened = addBracket(draft, {
    ...proposed(proposing, "move", parts, owner),
    about: [node],
    under: place.parent,
  });
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

/** The words from a point on as a provision of their own. */
export function proposeSplit(proposing: Proposing, change: ChangeOf<"split">): Opened {
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
  const opened = addBracket(draft, { ...proposed(proposing, "split", parts, record.owner), about: [node, second] });
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

/** A provision to become the end of the one before it. */
export function proposeMerger(proposing: Proposing, change: ChangeOf<"merge">): Opened {
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
    ...proposed(proposing, "merge", target.parts, target.parent),
    about: [first, last],
  });
  enter(draft, opened, "open");
  return opened;
}
