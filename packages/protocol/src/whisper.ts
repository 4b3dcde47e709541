import * as v from "valibot";

import { type Value, decodeCanonical } from "./cbor.ts";
import type { Signer } from "./ed25519.ts";
import { CHAIN_LENGTH } from "./entry.ts";
import { bytes32, bytesOf, parseShape, uint } from "./shape.ts";
import { type Signed, readSigned, signValue } from "./signed.ts";

/** What is relayed and never stored, as its author signed it: presence, words off the record. */
export interface SignedWhisper {
  readonly v: 1;
  readonly room: Uint8Array;
  readonly chain: Uint8Array;
  /** Counts the chain's whispers from 0: a node that relays one again is not heard twice. */
  readonly n: number;
  /** Milliseconds since 1970 by the author's clock. */
  readonly at: number;
  readonly content: Value;
}

const whisperShape = v.strictTuple([v.literal(1), bytes32, bytesOf(CHAIN_LENGTH), uint, uint, v.unknown()]);

/**
 * Signs a whisper: canonical CBOR `[payload, signature]` in a domain of its own, so that no member can put
 * another's words, said off the record, into the record as an act.
 */
export function signWhisper(whisper: SignedWhisper, signer: Signer): Promise<Uint8Array<ArrayBuffer>> {
  const { v: version, room, chain, n, at, content } = whisper;
  return signValue("whisper", [version, room, chain, n, at, content], signer);
}

/** Reads a signed whisper; judges no signature. Refuses other shapes: `BAD_CBOR`, `BAD_SHAPE`. */
export function readSignedWhisper(bytes: Uint8Array): Signed & { readonly value: SignedWhisper } {
  const signed = readSigned(bytes);
  const fields = parseShape(whisperShape, decodeCanonical(signed.payload), "A whisper");
  const [version, room, chain, n, at, content] = fields;
  return { ...signed, value: { v: version, room, chain, n, at, content: content as Value } };
}
