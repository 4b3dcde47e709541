import { Decrypter, Encrypter } from "age-encryption";
import { bytes32, decodeShape, encodeCanonical, equalBytes } from "@longtable/protocol";
import * as v from "valibot";

import { RoomError } from "./error.ts";

/** What an envelope holds: the epoch's key, and to whom, where and under which commitment it was given. */
export interface EnvelopeContent {
  readonly room: Uint8Array;
  readonly commit: Uint8Array;
  /** The roster member it is for: a device key, or H of a reading identity's recipient. */
  readonly member: Uint8Array;
  readonly key: Uint8Array;
}

const contentShape = v.strictObject({ v: v.literal(1), room: bytes32, commit: bytes32, member: bytes32, key: bytes32 });

/** Wraps an epoch key for one roster member: an age file (age-encryption.org/v1) for its recipient alone. */
export async function wrapEpochKey(content: EnvelopeContent, recipient: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return await encrypter.encrypt(encodeCanonical({ v: 1, ...content }));
}

/**
 * The epoch key in an envelope. Refuses what this identity cannot open (`NOT_FOR_US`) and an envelope that
 * names another room, member or commitment (`WRONG_ENVELOPE`): the device then posts `room.complain`.
 */
export async function unwrapEpochKey(
  envelope: Uint8Array,
  identity: string,
  expected: Omit<EnvelopeContent, "key">,
): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  let plain: Uint8Array;
  try {
    plain = await decrypter.decrypt(envelope);
  } catch (cause) {
    throw new RoomError("NOT_FOR_US", "This envelope does not open with this device's identity.", { cause });
  }
  let content: EnvelopeContent;
  try {
    content = decodeShape(contentShape, plain, "An envelope");
  } catch (cause) {
    throw new RoomError("WRONG_ENVELOPE", "This envelope does not hold an epoch key.", { cause });
  }
  for (const field of ["room", "commit", "member"] as const) {
    if (!equalBytes(content[field], expected[field])) {
      throw new RoomError("WRONG_ENVELOPE", `This envelope was made for another ${field}: ask for a new one.`);
    }
  }
  return content.key;
}
