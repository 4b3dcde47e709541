import { type BundledEnvelope, type RoomControl, foldControl, readingMemberId } from "@longtable/record";

import { type EnvelopeSource, envelopePlace } from "./epoch-keys.ts";

/**
 * The envelopes of a reading identity in a room's record, with their proofs: beside the entries in a bundle they let
 * its sheet open the room from the file alone. Those that cannot be had are left out.
 */
export async function readingEnvelopes(
  entries: readonly Uint8Array[],
  recipient: string,
  fetch: EnvelopeSource,
): Promise<readonly BundledEnvelope[]> {
  const self = { member: readingMemberId(recipient) };
  const envelopes: BundledEnvelope[] = [];
  let control: RoomControl | null = null;
  for (const [seq, bytes] of entries.entries()) {
    const outcome = await foldControl(control, seq, bytes);
    if (!outcome.ok) continue;
    ({ control } = outcome);
    const place = envelopePlace(control, bytes, seq, self);
    const found = place === null ? null : await fetch(place.entry, place.index);
    if (place === null || found === null) continue;
    const { envelope, count, proof } = found;
    envelopes.push({ entry: place.entry, index: place.index, count, envelope, proof });
  }
  return envelopes;
}
