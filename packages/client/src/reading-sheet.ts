import type { DelegationId } from "@longtable/protocol";
import { type BundledRoom, leafHash } from "@longtable/record";
import { identityOfSeed } from "@longtable/room";
import { identityToRecipient } from "age-encryption";

import { EpochKeys, readingSelf } from "./epoch-keys.ts";
import { memoryLocalCopy } from "./local-copy.ts";
import type { RecordSource } from "./record-source.ts";
import { RoomReader } from "./room-reader.ts";
import { keysForBundle } from "./verify-opened.ts";

/** A room's record opened with a reading sheet. */
export interface SheetRoom {
  readonly reader: RoomReader;
  /** The delegation whose sheet it is; null where the room is not that delegation's, and stays sealed. */
  readonly delegation: DelegationId | null;
  /** The room with the keys that the sheet opened, as a bundle carries it. */
  readonly bundled: BundledRoom;
}

/**
 * Opens a room's record with a reading sheet's seed and nothing else: no device, no seat. Everything is checked as
 * a device would; throws `RECORD_CONTRADICTS` where the record is not what its node signed for.
 */
export async function openWithSheet(reading: Uint8Array, source: RecordSource): Promise<SheetRoom> {
  const identity = identityOfSeed(reading);
  const recipient = await identityToRecipient(identity);
  const keys = new EpochKeys(memoryLocalCopy(), readingSelf(identity, recipient), source.envelope);
  const reader = new RoomReader(source.room, keys);
  await reader.read(source.entries);
  await reader.settle(source.note);
  const { room, entries, note } = source;
  const leaves = entries.map((entry) => leafHash(entry));
  const ours = [...(reader.control?.delegations.values() ?? [])].find((one) => one.inRoom && one.reading === recipient);
  const bundled = { room, entries, note, leaves, keys: keysForBundle(reader) };
  return { reader, delegation: ours?.id ?? null, bundled };
}
