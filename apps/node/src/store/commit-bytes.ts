import { type Value, decodeCanonical, encodeCanonical } from "@longtable/protocol";

import type { RoomCommit } from "./messages.ts";

/**
 * Commits on their way to the store's thread, in one byte string whose buffer is handed over. Cloned as
 * objects, 64 entries cost the node's first thread as much as reading and judging them.
 */
export function packCommits(commits: readonly RoomCommit[]): Uint8Array<ArrayBuffer> {
  const rooms = commits.map(({ room, isNew, entries, term, size, note }): Value => {
    const rows = entries.map(({ seq, bytes, leaf, isControl, hash, envelopes }): Value => {
      return [seq, bytes, leaf, isControl, hash, envelopes];
    });
    return [room, isNew, rows, term, size, note];
  });
  return encodeCanonical(rooms);
}

/** What `packCommits` packed: it comes from this process and is not judged again. */
export function unpackCommits(packed: Uint8Array): readonly RoomCommit[] {
  const rooms = decodeCanonical(packed) as readonly PackedRoom[];
  return rooms.map(([room, isNew, rows, term, size, note]) => {
    const entries = rows.map(([seq, bytes, leaf, isControl, hash, envelopes]) => {
      return { seq, bytes, leaf, isControl, hash, envelopes };
    });
    return { room, isNew, entries, term, size, note };
  });
}

type PackedRoom = readonly [Uint8Array, boolean, readonly PackedRow[], number, number, Uint8Array];
type PackedRow = readonly [number, Uint8Array, Uint8Array, boolean, Uint8Array | null, readonly Uint8Array[]];
