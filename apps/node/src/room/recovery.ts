import {
  type DelegationId,
  type DeviceId,
  type RefusalCode,
  type SignedCheckpoint,
  equalBytes,
  isNoteSignedBy,
  nodeName,
  readCheckpoint,
  readEntry,
  toHex,
} from "@longtable/protocol";
import { HashTree, type RoomControl, foldControl, isOnRoster, leafHash } from "@longtable/record";

import { LIMITS } from "../limits.ts";
import type { NodeState } from "../node-state.ts";
import type { StoredEntry } from "../store/messages.ts";
import { type Batch, emptyBatch, publish, stage, undo } from "./batch.ts";
import type { Returning } from "./freeze.ts";
import type { PlacedRoom } from "./placed-room.ts";

/** A checkpoint that a device shows, with entries that it covers, from a place on. */
export interface Shown {
  readonly room: Uint8Array;
  readonly note: Uint8Array;
  readonly from: number;
  readonly entries: readonly Uint8Array[];
}

/** How far the node's store goes, with what is being returned to it. */
export interface Extent {
  readonly size: number;
  readonly frozen: boolean;
  readonly returning: Returning | null;
}

/**
 * Compares what a device shows with the store. A checkpoint of this node's that the store does not extend
 * freezes the room. Where the store only ends earlier, as after a restore, it takes back the entries that
 * the checkpoint covers, from any device that has them: the signature is the node's own, so nothing else
 * can come in that way. Their envelopes are not among them.
 */
export async function takeShown(
  state: NodeState,
  device: DeviceId,
  shown: Shown,
  returning: Returning | null,
): Promise<Extent | RefusalCode> {
  let checkpoint: SignedCheckpoint;
  try {
    checkpoint = readCheckpoint(shown.note);
  } catch {
    return "BAD_ENTRY";
  }
  const { publicKey } = state.key;
  if (!equalBytes(checkpoint.room, shown.room)) return "BAD_ENTRY";
  if (!(await isNoteSignedBy(checkpoint.note, nodeName(publicKey), publicKey))) return "BAD_SIGNATURE";
  const id = toHex(shown.room);
  const room = state.rooms.get(id) ?? null;
  if (room !== null && checkpoint.size <= room.size) return compare(state, room, checkpoint, device);
  if (!state.freeze.isFrozen(id)) {
    state.log.warn(
      { size: room?.size ?? 0, shown: checkpoint.size },
      "a device showed more than the store holds: a room is frozen",
    );
    state.freeze.freeze(id);
  }
  const size = room?.size ?? 0;
  const before = returning?.room === id && returning.from === size ? returning.entries : [];
  if (shown.from !== size + before.length || shown.entries.length === 0) {
    return { size: size + before.length, frozen: true, returning: { room: id, from: size, entries: before } };
  }
  const entries = [...before, ...shown.entries];
  if (entries.reduce((sum, { length }) => sum + length, 0) > LIMITS.returnedBytes) return "TOO_LARGE";
  if (size + entries.length < checkpoint.size) {
    return { size: size + entries.length, frozen: true, returning: { room: id, from: size, entries } };
  }
  const { takingBack } = state.freeze;
  const other = takingBack.get(id);
  const taking = other ?? takeBack(state, room, entries, checkpoint, shown.note);
  takingBack.set(id, taking);
  try {
    const code = await taking;
    if (other === undefined && code !== null) return code;
  } finally {
    if (other === undefined) takingBack.delete(id);
  }
  // Both sides came back at once: who was second may have brought less than is there by now, or more.
  const extended = state.rooms.get(id);
  if (extended === undefined) return "UNAVAILABLE";
  if (extended.size >= checkpoint.size) return compare(state, extended, checkpoint, device);
  return { size: extended.size, frozen: true, returning: null };
}

function compare(
  state: NodeState,
  room: PlacedRoom,
  { size, root }: SignedCheckpoint,
  device: DeviceId,
): Extent | RefusalCode {
  const id = toHex(room.room);
  if (!equalBytes(room.tree.root(size), root)) {
    state.log.error(
      { size },
      "a device showed a checkpoint of this node's that the store contradicts: a room is frozen",
    );
    state.freeze.freeze(id);
    return "FROZEN";
  }
  const delegation = delegationOf(state, room, device);
  if (state.freeze.isFrozen(id) && delegation !== null) {
    const inRoom = [...room.control.delegations.values()].filter((one) => one.inRoom);
    const isThawed = state.freeze.show(
      id,
      delegation,
      inRoom.map((one) => one.id),
    );
    if (isThawed)
      state.log.info({ frozen: state.freeze.count }, "a room has thawed: each delegation's checkpoint is in it");
  }
  return { size: room.size, frozen: state.freeze.isFrozen(id), returning: null };
}

/** † Whose a device is: in this room or, for the press room alone, which has no roster, in another of the dialogue. */
function delegationOf(state: NodeState, room: PlacedRoom, device: DeviceId): DelegationId | null {
  const looked = room.control.kind === "press" ? state.rooms.values() : [room];
  for (const { control } of looked) {
    const isHere = control.dialogue === room.control.dialogue && isOnRoster(control, device);
    if (isHere) return control.devices.get(device)?.delegation ?? null;
  }
  return null;
}

/** Adds entries with the checkpoint that the node once signed over them; signs nothing. */
async function takeBack(
  state: NodeState,
  there: PlacedRoom | null,
  entries: readonly Uint8Array[],
  { size, root, term }: SignedCheckpoint,
  note: Uint8Array,
): Promise<RefusalCode | null> {
  let control: RoomControl | null = there?.control ?? null;
  const folded: { readonly entry: StoredEntry; readonly control: RoomControl }[] = [];
  for (const [index, bytes] of entries.entries()) {
    const seq = (there?.size ?? 0) + index;
    let isControl: boolean;
    try {
      isControl = readEntry(bytes).form === "control";
    } catch {
      return "BAD_ENTRY";
    }
    if (isControl) {
      const outcome = await foldControl(control, seq, bytes);
      if (!outcome.ok) return "CONTROL_REFUSED";
      ({ control } = outcome);
    }
    if (control === null) return "BAD_ENTRY";
    folded.push({ entry: { seq, bytes, leaf: leafHash(bytes), isControl, hash: null, envelopes: [] }, control });
  }
  const [first] = folded;
  if (first === undefined) return "BAD_ENTRY";
  const room = there ?? emptyRoom(first.control, note);
  // A batch of the sequencer's may still be on its way to the disk.
  if (room.tree.size !== room.size || room.size !== first.entry.seq) return "UNAVAILABLE";
  const batch: Batch = emptyBatch(room, room.control);
  for (const { entry, control: after } of folded) stage(batch, entry, after, () => undefined);
  if (room.tree.size !== size || !equalBytes(room.tree.root(), root)) {
    undo(batch, "BAD_ENTRY");
    return "BAD_ENTRY";
  }
  try {
    const commit = { room: room.room, isNew: there === null, entries: batch.entries, term, size, note };
    await state.store.commit([commit]);
  } catch (error) {
    undo(batch, "UNAVAILABLE");
    throw error;
  }
  publish(batch, note);
  state.rooms.set(toHex(room.room), room);
  state.log.info({ entries: entries.length, size }, "a device gave back entries that the store had lost");
  return null;
}

function emptyRoom(control: RoomControl, note: Uint8Array): PlacedRoom {
  const { room } = control;
  return {
    room,
    tree: new HashTree(),
    placeOf: new Map(),
    watchers: new Set(),
    enveloped: new Set(),
    control,
    size: 0,
    note,
  };
}
