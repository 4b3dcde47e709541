import { LARGEST_FRAME, equalBytes, toHex } from "@longtable/protocol";
import { type Evidence, findContradiction } from "@longtable/record";

import type { Connection } from "./connection.ts";
import { ClientError } from "./error.ts";
import type { LocalCopy } from "./local-copy.ts";
import type { RoomReader } from "./room-reader.ts";
import { shownCheckpoint } from "./shown-checkpoint.ts";

/** What a device has verified of a room: its newest note, and how many entries that covers. */
export interface Verified {
  readonly room: Uint8Array;
  readonly note: Uint8Array;
  readonly size: number;
}

/**
 * Shows the node the newest checkpoint verified here, which a node whose store was restored asks of each delegation
 * before it signs again; and gives back the entries that it has lost, if it has. Only a lost connection is an error.
 */
export async function showVerified(
  { room, note, size }: Verified,
  copy: LocalCopy,
  connection: Connection,
): Promise<void> {
  let from = size;
  let entries: Uint8Array[] = [];
  try {
    for (;;) {
      const shown = await connection.ask({ t: "show", room, note, from, entries }, "shown");
      // One that takes nothing of what it is given is left to what reading on finds.
      if (shown.size >= size || (entries.length > 0 && shown.size <= from)) return;
      from = shown.size;
      entries = partOf((await copy.readRoom(toHex(room))).entries.slice(from, size));
    }
  } catch (error) {
    if (!(error instanceof ClientError) || error.code === "NO_CONNECTION") throw error;
  }
}

/** A checkpoint that contradicts what was verified before, and proof of it where the node signed both. */
export interface Contradiction {
  readonly error: ClientError;
  readonly evidence: Evidence | null;
}

/** Holds a checkpoint of what was read already against what was read. Null where they agree, or it is of more. */
export async function contradictionWith(
  { control, tree, checkpoint }: Pick<RoomReader, "control" | "tree" | "checkpoint">,
  own: Uint8Array | null,
  note: Uint8Array,
): Promise<Contradiction | null> {
  const other = shownCheckpoint(note);
  if (control === null || own === null || checkpoint === null || other.size > checkpoint.size) return null;
  if (equalBytes(tree.root(other.size), other.root)) return null;
  const evidence = await findContradiction(control.node, { note: own, tree }, { note, tree });
  const sentence =
    evidence === null
      ? `A checkpoint of ${other.size} entries came that is not this record's, and that its node did not sign.`
      : `The node signed two records: this device has verified another one up to ${other.size} entries than it shows now. The proof is kept.`;
  return { error: new ClientError("RECORD_CONTRADICTS", sentence), evidence };
}

/** The first of these entries, as many as fit into one frame. */
function partOf(entries: readonly Uint8Array[]): Uint8Array[] {
  let bytes = 0;
  const end = entries.findIndex((entry, index) => index >= 1000 || (bytes += entry.length) > LARGEST_FRAME / 2);
  return entries.slice(0, end < 0 ? entries.length : Math.max(1, end));
}
