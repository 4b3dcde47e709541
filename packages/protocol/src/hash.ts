import { sha256 as nobleSha256 } from "@noble/hashes/sha2.js";

/**
 * Where the platform has a synchronous SHA-256 in native code (Node's one-shot `crypto.hash`) it is
 * used; elsewhere noble's. Both are the same function (FIPS 180-4), and a test compares them.
 */
const native = globalThis.process?.getBuiltinModule?.("node:crypto");

/** H of PROTOCOL.md: SHA-256 (FIPS 180-4) of the bytes, 32 bytes. Synchronous everywhere. */
export const sha256: (bytes: Uint8Array) => Uint8Array<ArrayBuffer> =
  native === undefined
    ? (bytes) => Uint8Array.from(nobleSha256(bytes))
    : (bytes) => {
        const digest = native.hash("sha256", bytes, "buffer");
        return new Uint8Array(digest.buffer, digest.byteOffset, digest.length);
      };
