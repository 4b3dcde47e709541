import type { TabledBracket, TabledItem, TabledNode, TabledText } from "../tabled.ts";
import { movesIn } from "../files/rearranged-tree.ts";
import type { Letter } from "./letters.ts";

/** A line of a file: a paragraph, a heading, a cell, with what the file says of each letter. */
export interface FileUnit {
  /** The node of the file's tree. */
  readonly node: number;
  readonly isFootnote: boolean;
  readonly letters: readonly Letter[];
  /** Whom the file names as the author of the move that brought it here. */
  readonly movedBy: string | null;
  /** Comments on it, with whom the file names as their authors. */
  readonly comments: readonly { readonly words: string; readonly by: string }[];
}

/**
 * A file's lines, in order. Brackets that take in whole provisions are around every letter of theirs. What is moved stands where it is
 * moved to, and nowhere else.
 */
export function fileUnits(tree: TabledText): readonly FileUnit[] {
  const { nodes, brackets } = tree;
  const moves = movesIn(tree);
  const left = new Set(moves.values());
  const units: FileUnit[] = [];
  const open: number[] = [];
  const ending: { readonly node: number; readonly after: readonly number[] }[] = [];
  const shut = (bracket: number): void => {
    const at = open.lastIndexOf(bracket);
    if (at >= 0) open.splice(at, 1);
  };
  const leave = (parent: number): void => {
    while (ending.length > 0 && ending.at(-1)?.node !== parent) for (const one of ending.pop()?.after ?? []) shut(one);
  };
  const reader: Reader = { brackets, open, shut, moves };
  nodes.forEach((node, at) => {
    leave(node.parent);
    ending.push({ node: at, after: node.after ?? [] });
    for (const bracket of node.before ?? []) open.push(bracket);
    const isMovedAway = open.some((bracket) => left.has(bracket));
    const lines = linesOf(node, reader);
    if (isMovedAway) return;
    const move = open.find((bracket) => moves.has(bracket));
    const movedBy = brackets[move ?? -1]?.names?.[0]?.name ?? null;
    lines.forEach((letters, line) => {
      const comments = line === 0 ? commentsOn(node) : [];
      units.push({ node: at, isFootnote: node.kind === "footnote", letters, movedBy, comments });
    });
  });
  return units;
}

interface Reader {
  readonly brackets: readonly TabledBracket[];
  readonly open: number[];
  readonly shut: (bracket: number) => void;
  readonly moves: ReadonlyMap<number, number>;
}

function linesOf({ label = [], heading = [], body = [] }: TabledNode, reader: Reader): readonly (readonly Letter[])[] {
  const first = lettersOf(label, reader);
  const headed = lettersOf(heading, reader);
  const gap = (one: readonly Letter[], other: readonly Letter[]): readonly Letter[] =>
    one.length > 0 && other.length > 0
      ? [...one, { ...SPACE, brackets: other[0]?.brackets ?? [] }, ...other]
      : [...one, ...other];
  const below = lettersOf(body, reader);
  if (headed.length > 0 && below.length > 0) return [gap(first, headed), below];
  return [gap(first, headed.length > 0 ? headed : below)];
}

function commentsOn({ label = [], heading = [], body = [] }: TabledNode): FileUnit["comments"] {
  return [...label, ...heading, ...body].flatMap((item) =>
    typeof item === "object" && "note" in item && item.by !== undefined ? [{ words: item.note, by: item.by }] : [],
  );
}

const SPACE: Letter = { sign: " ", isStruck: false, brackets: [], by: null };

function lettersOf(items: readonly TabledItem[], { brackets, open, shut, moves }: Reader): readonly Letter[] {
  const letters: Letter[] = [];
  const add = (words: string): void => {
    const isStruck = open.some((bracket) => brackets[bracket]?.change === "delete");
    const around = open.filter((bracket) => brackets[bracket]?.change !== "delete" && !moves.has(bracket));
    const by =
      brackets[open.findLast((bracket) => brackets[bracket]?.shown === "tracked" && !moves.has(bracket)) ?? -1]
        ?.names?.[0]?.name;
    for (const sign of words.split("")) letters.push({ sign, isStruck, brackets: around, by: by ?? null });
  };
  for (const item of items) {
    if (typeof item === "string") add(item);
    else if ("open" in item) open.push(item.open);
    else if ("close" in item) shut(item.close);
    else if ("literal" in item) add(item.literal);
    else if ("placeholder" in item) add(item.placeholder.replaceAll(/[{}]/gu, ""));
    else if ("ref" in item) add(item.form);
  }
  return letters;
}
