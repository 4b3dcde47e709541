import { ed25519 } from "@noble/curves/ed25519.js";

import { toHex } from "./bytes.ts";
import { ProtocolError } from "./error.ts";

const ED25519 = { name: "Ed25519" } as const;
/** PKCS #8 (RFC 8410 §7) around a 32-byte Ed25519 seed. */
const PKCS8_PREFIX = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20);

/** A private key that can sign. The seed itself is not kept here; the platform's key object is. */
export interface Signer {
  /** 32 bytes, as RFC 8032 §5.1.5 writes a public key. */
  readonly publicKey: Uint8Array;
  /** A 64-byte Ed25519 signature (RFC 8032) over the message as given. */
  sign(message: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
}

/** The signer of a 32-byte seed (RFC 8032 §5.1.5). Refuses any other length: `BAD_KEY`. */
export async function signerOf(seed: Uint8Array): Promise<Signer> {
  if (seed.length !== 32) throw new ProtocolError("BAD_KEY", "A signing seed has 32 bytes.");
  const pkcs8 = new Uint8Array(48);
  pkcs8.set(PKCS8_PREFIX);
  pkcs8.set(seed, 16);
  const key = await crypto.subtle.importKey("pkcs8", pkcs8, ED25519, false, ["sign"]);
  return {
    publicKey: Uint8Array.from(ed25519.getPublicKey(seed)),
    sign: async (message) => new Uint8Array(await crypto.subtle.sign(ED25519, key, message as BufferSource)),
  };
}

/**
 * Keys seen before, with their platform objects; `null` marks a refused one. A room has few authors
 * and many entries, so a key is imported and checked once. Emptied when it grows beyond reason.
 */
const seenKeys = new Map<string, Promise<CryptoKey | null>>();
const MOST_SEEN_KEYS = 20_000;

async function importPublicKey(publicKey: Uint8Array): Promise<CryptoKey | null> {
  try {
    const point = ed25519.Point.fromBytes(publicKey, false);
    if (point.is0() || !point.isTorsionFree()) return null;
    return await crypto.subtle.importKey("raw", publicKey as BufferSource, ED25519, false, ["verify"]);
  } catch {
    return null;
  }
}

function publicKeyObject(publicKey: Uint8Array): Promise<CryptoKey | null> {
  const id = toHex(publicKey);
  let key = seenKeys.get(id);
  if (key === undefined) {
    if (seenKeys.size >= MOST_SEEN_KEYS) seenKeys.clear();
    key = importPublicKey(publicKey);
    seenKeys.set(id, key);
  }
  return key;
}

/**
 * Whether 32 bytes are a public key that Longtable accepts: canonically encoded, in the prime-order
 * subgroup and not its neutral element. Keys of small or mixed order would let two honest
 * verifiers disagree (de Valence, "It's 255:19AM", 2020), so they are refused before any signature.
 */
export async function isPublicKey(publicKey: Uint8Array): Promise<boolean> {
  return publicKey.length === 32 && (await publicKeyObject(publicKey)) !== null;
}

/**
 * Whether a signature is good: RFC 8032 §5.1.7 with S canonical and the cofactorless equation, as
 * WebCrypto (OpenSSL, BoringSSL) computes it, under a key that `isPublicKey` accepts. Never throws.
 */
export async function verifySignature(
  publicKey: Uint8Array,
  signature: Uint8Array,
  message: Uint8Array,
): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const key = await publicKeyObject(publicKey);
  if (key === null) return false;
  return await crypto.subtle.verify(ED25519, key, signature as BufferSource, message as BufferSource);
}

/** The public key of a 32-byte seed (RFC 8032 §5.1.5). */
export function publicKeyOf(seed: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(ed25519.getPublicKey(seed));
}
