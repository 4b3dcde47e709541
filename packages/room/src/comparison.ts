import { concatBytes, sha256, utf8 } from "@longtable/protocol";
import { wordlist } from "@scure/bip39/wordlists/english.js";

/** How many words stand for one delegation: 88 bits. */
export const COMPARED_WORDS = 8;

const BITS_PER_WORD = 11;

/**
 * The words by which two heads compare a delegation's founding root, read aloud: H("longtable/compare/v1" ‖ 0x00
 * ‖ root), its first 88 bits as eight words of BIP 39's English list, eleven bits each, the highest first.
 *
 * † Each root has words of its own. Words made of both roots together would let whoever stands between two heads look
 * for a pair of false roots that agree (half the bits); so it takes a false root with all words of a given one.
 */
export function comparedWords(root: Uint8Array): readonly string[] {
  const digest = sha256(concatBytes(utf8("longtable/compare/v1"), new Uint8Array(1), root));
  const bits = [...digest].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return Array.from({ length: COMPARED_WORDS }, (_, at) => {
    const index = Number.parseInt(bits.slice(at * BITS_PER_WORD, (at + 1) * BITS_PER_WORD), 2);
    return wordlist[index] ?? "";
  });
}
