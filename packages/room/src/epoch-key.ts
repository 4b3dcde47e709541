import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, deriveKey, equalBytes, utf8 } from "@longtable/protocol";

import { openBytes, sealBytes } from "./aes-gcm.ts";
import type { Randomness } from "./randomness.ts";

/** What an epoch's key is bound to: the room, the parent epoch (the room itself for the first), the roster. */
export interface EpochContext {
  readonly room: Uint8Array;
  readonly parent: Uint8Array;
  readonly roster: Uint8Array;
}

/**
 * The commitment that `room.epoch` publishes: HMAC-SHA-256(key, "longtable/epoch-commit/v1" ‖ room ‖
 * parent ‖ roster hash). It binds everyone to one key: AES-GCM alone does not commit to its key
 * (Dodis et al., "Fast Message Franking", CRYPTO 2018).
 */
export function commitToKey(key: Uint8Array, context: EpochContext): Uint8Array {
  const { room, parent, roster } = context;
  return hmac(sha256, key, concatBytes(utf8("longtable/epoch-commit/v1"), room, parent, roster));
}

/** Whether a key is the one that was committed to. */
export function isCommittedKey(key: Uint8Array, context: EpochContext, commit: Uint8Array): boolean {
  return equalBytes(commitToKey(key, context), commit);
}

/** The parent epoch's key sealed under the new one, for those entitled to the history: nonce ‖ box. */
export function linkParent(
  key: Uint8Array,
  parentKey: Uint8Array,
  context: EpochContext,
  random: Randomness,
): Uint8Array<ArrayBuffer> {
  const nonce = random(12);
  const linkKey = deriveKey(key, "link", context.room);
  return concatBytes(nonce, sealBytes(linkKey, nonce, parentKey, concatBytes(context.room, context.parent)));
}

/** The parent epoch's key out of a link, or null when the link was not made under this key. */
export function openParentLink(key: Uint8Array, link: Uint8Array, context: EpochContext): Uint8Array | null {
  const linkKey = deriveKey(key, "link", context.room);
  return openBytes(linkKey, link.subarray(0, 12), link.subarray(12), concatBytes(context.room, context.parent));
}
