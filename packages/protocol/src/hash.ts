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

/** A SHA-256 of bytes that come in parts. */
export interface RunningHash {
  update(part: Uint8Array): void;
  /** The hash of all parts; nothing is added after it. */
  digest(): Uint8Array<ArrayBuffer>;
}

/** Begins a SHA-256 of bytes that are never all at hand at once: a file's. */
export function startHash(): RunningHash {
  const running = native === undefined ? nobleSha256.create() : native.createHash("sha256");
  return {
    update: (part) => void running.update(part),
    digest: () => Uint8Array.from(running.digest()),
  };
}
