import * as v from "valibot";

import { concatBytes, utf8 } from "./bytes.ts";
import { type Value, encodeCanonical } from "./cbor.ts";
import type { Signer } from "./ed25519.ts";
import { verifySignature } from "./ed25519.ts";
import { bytesOf, bytesUpTo, decodeShape } from "./shape.ts";

/** What a signature can be about. Each is its own domain: a signature for one is none for another. */
export type SignedKind =
  | "act"
  | "accreditation"
  | "appointment"
  | "control"
  | "founding"
  | "invitation"
  | "join"
  | "request"
  | "revocation"
  | "role"
  | "seal"
  | "sign-in"
  | "verdict"
  | "whisper";

/** A payload as bytes with one signature: canonical CBOR `[payload, signature]`. */
export interface Signed {
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
}

const signedShape = v.strictTuple([bytesUpTo(8 * 1024 * 1024), bytesOf(64)]);

/** The bytes a signature of this kind is over: `"longtable/<kind>/v1" ‖ 0x00 ‖ payload`. */
export function signingInput(kind: SignedKind, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  return concatBytes(utf8(`longtable/${kind}/v1`), Uint8Array.of(0), payload);
}

/** Signs a value: canonical CBOR of `[payload, signature]`. */
export async function signValue(kind: SignedKind, value: Value, signer: Signer): Promise<Uint8Array<ArrayBuffer>> {
  const payload = encodeCanonical(value);
  return encodeCanonical([payload, await signer.sign(signingInput(kind, payload))]);
}

/** Splits signed bytes without judging the signature. Refuses other shapes: `BAD_CBOR`, `BAD_SHAPE`. */
export function readSigned(bytes: Uint8Array): Signed {
  const [payload, signature] = decodeShape(signedShape, bytes, "A signed value");
  return { payload, signature };
}

/** Whether the signature is this key's, for this kind and this payload. Never throws. */
export function isSignedBy(kind: SignedKind, signed: Signed, publicKey: Uint8Array): Promise<boolean> {
  return verifySignature(publicKey, signed.signature, signingInput(kind, signed.payload));
}
