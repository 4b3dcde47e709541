import {
  type SignedCheckpoint,
  equalBytes,
  isNoteSignedBy,
  nodeName,
  readCheckpoint,
  sha256,
  toHex,
} from "@longtable/protocol";
import { HashTree, type RoomControl, foldControl, leafHash } from "@longtable/record";

import type { Framed } from "../socket/wire.ts";
import type { StoredRoom } from "../store/messages.ts";

/** Who follows a room: told of what was placed, and of whispers. */
export interface Watcher {
  placed(room: PlacedRoom, from: number, frame: Framed): void;
  whisper(frame: Framed): void;
}

/**
 * A room as the node holds it in memory: its tree and its control entries' outcome, never its content.
 * `size`, `note` and `control` are what is committed; only the sequencer looks past them, at leaves of the
 * tree and places of a batch that is still on its way to the disk.
 */
export interface PlacedRoom {
  readonly room: Uint8Array;
  readonly tree: HashTree;
  /** Where each leaf stands, so that the same bytes sent again are found again. */
  readonly placeOf: Map<string, number>;
  readonly watchers: Set<Watcher>;
  /** H, in hex, of the room's committed control entries that have envelopes. */
  readonly enveloped: Set<string>;
  control: RoomControl;
  /** How many entries are committed: those that `note` covers. */
  size: number;
  /** The note over them, as it was committed. */
  note: Uint8Array;
}

/** A leaf as the key of a map: its 32 bytes as 16 UTF-16 units, the smallest string that tells leaves apart. */
export function leafKey(leaf: Uint8Array): string {
  return Buffer.from(leaf.buffer, leaf.byteOffset, leaf.length).toString("utf16le");
}

/**
 * Rebuilds a room from the store. Null when its record does not fold, or is not what its newest note is over:
 * the store was damaged or tampered with. What is sealed is looked at when it is read.
 */
export async function reopenRoom(stored: StoredRoom): Promise<PlacedRoom | null> {
  const tree = new HashTree();
  const placeOf = new Map<string, number>();
  for (const [seq, leaf] of stored.leaves.entries()) {
    tree.append(leaf);
    placeOf.set(leafKey(leaf), seq);
  }
  const enveloped = new Set<string>();
  let control: RoomControl | null = null;
  for (const { seq, bytes } of stored.controls) {
    const outcome = await foldControl(control, seq, bytes);
    const leaf = stored.leaves[seq];
    if (!outcome.ok || leaf === undefined || !equalBytes(leafHash(bytes), leaf)) return null;
    ({ control } = outcome);
    enveloped.add(toHex(sha256(bytes)));
  }
  if (control === null) return null;
  const { room, note } = stored;
  if (!equalBytes(room, control.room) || !(await covers(note, tree, control))) return null;
  return { room, tree, placeOf, watchers: new Set(), enveloped, control, size: tree.size, note };
}

async function covers(note: Uint8Array, tree: HashTree, { room, term, node }: RoomControl): Promise<boolean> {
  let checkpoint: SignedCheckpoint;
  try {
    checkpoint = readCheckpoint(note);
  } catch {
    return false;
  }
  const isOver = equalBytes(checkpoint.room, room) && checkpoint.size === tree.size && checkpoint.term === term;
  return isOver && equalBytes(checkpoint.root, tree.root()) && isNoteSignedBy(checkpoint.note, nodeName(node), node);
}
