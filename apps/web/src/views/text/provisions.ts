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
  statusOfProvision,
} from "@longtable/text";

/** A provision as the page draws it. */
export interface ProvisionFace {
  readonly id: NodeId;
  /** How many provisions it lies under. */
  readonly depth: number;
  readonly status: ProvisionStatus;
  /** Open points in it and all under it. */
  readonly points: number;
  readonly view: ProvisionView;
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
    return [faceOf(view, depth, statusOfProvision(text, node) ?? "white", openCounts(text, node).points)];
  });
  lists.set(text, list);
  return list;
}

function faceOf(view: ProvisionView, depth: number, status: ProvisionStatus, points: number): ProvisionFace {
  const before = faces.get(view);
  if (before !== undefined && before.depth === depth && before.status === status && before.points === points)
    return before;
  const face: ProvisionFace = { id: view.id, depth, status, points, view };
  faces.set(view, face);
  return face;
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
