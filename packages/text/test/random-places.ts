import {
  type BracketId,
  type Gap,
  type NodeGap,
  type NodeId,
  type Point,
  type TargetPart,
  provisionView,
  provisions,
} from "../src/index.ts";
import { isStanding } from "../src/acts/gap.ts";
import { isNodeAlive } from "../src/derive/standing.ts";
import { itemsOf } from "../src/persistent/vector.ts";
import { bracketIdOf, nodeIdOf, pieceIdOf } from "../src/state/lookup.ts";
import type { Bracket } from "../src/state/records.ts";
import type { Talks } from "./talks.ts";

/** Where something can be put forward in a text as it stands, or pointed at, chosen at random. */
export class Places {
  readonly #room: Talks;
  readonly #below: (bound: number) => number;

  constructor(room: Talks, below: (bound: number) => number) {
    this.#room = room;
    this.#below = below;
  }

  #pick<T>(list: readonly T[]): T | undefined {
    return list[this.#below(Math.max(1, list.length))];
  }

  /** Brackets whose record fits, by id. */
  brackets(fits: (bracket: Bracket) => boolean): readonly BracketId[] {
    const { now } = this.#room;
    return [...itemsOf(now.brackets)].flatMap((bracket, index) => (fits(bracket) ? [bracketIdOf(now, index)] : []));
  }

  gap(): Gap | null {
    const ticket = this.#below(8);
    const bracket = this.#pick(
      this.brackets(
        ({ state, kind }) => (state === "open" || state === "agreed") && (kind === "insert" || kind === "replace"),
      ),
    );
    if (ticket === 0 && bracket !== undefined) return { beforeBracket: bracket };
    if (ticket === 1 && bracket !== undefined) return { endOfBracket: bracket };
    const node = this.node();
    if (ticket === 2 && node !== null) return { endOf: { node, field: "body" } };
    const before = this.point();
    return before === null ? null : { before };
  }

  nodeGap(): NodeGap | null {
    const node = this.node();
    if (node === null) return null;
    const bracket = this.#pick(this.brackets(({ state, kind }) => state === "open" && kind === "newNode"));
    const ticket = this.#below(6);
    if (ticket === 0) return { lastUnder: node };
    return ticket === 1 && bracket !== undefined ? { beforeBracket: bracket } : { beforeNode: node };
  }

  /** Two provisions side by side. */
  neighbours(): { readonly first: NodeId; readonly second: NodeId } | null {
    const { now } = this.#room;
    const node = this.node();
    const above = node === null ? null : (provisionView(now, node)?.parent ?? null);
    const under = provisions(now).filter((one) => (provisionView(now, one)?.parent ?? null) === above);
    const second = under[under.findIndex((one) => one === node) + 1];
    return node === null || second === undefined ? null : { first: node, second };
  }

  node(): NodeId | null {
    const { now } = this.#room;
    const alive = [...itemsOf(now.nodes)].flatMap((node, index) =>
      index > 0 && node.kind !== "footnote" && isNodeAlive(now, index) ? [index] : [],
    );
    const index = this.#pick(alive);
    return index === undefined ? null : nodeIdOf(now, index);
  }

  /** Pieces of words, with where in each the standing code points are. */
  #spots(): readonly { readonly piece: number; readonly at: number }[] {
    const { now } = this.#room;
    const pieces = [...itemsOf(now.pieces)];
    for (let tries = 0; tries < 20; tries += 1) {
      const piece = this.#below(pieces.length);
      const record = pieces[piece];
      if (record === undefined || record.kind === "break") continue;
      const found = Array.from({ length: record.length }, (_, at) => ({ piece, at })).filter((spot) =>
        isStanding(now, spot),
      );
      if (found.length > 0) return found;
    }
    return [];
  }

  point(): Point | null {
    const spot = this.#pick(this.#spots());
    return spot === undefined ? null : { piece: pieceIdOf(this.#room.now, spot.piece), at: spot.at };
  }

  part(): TargetPart | null {
    const node = this.node();
    if (this.#below(8) === 0 && node !== null) return { node };
    const spots = this.#spots();
    const [one, other] = [this.#below(Math.max(1, spots.length)), this.#below(Math.max(1, spots.length))];
    const [from, last] = [spots[Math.min(one, other)], spots[Math.max(one, other)]];
    if (from === undefined || last === undefined) return null;
    const start: Point = { piece: pieceIdOf(this.#room.now, from.piece), at: from.at };
    // Sometimes to the end of the field, over what others put in between.
    const end = this.#below(4) === 0 ? this.#laterPoint(from.piece) : null;
    return { from: start, to: end ?? { piece: pieceIdOf(this.#room.now, last.piece), at: last.at + 1 } };
  }

  #laterPoint(piece: number): Point | null {
    const { now } = this.#room;
    const pieces = [...itemsOf(now.pieces)];
    const record = pieces[piece];
    const later = pieces.findLastIndex(
      (other, index) =>
        index > piece &&
        other.node === record?.node &&
        other.field === record.field &&
        other.owner === record.owner &&
        other.kind === "words",
    );
    const last = pieces[later];
    return last === undefined || !isStanding(now, { piece: later, at: last.length - 1 })
      ? null
      : { piece: pieceIdOf(now, later), at: last.length };
  }
}
