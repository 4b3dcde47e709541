import {
  type Details,
  bytesOf,
  concatBytes,
  decodeShape,
  deriveKey,
  detailsHash,
  detailsShape,
  encodeCanonical,
  equalBytes,
  pad,
  unpad,
} from "@longtable/protocol";
import * as v from "valibot";

import { openBytes, sealBytes } from "./aes-gcm.ts";
import type { Randomness } from "./randomness.ts";

const listShape = v.array(detailsShape);
const lengthOfNonce = bytesOf(12);

/** Names and roles sealed under an epoch's key for a control entry: nonce ‖ box, padded. */
export function sealDetails(
  details: readonly Details[],
  epochKey: Uint8Array,
  room: Uint8Array,
  random: Randomness,
): Uint8Array<ArrayBuffer> {
  const nonce = v.parse(lengthOfNonce, random(12));
  const plain = pad(encodeCanonical(details));
  return concatBytes(nonce, sealBytes(deriveKey(epochKey, "details", room), nonce, plain, room));
}

/** The details sealed in a control entry, or null when they do not open under this key. */
export function openDetails(sealed: Uint8Array, epochKey: Uint8Array, room: Uint8Array): readonly Details[] | null {
  const plain = openBytes(deriveKey(epochKey, "details", room), sealed.subarray(0, 12), sealed.subarray(12), room);
  if (plain === null) return null;
  try {
    return decodeShape(listShape, unpad(plain), "Sealed details");
  } catch {
    return null;
  }
}

/** The details among these that an accreditation committed to, or null: nobody can be given another's name. */
export function matchDetails(commitment: Uint8Array, candidates: readonly Details[]): Details | null {
  return candidates.find((details) => equalBytes(detailsHash(details), commitment)) ?? null;
}
