import {
  type BracketId,
  type BracketKind,
  type NegotiatingText,
  type NodeId,
  type ProvisionStatus,
  type ProvisionView,
  openCounts,
  provisionView,
  provisions,
  rearrangementOf,
  statusOfProvision,
  wordsSplitOff,
} from "@longtable/text";

import { nameOfProvision } from "../telling.ts";

/** A provision as the page draws it. */
export interface ProvisionFace {
  readonly id: NodeId;
  /** How many provisions it lies under. */
  readonly depth: number;
  readonly status: ProvisionStatus;
  /** Open points in it and all under it. */
  readonly points: number;
  /** Of a second half that a division puts forward: the words with which it would begin, which stand in the first until then. */
  readonly splitOff: string;
  /** Where each open move would bring it, in the order of `view.moves`. */
  readonly goes: readonly Destination[];
  readonly view: ProvisionView;
}

/** A place by the provision that then stands after it, or, at the end, by what it is under; null for the text itself. */
export interface Destination {
  readonly before: string | null;
  readonly under: string | null;
}

const faces = new WeakMap<ProvisionView, ProvisionFace>();
const lists = new WeakMap<NegotiatingText, readonly ProvisionFace[]>();

/** Every provision in the order of the text. The same object for each in which nothing changed. */
export function provisionFaces(text: NegotiatingText): readonly ProvisionFace[] {
  const before = lists.get(text);
  if (before !== undefined) return before;
  const depths = new Map<NodeId, number>();
  const list = provisions(text).flatMap((node): readonly ProvisionFace[] => {
    const view = provisionView(text, node);
    if (view === null) return [];
    const depth = view.parent === null ? 0 : (depths.get(view.parent) ?? 0) + 1;
    depths.set(node, depth);
    const splitOff = view.opening.map(({ id, kind }) => (kind === "split" ? wordsSplitOff(text, id) : "")).join("");
    const { points } = openCounts(text, node);
    return [
      faceOf({
        id: node,
        depth,
        status: statusOfProvision(text, node) ?? "white",
        points,
        splitOff,
        goes: destinationsOf(text, view),
        view,
      }),
    ];
  });
  lists.set(text, list);
  return list;
}

/** The face that was made of the same view before, where nothing else of it is new. */
function faceOf(face: ProvisionFace): ProvisionFace {
  const { depth, status, points, splitOff, goes, view } = face;
  const before = faces.get(view);
  const isSame =
    before?.depth === depth &&
    before.status === status &&
    before.points === points &&
    before.splitOff === splitOff &&
    before.goes.length === goes.length &&
    before.goes.every((one, index) => one.before === goes[index]?.before && one.under === goes[index]?.under);
  if (isSame) return before;
  faces.set(view, face);
  return face;
}

function destinationsOf(text: NegotiatingText, { moves }: ProvisionView): readonly Destination[] {
  const nameOf = (node: NodeId | null): string | null => (node === null ? null : nameOfProvision(text, node));
  return moves.map(({ id }) => {
    const would = rearrangementOf(text, id);
    if (would?.kind !== "move") return { before: null, under: null };
    return { before: nameOf(would.before), under: nameOf(would.under) };
  });
}

/** A bracket in the order of the text, for going from one to the next. */
export interface OpenBracket {
  readonly id: BracketId;
  readonly kind: BracketKind;
  readonly node: NodeId | null;
  /** Whose it is: the reader's own side's, others', both, nobody's. */
  readonly whose: "ours" | "theirs" | "both" | "unclaimed";
  readonly holders: readonly string[];
}
