import type { NodeKind, TabledItem, TabledNode } from "../tabled.ts";

/** A node while a tree is being made; the lists grow until {@link frozenNode} takes them. */
export interface GrowingNode {
  readonly kind: NodeKind;
  readonly parent: number;
  readonly before: number[];
  readonly label: TabledItem[];
  heading: TabledItem[];
  body: TabledItem[];
  after: number[];
}

/** A node without words. */
export function newNode(kind: NodeKind, parent: number): GrowingNode {
  return { kind, parent, before: [], label: [], heading: [], body: [], after: [] };
}

/** The node as it is tabled: a field without items is left out. */
export function frozenNode({ kind, parent, before, label, heading, body, after }: GrowingNode): TabledNode {
  return {
    kind,
    parent,
    ...(before.length === 0 ? {} : { before }),
    ...(label.length === 0 ? {} : { label }),
    ...(heading.length === 0 ? {} : { heading }),
    ...(body.length === 0 ? {} : { body }),
    ...(after.length === 0 ? {} : { after }),
  };
}
