import { type Letter, concatBytes, letterBytes, pad, readLetter, unpad } from "@longtable/protocol";

import { openBytes, sealBytes } from "./aes-gcm.ts";
import type { Randomness } from "./randomness.ts";

/** A letter sealed for its mailbox under the key that the invitation's secret gives: nonce ‖ box, padded. */
export function sealLetter(
  letter: Letter,
  key: Uint8Array,
  box: Uint8Array,
  random: Randomness,
): Uint8Array<ArrayBuffer> {
  const nonce = random(12);
  return concatBytes(nonce, sealBytes(key, nonce, pad(letterBytes(letter)), box));
}

/** The letter, or null when it was not sealed under this key for this mailbox, or is none. */
export function openLetter(sealed: Uint8Array, key: Uint8Array, box: Uint8Array): Letter | null {
  const plain = openBytes(key, sealed.subarray(0, 12), sealed.subarray(12), box);
  if (plain === null) return null;
  try {
    return readLetter(unpad(plain));
  } catch {
    return null;
  }
}
