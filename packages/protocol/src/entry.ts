import * as v from "valibot";

import type { Act } from "./act.ts";
import { concatBytes } from "./bytes.ts";
import { type Value, decodeCanonical, encodeCanonical } from "./cbor.ts";
import type { Signer } from "./ed25519.ts";
import { ProtocolError } from "./error.ts";
import { bytes32, bytesOf, bytesUpTo, parseShape, uint } from "./shape.ts";
import { type Signed, readSigned, signValue } from "./signed.ts";
import type { ChainId, DeviceId } from "./ids.ts";
import { idOf } from "./ids.ts";

/** Bytes of a chain: 32 of the device's key, 8 of its store instance, chosen at random. */
export const CHAIN_LENGTH = 40;
/** The largest entry a node takes, in bytes. Larger content is a file. */
export const LARGEST_ENTRY = 256 * 1024;
/** The most bytes a signed act may have: padded and sealed, one more would not fit into an entry. */
export const LARGEST_ACT = 258_047;

/** An act as its author signed it. Written as a CBOR array in this order. */
export interface SignedAct {
  readonly v: 1;
  readonly room: Uint8Array;
  readonly chain: Uint8Array;
  /** Counts the chain's acts from 0. */
  readonly n: number;
  /** H of the chain's signed bytes before this, signature included; 32 zero bytes at `n` 0. */
  readonly prev: Uint8Array;
  /** The size of the newest checkpoint that the author had verified; 0 if none. */
  readonly seenSize: number;
  /** H of that checkpoint's note text, which any holder of the record can compute; 32 zero bytes if none. */
  readonly seen: Uint8Array;
  /** Milliseconds since 1970 by the author's clock: for showing, never for deciding. */
  readonly at: number;
  readonly act: Act;
}

/** `prev` of a chain's first act, and `seen` of one who has verified no checkpoint. */
export const NOTHING_BEFORE = new Uint8Array(32);

/** A sealed entry: what the node stores and cannot read. */
export interface SealedEntry {
  readonly form: "sealed";
  readonly room: Uint8Array;
  readonly epoch: Uint8Array;
  readonly chain: Uint8Array;
  readonly nonce: Uint8Array;
  readonly box: Uint8Array;
}
/** A control entry: signed, not sealed; the node reads it. */
export interface ControlEntry extends Signed {
  readonly form: "control";
}
/** An act in the press room: signed by the press key, not sealed. */
export interface OpenEntry extends Signed {
  readonly form: "open";
}
export type Entry = SealedEntry | ControlEntry | OpenEntry;

const SEALED = 0;
const CONTROL = 1;
const OPEN = 2;

const actShape = v.looseObject({ type: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });
const signedActShape = v.strictTuple([
  v.literal(1),
  bytes32,
  bytesOf(CHAIN_LENGTH),
  uint,
  bytes32,
  uint,
  bytes32,
  uint,
  actShape,
]);
const sealedShape = v.strictTuple([
  v.literal(SEALED),
  bytes32,
  bytes32,
  bytesOf(CHAIN_LENGTH),
  bytesOf(12),
  bytesUpTo(LARGEST_ENTRY),
]);
const clearShape = v.strictTuple([v.picklist([CONTROL, OPEN]), bytesUpTo(LARGEST_ENTRY), bytesOf(64)]);

/** The chain of a device's store instance. */
export function chainOf(device: Uint8Array, instance: Uint8Array): Uint8Array<ArrayBuffer> {
  if (device.length !== 32 || instance.length !== 8) {
    throw new ProtocolError("BAD_KEY", "A chain is a 32-byte device key and an 8-byte instance.");
  }
  return concatBytes(device, instance);
}

/** The device that a chain belongs to. */
export function deviceOfChain(chain: Uint8Array): { readonly key: Uint8Array; readonly id: DeviceId } {
  const key = chain.subarray(0, 32);
  return { key, id: idOf<DeviceId>(key) };
}

/** A chain as the key of a map. */
export function chainId(chain: Uint8Array): ChainId {
  return idOf<ChainId>(chain);
}

/** Signs an act: canonical CBOR `[payload, signature]`. The act's id is H of these bytes. */
export function signAct(act: SignedAct, signer: Signer): Promise<Uint8Array<ArrayBuffer>> {
  const { v: version, room, chain, n, prev, seenSize, seen, at, act: body } = act;
  return signValue("act", [version, room, chain, n, prev, seenSize, seen, at, body], signer);
}

/** A signed act read from its bytes, with what is needed to check its signature. */
export interface ReadAct extends Signed {
  readonly value: SignedAct;
}

/** Reads the payload of a signed act. Refuses other shapes: `BAD_CBOR`, `BAD_SHAPE`. */
export function readActPayload(payload: Uint8Array): SignedAct {
  const fields = parseShape(signedActShape, decodeCanonical(payload), "A signed act");
  const [version, room, chain, n, prev, seenSize, seen, at, act] = fields;
  return { v: version, room, chain, n, prev, seenSize, seen, at, act: act as Act };
}

/** Reads signed act bytes; judges no signature. */
export function readAct(bytes: Uint8Array): ReadAct {
  const signed = readSigned(bytes);
  return { ...signed, value: readActPayload(signed.payload) };
}

/** The bytes of an entry: a canonical CBOR array whose first item says its form. */
export function entryBytes(entry: Entry): Uint8Array<ArrayBuffer> {
  switch (entry.form) {
    case "sealed":
      return encodeCanonical([SEALED, entry.room, entry.epoch, entry.chain, entry.nonce, entry.box]);
    case "control":
      return encodeCanonical([CONTROL, entry.payload, entry.signature]);
    case "open":
      return encodeCanonical([OPEN, entry.payload, entry.signature]);
  }
}

/** An entry read from its bytes. Refuses what is too large or not shaped as one; judges no signature. */
export function readEntry(bytes: Uint8Array): Entry {
  if (bytes.length > LARGEST_ENTRY) {
    throw new ProtocolError("TOO_LARGE", `An entry has at most ${LARGEST_ENTRY} bytes; send larger content as a file.`);
  }
  const value: Value = decodeCanonical(bytes);
  if (Array.isArray(value) && value[0] === SEALED) {
    const [, room, epoch, chain, nonce, box] = parseShape(sealedShape, value, "A sealed entry");
    return { form: "sealed", room, epoch, chain, nonce, box };
  }
  const [form, payload, signature] = parseShape(clearShape, value, "An entry");
  return { form: form === CONTROL ? "control" : "open", payload, signature };
}
