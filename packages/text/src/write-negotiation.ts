import type { DelegationId } from "@longtable/protocol";

import { rearrangementOf, wordsSplitOff } from "./derive/rearrangement.ts";
import { namesOf, secondOf, tabledNodes, tabledText } from "./derive/tabled-text.ts";
import { type WriteOptions, type WrittenFormat, writeTabled } from "./files/documents.ts";
import { type TreeRearrangement, withMoves, withNotes } from "./files/rearranged-tree.ts";
import { bracketOf, liveBrackets } from "./select.ts";
import type { NegotiatingText } from "./state/records.ts";

/**
 * Writes a text in negotiation into a file: all that stands or is put forward, each bracket with its holders by `nameOf`. What brackets no
 * words is told by a note of its sponsors: a move, a split, a merger. Where Word tracks changes a move is a move of its own.
 */
export async function writeNegotiation(
  text: NegotiatingText,
  nameOf: (delegation: DelegationId) => string,
  format: WrittenFormat,
  options: WriteOptions,
): Promise<Uint8Array> {
  const plain = tabledText(text, nameOf);
  const open = openRearrangements(text, nameOf);
  if (format !== "docx" || options.style === "brackets")
    return await writeTabled(withNotes(plain, open), format, options);
  const notMoves = withMoves(plain, open).others;
  // Notes go in first: a provision that is moved keeps them where it stands.
  const noted = withNotes(plain, notMoves);
  const moves = open.filter((one) => !notMoves.includes(one));
  return await writeTabled(withMoves(noted, moves).tree, format, options);
}

/** What is put forward and brackets no words, by nodes of `tabledText`, in the order of the text. */
function openRearrangements(
  text: NegotiatingText,
  nameOf: (delegation: DelegationId) => string,
): readonly TreeRearrangement[] {
  const nodes = tabledNodes(text);
  return liveBrackets(text).flatMap((id): readonly TreeRearrangement[] => {
    const would = rearrangementOf(text, id);
    const view = bracketOf(text, id);
    if (would === null || view === null) return [];
    const told = { names: namesOf({ nameOf }, view), date: secondOf(view.opened.at) };
    switch (would.kind) {
      case "move": {
        const node = nodes.get(would.node);
        const under = would.under === null ? -1 : nodes.get(would.under);
        if (node === undefined || under === undefined) return [];
        const before = would.before === null ? null : (nodes.get(would.before) ?? null);
        return [{ ...told, kind: "move", node, under, before }];
      }
      case "split": {
        const node = nodes.get(would.node);
        if (node === undefined) return [];
        return [{ ...told, kind: "split", node, words: wordsSplitOff(text, id) }];
      }
      case "merge": {
        const [node, next] = [nodes.get(would.first), nodes.get(would.second)];
        return node === undefined || next === undefined ? [] : [{ ...told, kind: "merge", node, next }];
      }
      case "revert":
        return [];
    }
  });
}
