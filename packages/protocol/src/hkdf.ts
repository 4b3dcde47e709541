import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";

import { concatBytes, utf8 } from "./bytes.ts";

/** What a derived key is for. A key derived for one purpose is useless for every other. */
export type KeyPurpose =
  | "entry"
  | "link"
  | "presence"
  | "details"
  | "mailbox"
  | "token"
  | "join"
  | "watch"
  | "letter"
  | "reader"
  | "next-root"
  | "example-seat"
  | "example-device";

/**
 * A 32-byte key for one purpose, by HKDF-SHA-256 (RFC 5869) with an empty salt and
 * info = `"longtable/<purpose>/v1" ‖ 0x00 ‖ context`. The same inputs give the same key.
 */
export function deriveKey(secret: Uint8Array, purpose: KeyPurpose, context: Uint8Array): Uint8Array<ArrayBuffer> {
  const info = concatBytes(utf8(`longtable/${purpose}/v1`), Uint8Array.of(0), context);
  return Uint8Array.from(hkdf(sha256, secret, undefined, info, 32));
}
