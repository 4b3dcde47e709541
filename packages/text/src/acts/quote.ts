import { type ActId, ProtocolError, type RoomId, type SignedAct, hashId, readAct, toHex } from "@longtable/protocol";
import * as v from "valibot";

import { actId, bytesUpTo, count, roomId } from "./shapes.ts";

/** The most bytes that a quoted act has. */
const LONGEST_QUOTED = 64 * 1024;

/** An act of another room, named and perhaps whole. */
export interface Quote {
  readonly room: RoomId;
  readonly act: ActId;
  /** Its signed bytes, 64 KiB at most. */
  readonly signed?: Uint8Array;
  /** That it is in its room's record: its place, the size of the record, and the hashes between. */
  readonly proof?: { readonly seq: number; readonly size: number; readonly path: readonly Uint8Array[] };
}
export interface QuoteSchema extends v.GenericSchema<unknown, Quote> {}

/**
 * What crosses rooms is a new act that quotes the signed one (PROTOCOL.md §4): the act's signed bytes
 * and, where that helps, its inclusion proof. The fold keeps it; whoever reads it checks signature and proof.
 */
export const quote: QuoteSchema = v.strictObject({
  room: roomId,
  act: actId,
  signed: v.exactOptional(bytesUpTo(LONGEST_QUOTED)),
  proof: v.exactOptional(
    v.strictObject({ seq: count, size: count, path: v.pipe(v.array(bytesUpTo(32)), v.maxLength(64)) }),
  ),
});

/** The act in a quote's signed bytes; null when they are no act, or not the one of the room that the quote names. */
export function quotedAct({ room, act, signed }: Quote & { readonly signed: Uint8Array }): SignedAct["act"] | null {
  if (hashId<ActId>(signed) !== act) return null;
  try {
    const { value } = readAct(signed);
    return toHex(value.room) === room ? value.act : null;
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}
