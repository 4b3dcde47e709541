import * as v from "valibot";

import { encodeCanonical } from "./cbor.ts";
import { LARGEST_ENTRY } from "./entry.ts";
import { ProtocolError } from "./error.ts";
import { REFUSALS, type RefusalCode } from "./refusal.ts";
import { bytes32, bytesOf, bytesUpTo, decodeShape, textUpTo, uint } from "./shape.ts";

/** The largest frame either side sends, in bytes. */
export const LARGEST_FRAME = 4 * 1024 * 1024;
/** The largest envelope, in bytes: an age file for one hybrid recipient is under 3 KiB. */
export const LARGEST_ENVELOPE = 8192;
/** The largest ephemeral box (presence, words off the record), in bytes. */
export const LARGEST_WHISPER = 16 * 1024;
/** The largest letter in an invitation's mailbox, in bytes. */
export const LARGEST_LETTER = 64 * 1024;

const id = uint;
const hashes = v.pipe(v.array(bytes32), v.maxLength(64));

/** Frames from a device to a node. `id` is the device's own number for a request; the answer repeats it. */
export const requestShape = v.variant("t", [
  v.strictObject({ t: v.literal("hello"), v: v.literal(1), device: bytes32, nonce: bytes32, origin: textUpTo(300) }),
  v.strictObject({ t: v.literal("sign-in"), signature: bytesOf(64) }),
  v.strictObject({
    t: v.literal("found"),
    id,
    entry: bytesUpTo(LARGEST_ENTRY),
    token: v.nullable(textUpTo(200)),
  }),
  v.strictObject({
    t: v.literal("append"),
    id,
    room: bytes32,
    entry: bytesUpTo(LARGEST_ENTRY),
    envelopes: v.pipe(v.array(bytesUpTo(LARGEST_ENVELOPE)), v.maxLength(2500)),
  }),
  v.strictObject({ t: v.literal("read"), id, room: bytes32, from: uint, most: v.pipe(uint, v.maxValue(1000)) }),
  v.strictObject({ t: v.literal("watch"), id, room: bytes32, from: uint }),
  v.strictObject({
    t: v.literal("show"),
    id,
    room: bytes32,
    note: bytesUpTo(65_536),
    from: uint,
    entries: v.pipe(v.array(bytesUpTo(LARGEST_ENTRY)), v.maxLength(1000)),
  }),
  v.strictObject({ t: v.literal("unwatch"), id, room: bytes32 }),
  v.strictObject({ t: v.literal("envelope"), id, room: bytes32, entry: bytes32, index: uint }),
  v.strictObject({ t: v.literal("consistency"), id, room: bytes32, from: uint, to: uint }),
  v.strictObject({ t: v.literal("whisper"), room: bytes32, box: bytesUpTo(LARGEST_WHISPER) }),
  v.strictObject({ t: v.literal("rooms"), id }),
  v.strictObject({
    t: v.literal("mail-open"),
    id,
    box: bytes32,
    token: bytes32,
    until: uint,
    convening: v.nullable(textUpTo(200)),
  }),
  v.strictObject({ t: v.literal("mail-close"), id, box: bytes32 }),
  v.strictObject({
    t: v.literal("mail-post"),
    id,
    box: bytes32,
    token: bytes32,
    letter: bytesUpTo(LARGEST_LETTER),
  }),
  v.strictObject({ t: v.literal("mail-watch"), id, box: bytes32, token: bytes32, from: uint }),
]);
export type RequestFrame = v.InferOutput<typeof requestShape>;

const refusalCode = v.picklist(Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]);
const entries = v.array(bytesUpTo(LARGEST_ENTRY));

/** Frames from a node to a device. */
export const answerShape = v.variant("t", [
  v.strictObject({ t: v.literal("challenge"), node: bytes32, nonce: bytes32, expires: uint }),
  v.strictObject({ t: v.literal("welcome"), session: bytes32, largestFile: uint }),
  v.strictObject({ t: v.literal("refused"), id: v.nullable(uint), code: refusalCode, why: textUpTo(300) }),
  v.strictObject({ t: v.literal("done"), id }),
  v.strictObject({
    t: v.literal("appended"),
    id,
    seq: uint,
    note: bytesUpTo(65_536),
    proof: hashes,
  }),
  v.strictObject({ t: v.literal("entries"), id, room: bytes32, from: uint, entries, note: bytesUpTo(65_536) }),
  v.strictObject({ t: v.literal("shown"), id, size: uint, frozen: v.boolean() }),
  v.strictObject({ t: v.literal("placed"), room: bytes32, from: uint, entries, note: bytesUpTo(65_536) }),
  v.strictObject({ t: v.literal("envelope"), id, envelope: bytesUpTo(LARGEST_ENVELOPE), count: uint, proof: hashes }),
  v.strictObject({ t: v.literal("consistency"), id, proof: hashes }),
  v.strictObject({ t: v.literal("whisper"), room: bytes32, box: bytesUpTo(LARGEST_WHISPER) }),
  v.strictObject({ t: v.literal("rooms"), id, rooms: v.array(v.strictObject({ room: bytes32, size: uint })) }),
  v.strictObject({ t: v.literal("mail"), box: bytes32, from: uint, letters: v.array(bytesUpTo(LARGEST_LETTER)) }),
]);
export type AnswerFrame = v.InferOutput<typeof answerShape>;

/** The bytes of a frame. */
export function frameBytes(frame: RequestFrame | AnswerFrame): Uint8Array<ArrayBuffer> {
  return encodeCanonical(frame);
}

/** A device's frame as the node reads it. Refuses what is too large or not of a known shape. */
export function readRequest(bytes: Uint8Array): RequestFrame {
  return decodeShape(requestShape, withinFrame(bytes), "A frame");
}

/** A node's frame as a device reads it. Refuses what is too large or not of a known shape. */
export function readAnswer(bytes: Uint8Array): AnswerFrame {
  return decodeShape(answerShape, withinFrame(bytes), "A frame");
}

function withinFrame(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= LARGEST_FRAME) return bytes;
  throw new ProtocolError("TOO_LARGE", `A frame has at most ${LARGEST_FRAME} bytes.`);
}
