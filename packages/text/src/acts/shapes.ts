import { type ActId, type RoomId, isBytesUpTo, isHex } from "@longtable/protocol";
import * as v from "valibot";

import { type BracketId, type NodeId, type PieceId, isIdOf } from "../id.ts";

declare const hashBrand: unique symbol;
/** A SHA-256 in lower-case hex. */
export type Hash = string & { readonly [hashBrand]: "hash" };

/** Schemas of ids bear names of their own, so that the types of acts built on them can be written down. */
export interface IdSchema<T extends string> extends v.GenericSchema<T> {}
export interface HashSchema extends IdSchema<Hash> {}
export interface ActIdSchema extends IdSchema<ActId> {}
export interface RoomIdSchema extends IdSchema<RoomId> {}
export interface SessionIdSchema extends IdSchema<ActId | RoomId> {}
export interface PieceIdSchema extends IdSchema<PieceId> {}
export interface NodeIdSchema extends IdSchema<NodeId> {}
export interface BracketIdSchema extends IdSchema<BracketId> {}

/** Ids and hashes are 32 bytes in hex. */
const isHex64 = (value: unknown): boolean => isHex(value, 32);

export const hash: HashSchema = v.custom<Hash>(isHex64);
export const actId: ActIdSchema = v.custom<ActId>(isHex64);
export const roomId: RoomIdSchema = v.custom<RoomId>(isHex64);
/** An open session: the act that opened it, or the room whose standing session it is. */
export const sessionId: SessionIdSchema = v.custom<ActId | RoomId>(isHex64);
export const pieceId: PieceIdSchema = v.custom<PieceId>((value) => isIdOf("piece", value));
export const nodeId: NodeIdSchema = v.custom<NodeId>((value) => isIdOf("node", value));
export const bracketId: BracketIdSchema = v.custom<BracketId>((value) => isIdOf("bracket", value));

/** One line said beside an act: a reason, a note. Up to 200 UTF-16 units, not empty. */
export const line = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
/** Words put forward in one item: up to 20,000 UTF-16 units, not empty. */
const ownWords = v.pipe(v.string(), v.minLength(1), v.maxLength(20_000));
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A byte string of at most so many bytes. */
export const bytesUpTo = (most: number): v.GenericSchema<Uint8Array> =>
  v.custom<Uint8Array>((value) => isBytesUpTo(value, most));

/** At most this many of anything in one act. */
export const LONGEST_LIST = 256;

/** The schema of a list of these. */
export interface ListSchema<T extends v.GenericSchema> extends v.GenericSchema<readonly v.InferOutput<T>[]> {}

/** At least one of these, `LONGEST_LIST` at most. */
export function someOf<T extends v.GenericSchema>(item: T): ListSchema<T> {
  return v.pipe(v.array(item), v.minLength(1), v.maxLength(LONGEST_LIST));
}

/** A place between two code points of a piece: before the one at `at`, counted from 0. */
export const point = v.strictObject({ piece: pieceId, at: count });
export type Point = v.InferOutput<typeof point>;

/** Which of a node's fields. */
export const FIELD_NAMES = ["label", "heading", "body"] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** What a change is about: words from one point to another of the same field, a whole node, or siblings side by side. */
export const part = v.union([
  v.strictObject({ from: point, to: point }),
  v.strictObject({ node: nodeId }),
  v.strictObject({ first: nodeId, last: nodeId }),
]);
export type TargetPart = v.InferOutput<typeof part>;

/**
 * Where words go in: before a point, inside whatever holds it; before all of an insertion's words, outside it; at the end of an
 * insertion's words, inside it; or at the end of a field. Of several at one place, the one placed first stands first.
 */
export const gap = v.union([
  v.strictObject({ before: point }),
  v.strictObject({ beforeBracket: bracketId }),
  v.strictObject({ endOfBracket: bracketId }),
  v.strictObject({ endOf: v.strictObject({ node: nodeId, field: v.picklist(FIELD_NAMES) }) }),
]);
export type Gap = v.InferOutput<typeof gap>;

/**
 * Where a provision goes in: before a sibling, inside whatever put that forward; before all provisions of an insertion, outside it; or
 * as the last under a node, `null` for the text itself.
 */
export const nodeGap = v.union([
  v.strictObject({ beforeNode: nodeId }),
  v.strictObject({ beforeBracket: bracketId }),
  v.strictObject({ lastUnder: v.nullable(nodeId) }),
]);
export type NodeGap = v.InferOutput<typeof nodeGap>;

/** What is put forward is made of. Plain words hold no `[` or `]`; a bracket that is a word comes as `literal`. */
export const ownItem = v.union([
  ownWords,
  v.strictObject({ literal: ownWords }),
  v.strictObject({ placeholder: ownWords }),
  v.strictObject({ note: ownWords }),
  v.strictObject({ ref: nodeId, form: line }),
]);
export type OwnItem = v.InferOutput<typeof ownItem>;
export const ownItems = v.pipe(v.array(ownItem), v.maxLength(LONGEST_LIST));

/** Any act of a text: what every act may carry, and which text it is about (the act that tabled it). */
export function textActOf<T extends string, E extends v.ObjectEntries>(type: T, body: E) {
  return v.strictObject({ type: v.literal(type), text: actId, ...remarks, ...body });
}

/** `notedAs` for what was done before it was entered, `invented` for what was made up for an example. The room's fold reads them. */
export const remarks = {
  notedAs: v.exactOptional(v.unknown()),
  invented: v.exactOptional(v.literal(true)),
};

/** What binds names the session it belongs to, and the hash of what it acts on. */
export const inSession = { session: sessionId };
export const binding = { session: sessionId, subject: hash };
