import { itemsOf } from "../src/persistent/vector.ts";
import type { Bracket, NegotiatingText, Piece, TextNode } from "../src/state/records.ts";

/*
 * TEXT.md's derived notions, reckoned anew from the records by their definitions, with nothing kept and nothing shared with the code
 * under test: slow, and easy to read.
 */

interface Lists {
  readonly brackets: readonly Bracket[];
  readonly nodes: readonly TextNode[];
  readonly pieces: readonly Piece[];
  readonly choices: NegotiatingText["choices"]["tail"];
}

const listsOf = (text: NegotiatingText): Lists => ({
  brackets: [...itemsOf(text.brackets)],
  nodes: [...itemsOf(text.nodes)],
  pieces: [...itemsOf(text.pieces)],
  choices: [...itemsOf(text.choices)],
});

/** The brackets around something, innermost first. */
function around({ brackets }: Lists, owner: number): readonly Bracket[] {
  const found: Bracket[] = [];
  for (let bracket = brackets[owner]; bracket !== undefined; bracket = brackets[bracket.parent]) found.push(bracket);
  return found;
}

const isPutForward = ({ state }: Bracket): boolean => state === "open" || state === "agreed";

/** Where each node is: under which, or nowhere. */
function places(lists: Lists): ReadonlyMap<number, number> {
  const { brackets, nodes } = lists;
  const struck = new Set<number>();
  for (const { state, kind, parts } of brackets) {
    if (state !== "agreed" || (kind !== "delete" && kind !== "strike" && kind !== "replace")) continue;
    for (const part of parts) {
      if (part.kind !== "nodes") continue;
      const slots = (nodes[part.parent]?.children ?? []).map((slot) =>
        slot >= 0 ? slot : (brackets[-1 - slot]?.about[0] ?? -1),
      );
      for (const node of part.first === part.last
        ? [part.first]
        : slots.slice(slots.indexOf(part.first), slots.lastIndexOf(part.last) + 1)) {
        struck.add(node * 1_000_000 + part.parent);
      }
    }
  }
  const found = new Map<number, number>();
  nodes.forEach((node, index) => {
    if (index === 0) return;
    const last = node.moves.at(-1);
    const parent = last === undefined ? node.parent : (brackets[last]?.under ?? -1);
    const isMerged = brackets.some(
      ({ kind, state, about }) => kind === "merge" && state === "agreed" && about[1] === index,
    );
    if (!struck.has(index * 1_000_000 + parent) && !isMerged && around(lists, node.owner).every(isPutForward))
      found.set(index, parent);
  });
  return found;
}

/** What is open in the whole text, by its definition. */
export function naiveCounts(text: NegotiatingText): {
  readonly brackets: number;
  readonly points: number;
  readonly placeholders: number;
} {
  const lists = listsOf(text);
  const placed = places(lists);
  const mergedInto = new Map(
    lists.brackets.flatMap(({ kind, state, about }) =>
      kind === "merge" && state === "agreed" ? [[about[1] ?? -1, about[0] ?? -1] as const] : [],
    ),
  );
  const stands = (node: number): boolean => {
    for (let at = node; at > 0; at = placed.get(at) ?? mergedInto.get(at) ?? -1)
      if (!placed.has(at) && !mergedInto.has(at)) return false;
    return true;
  };
  const isLive = ({ state, parent, kind }: Bracket): boolean =>
    state === "open" &&
    kind !== "basis" &&
    kind !== "package" &&
    kind !== "revert" &&
    around(lists, parent).every(isPutForward);
  const live = lists.brackets.filter(isLive);
  const placeholders = lists.pieces.filter((piece, index) => {
    if (piece.kind !== "placeholder" || !around(lists, piece.owner).every(isPutForward) || !stands(piece.node))
      return false;
    return !isGone(lists, piece, index);
  }).length;
  const choices = new Set(live.filter(({ choice }) => choice >= 0).map(({ choice }) => choice));
  const points = choices.size + live.filter(({ choice }) => choice < 0).length + placeholders;
  return { brackets: live.length, points, placeholders };
}

/** Whether an agreed deletion covers a thing of one code point. */
function isGone({ brackets, nodes }: Lists, { node, field }: Piece, piece: number): boolean {
  const order = (nodes[node]?.[field]?.runs ?? []).flatMap(({ piece, from, to }) =>
    Array.from({ length: to - from }, (_, at) => `${piece}.${from + at}`),
  );
  const place = order.indexOf(`${piece}.0`);
  return brackets.some(({ kind, state, parts }) => {
    if (state !== "agreed" || (kind !== "delete" && kind !== "replace")) return false;
    return parts.some((part) => {
      if (part.kind !== "span" || part.node !== node || part.field !== field) return false;
      return (
        order.indexOf(`${part.from.piece}.${part.from.at}`) <= place &&
        place <= order.indexOf(`${part.to.piece}.${part.to.at - 1}`)
      );
    });
  });
}

/** All code points of a text in order, field by field: what no act may ever reorder. */
export function pointsInOrder(text: NegotiatingText): ReadonlyMap<string, readonly string[]> {
  const order = new Map<string, readonly string[]>();
  [...itemsOf(text.nodes)].forEach((node, index) => {
    for (const name of ["label", "heading", "body"] as const) {
      const points = (node[name]?.runs ?? []).flatMap(({ piece, from, to }) =>
        Array.from({ length: to - from }, (_, at) => `${piece}.${from + at}`),
      );
      if (points.length > 0) order.set(`${index}.${name}`, points);
    }
  });
  return order;
}
