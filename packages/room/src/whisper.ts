import { CHAIN_LENGTH, concatBytes, deriveKey, pad, unpad } from "@longtable/protocol";

import { openBytes, sealBytes } from "./aes-gcm.ts";
import type { Randomness } from "./randomness.ts";

/**
 * Seals what is relayed and never stored (presence, words off the record): chain ‖ nonce ‖ box under the
 * chain's presence key. The content says who it is from inside and is signed like an act.
 */
export function sealWhisper(
  content: Uint8Array,
  epochKey: Uint8Array,
  room: Uint8Array,
  chain: Uint8Array,
  random: Randomness,
): Uint8Array<ArrayBuffer> {
  const nonce = random(12);
  const key = deriveKey(epochKey, "presence", chain);
  return concatBytes(chain, nonce, sealBytes(key, nonce, pad(content), concatBytes(room, chain)));
}

/** The content of a whisper and the chain it claims, or null when it does not open here. */
export function openWhisper(
  whisper: Uint8Array,
  epochKey: Uint8Array,
  room: Uint8Array,
): { readonly chain: Uint8Array; readonly content: Uint8Array } | null {
  const chain = whisper.subarray(0, CHAIN_LENGTH);
  if (chain.length < CHAIN_LENGTH) return null;
  const nonce = whisper.subarray(CHAIN_LENGTH, CHAIN_LENGTH + 12);
  const key = deriveKey(epochKey, "presence", chain);
  const padded = openBytes(key, nonce, whisper.subarray(CHAIN_LENGTH + 12), concatBytes(room, chain));
  if (padded === null) return null;
  try {
    return { chain, content: unpad(padded) };
  } catch {
    return null;
  }
}
