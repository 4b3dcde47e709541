import { entropyToMnemonic, mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { bech32 } from "@scure/base";
import { sha256, utf8 } from "@longtable/protocol";

import { RoomError } from "./error.ts";

/**
 * A sheet of paper carries 32 bytes as 24 words of BIP 39's English list, which carry a checksum. The
 * *authority sheet* holds the delegation's root seed; the *reading sheet* the seed of its reading identity.
 */
export function sheetWords(seed: Uint8Array): string {
  return entropyToMnemonic(seed, wordlist);
}

/** The 32 bytes on a sheet. Case and spacing do not matter; a wrong or missing word is `BAD_SHEET`. */
export function readSheet(words: string): Uint8Array {
  const tidy = words.trim().toLowerCase().split(/\s+/u).join(" ");
  try {
    const seed = mnemonicToEntropy(tidy, wordlist);
    if (seed.length === 32) return seed;
  } catch {
    // The library's message would repeat the words; ours does not.
  }
  throw new RoomError("BAD_SHEET", "These are not the 24 words of a sheet: compare each word with the paper.");
}

/**
 * The age hybrid identity (`AGE-SECRET-KEY-PQ-1…`, ML-KEM-768 + X25519) of a 32-byte seed, in the form
 * that the age tool reads: bech32 of the seed, upper case (age 1.3, `filippo.io/hpke` MLKEM768-X25519).
 */
export function identityOfSeed(seed: Uint8Array): string {
  return bech32.encodeFromBytes("AGE-SECRET-KEY-PQ-", seed).toUpperCase();
}

/** A short fingerprint to compare: the first eight bytes of H(what ‖ 0x00 ‖ key), in groups of four digits. */
export function fingerprint(what: string, key: Uint8Array): string {
  const bytes = sha256(new Uint8Array([...utf8(what), 0, ...key])).subarray(0, 8);
  return [0, 2, 4, 6]
    .map((at) => ((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)).toString(16).padStart(4, "0"))
    .join(" ");
}
