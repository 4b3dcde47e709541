import { type SealedEntry, concatBytes, deriveKey, pad, unpad } from "@longtable/protocol";

import { openBytes, sealBytes } from "./aes-gcm.ts";
import type { Randomness } from "./randomness.ts";

/** Where a signed act is sealed: its room, the current epoch, and its author's chain. */
export interface SealPlace {
  readonly room: Uint8Array;
  readonly epoch: Uint8Array;
  readonly chain: Uint8Array;
}

/** The key for entries of one chain in one epoch. Derived once and kept: a room has few chains. */
export function entryKey(epochKey: Uint8Array, chain: Uint8Array): Uint8Array {
  return deriveKey(epochKey, "entry", chain);
}

function associated(place: SealPlace): Uint8Array {
  return concatBytes(place.room, place.epoch, place.chain);
}

/** Seals signed act bytes for a room: padded, then AES-256-GCM under the chain's key with a random nonce. */
export function sealEntry(signed: Uint8Array, place: SealPlace, key: Uint8Array, random: Randomness): SealedEntry {
  const nonce = random(12);
  const box = sealBytes(key, nonce, pad(signed), associated(place));
  return { form: "sealed", ...place, nonce, box };
}

/** The signed act bytes in an entry, or null when it was not sealed under this key, here, by this chain. */
export function openEntry(entry: SealedEntry, key: Uint8Array): Uint8Array | null {
  const padded = openBytes(key, entry.nonce, entry.box, associated(entry));
  if (padded === null) return null;
  try {
    return unpad(padded);
  } catch {
    return null;
  }
}
