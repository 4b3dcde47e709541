import { NOTHING } from "../persistent/list.ts";
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
    children: NOTHING,
    open: NOTHING,
    cuts: NOTHING,
    moves: NOTHING,
    mergers: NOTHING,
    splits: NOTHING,
    splitBy: -1,
    self: {},
    assents: NOTHING,
    reports: NOTHING,
  };
}
