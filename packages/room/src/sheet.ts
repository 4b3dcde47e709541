import { entropyToMnemonic, mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { bech32 } from "@scure/base";

import { RoomError } from "./error.ts";

/**
 * A sheet of paper carries 32 bytes as 24 words of BIP 39's English list, which carry a checksum. The
 * *authority sheet* holds the delegation's root seed; the *reading sheet* the seed of its reading identity.
 */
export function sheetWords(seed: Uint8Array): string {
  return entropyToMnemonic(seed, wordlist);
}

/** How many words a sheet has. */
export const SHEET_WORDS = 24;

const listed = new Set(wordlist);

/** What somebody typed, as single words: case, spacing, and the numbers printed before the words do not matter. */
function typedWords(typed: string): readonly string[] {
  return typed
    .toLowerCase()
    .split(/[\s\d.,;:]+/u)
    .filter((word) => word !== "");
}

/**
 * The 32 bytes on a sheet, from what somebody typed. Refuses wrong, missing and exchanged words (`BAD_SHEET`) and
 * says which word is not on the list by its number; the words themselves are in no message.
 */
export function readSheet(typed: string): Uint8Array {
  const words = typedWords(typed);
  const unlisted = words.flatMap((word, at) => (listed.has(word) ? [] : [at + 1]));
  if (unlisted.length > 0) {
    const which = unlisted.length === 1 ? `Word ${unlisted[0]} is` : `Words ${unlisted.join(", ")} are`;
    throw new RoomError("BAD_SHEET", `${which} not on the list that sheets are written with: compare with the paper.`);
  }
  if (words.length !== SHEET_WORDS) {
    throw new RoomError("BAD_SHEET", `A sheet has ${SHEET_WORDS} words, and these are ${words.length}.`);
  }
  try {
    return mnemonicToEntropy(words.join(" "), wordlist);
  } catch {
    // The library's message would repeat the words; ours does not.
    const sentence = "Every word is on the list, but together they are no sheet: two are exchanged, or one is another.";
    throw new RoomError("BAD_SHEET", sentence);
  }
}

/**
 * The age hybrid identity (`AGE-SECRET-KEY-PQ-1…`, ML-KEM-768 + X25519) of a 32-byte seed, in the form
 * that the age tool reads: bech32 of the seed, upper case (age 1.3, `filippo.io/hpke` MLKEM768-X25519).
 */
export function identityOfSeed(seed: Uint8Array): string {
  return bech32.encodeFromBytes("AGE-SECRET-KEY-PQ-", seed).toUpperCase();
}
