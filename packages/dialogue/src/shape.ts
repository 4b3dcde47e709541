import { type ActId, type DelegationId, type DeviceId, type RoomId, isBytesUpTo, isHex } from "@longtable/protocol";
import * as v from "valibot";

import { zonedTime } from "./zoned-time.ts";

declare const hashBrand: unique symbol;
/** A SHA-256 in lower-case hex. */
export type Hash = string & { readonly [hashBrand]: "hash" };

/** A session: the act that opened it, or, for what stands open from the start, the room. */
export type SessionId = ActId | RoomId;
/** Who sits at the table: a device's holder, or a member announced without one. */
export type ParticipantId = DeviceId | ActId;

/** Ids and hashes are 32 bytes in hex. */
const isHex64 = (value: unknown): boolean => isHex(value, 32);

/** Schemas of ids bear names of their own, so that the types of acts built on them can be written down. */
export interface IdSchema<T extends string> extends v.GenericSchema<T> {}
export interface HashSchema extends IdSchema<Hash> {}
export interface ActIdSchema extends IdSchema<ActId> {}
export interface DelegationIdSchema extends IdSchema<DelegationId> {}
export interface RoomIdSchema extends IdSchema<RoomId> {}
export interface SessionIdSchema extends IdSchema<SessionId> {}
export interface ParticipantIdSchema extends IdSchema<ParticipantId> {}

export const hash: HashSchema = v.custom<Hash>(isHex64);
export const actId: ActIdSchema = v.custom<ActId>(isHex64);
export const delegationId: DelegationIdSchema = v.custom<DelegationId>(isHex64);
export const roomId: RoomIdSchema = v.custom<RoomId>(isHex64);
const sessionId: SessionIdSchema = v.custom<SessionId>(isHex64);
export const participantId: ParticipantIdSchema = v.custom<ParticipantId>(isHex64);

/** One line: a title, a name. Up to 200 UTF-16 units, not empty. */
export const line = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
/** What is said or written at one go: up to 20,000 UTF-16 units, not empty. Longer things are files. */
export const words = v.pipe(v.string(), v.minLength(1), v.maxLength(20_000));
/** A language tag (BCP 47), such as `en`, `fr-CH`, `zh-Hant`. */
export const language = v.pipe(v.string(), v.maxLength(35), v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/));
/** An index, a count, a number of seconds. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** A key that its author chose, unique within one list: `opening`, `item-2`. */
export const key = v.pipe(v.string(), v.regex(/^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/));

/** At most this many of anything in one act. */
const LONGEST_LIST = 64;

/** The schema of a list of these. */
export interface ListSchema<T extends v.GenericSchema> extends v.GenericSchema<readonly v.InferOutput<T>[]> {}

/** A list of up to `LONGEST_LIST` of these. */
export function listOf<T extends v.GenericSchema>(item: T): ListSchema<T> {
  return v.pipe(v.array(item), v.maxLength(LONGEST_LIST));
}

/** Different ones of these, at least one: no id twice. */
export function someOf<T extends v.GenericSchema>(item: T): ListSchema<T> {
  return v.pipe(
    v.array(item),
    v.minLength(1),
    v.maxLength(LONGEST_LIST),
    v.check((list) => new Set<unknown>(list).size === list.length),
  );
}

/**
 * A file that is kept beside the record (PROTOCOL.md §10): `key` opens it, `hash` is that of its
 * ciphertext, `length` the bytes of the ciphertext.
 */
export const fileRef = v.strictObject({
  key: v.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === 32),
  length: count,
  hash,
  name: line,
  media: v.pipe(v.string(), v.maxLength(100), v.regex(/^[a-z]+\/[a-z0-9.+-]+$/)),
});
export type FileRef = v.InferOutput<typeof fileRef>;

/** A place in a negotiating text: the act that tabled it, and the provision's node. */
export const provisionRef = v.strictObject({
  text: actId,
  node: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
});
export type ProvisionRef = v.InferOutput<typeof provisionRef>;

/** A byte string of at most so many bytes. */
export const bytesUpTo = (most: number) => v.custom<Uint8Array>((value) => isBytesUpTo(value, most));

/** Done before it was entered here, where no device was allowed: when, and how ("agreed on paper"). */
export const noted = v.strictObject({ doneAt: zonedTime, how: line });
export type Noted = v.InferOutput<typeof noted>;

/**
 * The shape of one type of act: its body, and what any act may carry: `notedAs` for what was done before
 * it was entered, `invented` for what was made up for an example and is shown as such.
 */
export function actOf<T extends string, E extends v.ObjectEntries>(type: T, body: E) {
  return v.strictObject({
    type: v.literal(type),
    notedAs: v.exactOptional(noted),
    invented: v.exactOptional(v.literal(true)),
    ...body,
  });
}

/** What every binding act names: the session it belongs to, and the hash of what it acts on. */
export const inSession = { session: sessionId };
export const onSubject = { subject: hash };
export const binding = { ...inSession, ...onSubject };
