import { paddedLength } from "@longtable/protocol";
import { bech32 } from "@scure/base";
import { Decrypter, Encrypter, identityToRecipient } from "age-encryption";

import { RoomError } from "./error.ts";

/** The most a file's content may have, in bytes: 100 MB (PROTOCOL.md §10). */
export const LARGEST_CONTENT = 100 * 1024 * 1024;

/** A file on its way out: its ciphertext as a stream, and how many bytes that will have. */
export interface SealedFile {
  readonly ciphertext: ReadableStream<Uint8Array>;
  readonly length: number;
}

/**
 * The age identity (`AGE-SECRET-KEY-1…`) that a file's 32-byte key is. Its recipient is made where the file
 * is sealed and published nowhere, so that there is no public key to attack, with whatever computer; and any
 * age tool opens the file.
 */
export function fileIdentity(key: Uint8Array): string {
  return bech32.encodeFromBytes("AGE-SECRET-KEY-", key).toUpperCase();
}

/**
 * Seals a file under a fresh key: an age file (age-encryption.org/v1) for that key alone, of the content
 * padded as everything is (0x80, zeros, Padmé). Reads `content` as it is asked for more; the same key twice
 * is harmless, since age draws a key of its own for each file. Refuses content beyond `LARGEST_CONTENT`.
 */
export async function sealFile(content: Blob, key: Uint8Array): Promise<SealedFile> {
  if (content.size > LARGEST_CONTENT) {
    throw new RoomError("TOO_LARGE", "This file is larger than 100 MB: share it in parts.");
  }
  const padded = paddedLength(content.size + 1);
  const zeros = new Uint8Array(padded - content.size - 1);
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(fileIdentity(key)));
  const ciphertext = await encrypter.encrypt(new Blob([content, Uint8Array.of(0x80), zeros]).stream());
  return { ciphertext, length: ciphertext.size(padded) };
}

/**
 * The content of a sealed file. Whoever calls it has compared the ciphertext's hash before. Refuses another
 * file's key, bytes changed, dropped, added or put elsewhere, and other padding than the length asks for:
 * all `DAMAGED`, and nothing of the content is given then.
 */
export async function openFile(ciphertext: Blob, key: Uint8Array): Promise<Blob> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(fileIdentity(key));
  let padded: Blob;
  try {
    padded = await new Response(await decrypter.decrypt(ciphertext.stream())).blob();
  } catch (cause) {
    throw new RoomError("DAMAGED", "This file does not open with its key: it is not the one that was shared.", {
      cause,
    });
  }
  return await withoutPadding(padded);
}

const TAIL = 64 * 1024;

async function withoutPadding(padded: Blob): Promise<Blob> {
  // From the end, a part at a time: nothing of the content itself need be looked at.
  for (let end = padded.size; end > 0; end -= TAIL) {
    const from = Math.max(0, end - TAIL);
    const tail = new Uint8Array(await padded.slice(from, end).arrayBuffer());
    const last = tail.findLastIndex((byte) => byte !== 0);
    if (last < 0) continue;
    const length = from + last;
    if (tail[last] !== 0x80 || paddedLength(length + 1) !== padded.size) break;
    return padded.slice(0, length);
  }
  throw new RoomError("DAMAGED", "The padding of this file is not the one that its length asks for.");
}
