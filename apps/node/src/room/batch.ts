import { type RefusalCode, frameBytes, toHex } from "@longtable/protocol";
import type { RoomControl } from "@longtable/record";

import { framedMessage } from "../socket/wire.ts";
import type { StoredEntry } from "../store/messages.ts";
import { type PlacedRoom, leafKey } from "./placed-room.ts";

/** Where an entry was placed, with the checkpoint that covers it and the proof that it does. */
export type AppendAnswer =
  | { readonly ok: true; readonly seq: number; readonly note: Uint8Array; readonly proof: readonly Uint8Array[] }
  | { readonly ok: false; readonly code: RefusalCode; readonly why: string };

/** Tells a sender where its entry stands, or why it does not. */
export type Answer = (answer: AppendAnswer) => void;

/** What one commit will add to a room. Until it is on the disk nothing outside the sequencer sees it. */
export interface Batch {
  readonly room: PlacedRoom;
  /** The room's control after the batch's entries so far. */
  control: RoomControl;
  readonly entries: StoredEntry[];
  /** Leaves of the room's tree that this batch added, as keys. */
  readonly keys: string[];
  readonly placed: { readonly seq: number; readonly answer: Answer }[];
}

/** A batch of a room, with nothing in it yet. `control` is the room's after all that is under way. */
export function emptyBatch(room: PlacedRoom, control: RoomControl): Batch {
  return { room, control, entries: [], keys: [], placed: [] };
}

/** Adds a judged entry to a batch, at the tree's next place. */
export function stage(batch: Batch, entry: StoredEntry, control: RoomControl, answer: Answer): void {
  const key = leafKey(entry.leaf);
  batch.room.tree.append(entry.leaf);
  batch.room.placeOf.set(key, entry.seq);
  batch.control = control;
  batch.entries.push(entry);
  batch.keys.push(key);
  batch.placed.push({ seq: entry.seq, answer });
}

/** After the commit: answers the senders, then tells the watchers, with one encoding for all of them. */
export function publish(batch: Batch, note: Uint8Array): void {
  const { room, entries, placed } = batch;
  const from = room.size;
  room.note = note;
  room.size = from + entries.length;
  room.control = batch.control;
  for (const { hash } of entries) if (hash !== null) room.enveloped.add(toHex(hash));
  for (const { seq, answer } of placed) {
    answer({ ok: true, seq, note, proof: room.tree.inclusionProof(seq, room.size) });
  }
  if (room.watchers.size === 0) return;
  const bytes = entries.map((entry) => entry.bytes);
  const frame = framedMessage(frameBytes({ t: "placed", room: room.room, from, entries: bytes, note }));
  for (const watcher of room.watchers) watcher.placed(room, from, frame);
}

/** What is not committed: the room is as it was before, and each sender is told that nothing was taken. */
export function undo(batch: Batch, code: RefusalCode): void {
  const { room, entries, keys, placed } = batch;
  for (const key of keys) room.placeOf.delete(key);
  // Where one before it was undone first, the tree ends before this one's entries already.
  room.tree.truncate(Math.min(entries[0]?.seq ?? room.size, room.tree.size));
  for (const { answer } of placed) answer({ ok: false, code, why: "" });
}
