import type { TextNode } from "./records.ts";

/** A node with nothing in it. */
export function emptyNode(by: number, kind: TextNode["kind"], parent: number, owner: number): TextNode {
  return {
    by,
    kind,
    parent,
    owner,
    label: null,
    heading: null,
    body: null,
    children: [],
    open: [],
    cuts: [],
    moves: [],
    mergers: [],
    splits: [],
    splitBy: -1,
    self: {},
    assents: [],
    reports: [],
  };
}
