import { gcm } from "@noble/ciphers/aes.js";
import { concatBytes } from "@longtable/protocol";

/**
 * AES-256-GCM (NIST SP 800-38D) with 96-bit nonces and the tag at the end. Node's own cipher where it is
 * (synchronous and, at the size of an entry, seven times WebCrypto's rate), noble's elsewhere.
 */
const native = globalThis.process?.getBuiltinModule?.("node:crypto");

/** Seals: ciphertext followed by the 16-byte tag. A nonce is used once under a key. */
export function sealBytes(
  key: Uint8Array,
  nonce: Uint8Array,
  plain: Uint8Array,
  associated: Uint8Array,
): Uint8Array<ArrayBuffer> {
  if (native === undefined) return Uint8Array.from(gcm(key, nonce, associated).encrypt(plain));
  const cipher = native.createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(associated);
  return concatBytes(cipher.update(plain), cipher.final(), cipher.getAuthTag());
}

/** The plain bytes, or null when key, nonce, associated data or box are not those that were sealed. */
export function openBytes(
  key: Uint8Array,
  nonce: Uint8Array,
  box: Uint8Array,
  associated: Uint8Array,
): Uint8Array | null {
  if (box.length < 16) return null;
  try {
    if (native === undefined) return gcm(key, nonce, associated).decrypt(box);
    const decipher = native.createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: 16 });
    decipher.setAAD(associated);
    decipher.setAuthTag(box.subarray(box.length - 16));
    const plain = decipher.update(box.subarray(0, box.length - 16));
    decipher.final();
    return plain;
  } catch {
    return null;
  }
}
