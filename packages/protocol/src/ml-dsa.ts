import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";

import { signingInput } from "./signed.ts";

/** Bytes of an ML-DSA-44 public key (FIPS 204, table 2). */
export const ML_DSA_PUBLIC_KEY_LENGTH = 1312;
/** Bytes of an ML-DSA-44 signature (FIPS 204, table 2). */
export const ML_DSA_SIGNATURE_LENGTH = 2420;

/** The ML-DSA-44 (FIPS 204) public key of a 32-byte seed. */
export function mlDsaPublicKey(seed: Uint8Array): Uint8Array {
  return ml_dsa44.keygen(seed).publicKey;
}

/** An ML-DSA-44 signature over a seal's payload, in the seal's own domain, beside the Ed25519 one. */
export function signSealPostQuantum(seed: Uint8Array, payload: Uint8Array): Uint8Array {
  return ml_dsa44.sign(signingInput("seal", payload), ml_dsa44.keygen(seed).secretKey);
}

/** Whether an ML-DSA-44 signature over a seal's payload is good. Never throws. */
export function verifySealPostQuantum(publicKey: Uint8Array, signature: Uint8Array, payload: Uint8Array): boolean {
  if (publicKey.length !== ML_DSA_PUBLIC_KEY_LENGTH || signature.length !== ML_DSA_SIGNATURE_LENGTH) return false;
  try {
    return ml_dsa44.verify(signature, signingInput("seal", payload), publicKey);
  } catch {
    return false;
  }
}
