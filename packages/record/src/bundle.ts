import {
  type RoomId,
  bytes32,
  bytesUpTo,
  concatBytes,
  decodeCanonical,
  encodeCanonical,
  parseShape,
  toHex,
  uint,
  utf8,
} from "@longtable/protocol";
import * as v from "valibot";

import { RecordError } from "./error.ts";

/** The first bytes of every bundle file: a PNG-like signature, so that damage by text tools shows. */
const MAGIC = concatBytes(Uint8Array.of(0x89), utf8("longtable/bundle/1"), Uint8Array.of(0x0d, 0x0a, 0x1a, 0x0a));

/** An envelope with the proof that its control entry commits to it. */
export interface BundledEnvelope {
  /** H of the control entry. */
  readonly entry: Uint8Array;
  readonly index: number;
  readonly count: number;
  readonly envelope: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** One room as a bundle carries it. */
export interface BundledRoom {
  readonly room: Uint8Array;
  readonly entries: readonly Uint8Array[];
  /** The checkpoint note over exactly these entries. */
  readonly note: Uint8Array;
  /** The leaf hash of each entry: they say which entry is damaged when the root alone says that one is. */
  readonly leaves: readonly Uint8Array[];
  /** Epoch keys by epoch id, when the bundle is to be opened by whoever holds it; empty for a keyless one. */
  readonly keys: readonly { readonly epoch: Uint8Array; readonly key: Uint8Array }[];
  /** Envelopes for the reading identity of whoever made the bundle: its sheet opens the room from this file alone. */
  readonly envelopes?: readonly BundledEnvelope[];
}

/** A bundle: rooms of one dialogue in one file. */
export interface Bundle {
  readonly dialogue: Uint8Array;
  readonly rooms: readonly BundledRoom[];
}

const bundleShape = v.strictObject({
  v: v.literal(1),
  dialogue: bytes32,
  rooms: v.pipe(
    v.array(
      v.strictObject({
        room: bytes32,
        entries: v.array(bytesUpTo(256 * 1024)),
        note: bytesUpTo(65_536),
        leaves: v.array(bytes32),
        keys: v.array(v.strictObject({ epoch: bytes32, key: bytes32 })),
        envelopes: v.array(
          v.strictObject({
            entry: bytes32,
            index: uint,
            count: uint,
            envelope: bytesUpTo(8192),
            proof: v.pipe(v.array(bytes32), v.maxLength(64)),
          }),
        ),
      }),
    ),
    v.minLength(1),
  ),
});

/** Writes a bundle: the file signature, then canonical CBOR. */
export function bundleBytes(bundle: Bundle): Uint8Array<ArrayBuffer> {
  const rooms = bundle.rooms.map(({ room, entries, note, leaves, keys, envelopes = [] }) => ({
    room,
    entries,
    note,
    leaves,
    keys: keys.map(({ epoch, key }) => ({ epoch, key })),
    envelopes: envelopes.map(({ entry, index, count, envelope, proof }) => ({ entry, index, count, envelope, proof })),
  }));
  return concatBytes(MAGIC, encodeCanonical({ v: 1, dialogue: bundle.dialogue, rooms }));
}

/**
 * Reads a bundle's file. Refuses what is not one, is cut off or whose frame is damaged: `BAD_BUNDLE`. Damage
 * inside an entry is for `verifyKeyless` to find and to place.
 */
export function readBundle(bytes: Uint8Array): Bundle {
  const hasMagic = MAGIC.every((byte, index) => bytes[index] === byte);
  if (!hasMagic) throw new RecordError("BAD_BUNDLE", "This file is not a Longtable bundle.");
  const content = bytes.subarray(MAGIC.length);
  try {
    const { dialogue, rooms } = parseShape(bundleShape, decodeCanonical(content), "A bundle");
    return { dialogue, rooms };
  } catch (cause) {
    throw new RecordError("BAD_BUNDLE", "This bundle is cut off or damaged: send for another copy.", { cause });
  }
}

/** A bundled room's id as it is shown. */
export function bundledRoomId(room: BundledRoom): RoomId {
  return toHex(room.room) as RoomId;
}
