import { ClientError, type HeldRoom, RoomReader } from "@longtable/client";
import { deviceOfChain, readControl, readEntry, toHex } from "@longtable/protocol";

import type { RoomRef } from "../views/view.ts";
import type { Desk } from "./desk.ts";

/** An entry as the host of its room sees it. */
export interface HostRow {
  /** Its place. */
  readonly seq: number;
  /** What the host can tell of it: sealed, or the kind of control entry, which holds keys and hashes only. */
  readonly form: string;
  /** Bytes, padding included. */
  readonly size: number;
  /** The first half of the device's key that signed for it; null where that is inside. */
  readonly device: string | null;
  /** The beginning of what it holds, in hex. */
  readonly begins: string;
}

/** So many bytes of an entry's content are shown. */
const SHOWN = 24;

/** The newest entries of a room as the host has them, newest first. */
export async function hostRows(desk: Desk, room: RoomRef, most: number): Promise<readonly HostRow[]> {
  const { entries } = await desk.heldEntries(room);
  const from = Math.max(0, entries.length - most);
  return entries
    .slice(from)
    .map((bytes, index) => hostRow(bytes, from + index))
    .toReversed();
}

function hostRow(bytes: Uint8Array, seq: number): HostRow {
  const entry = readEntry(bytes);
  const size = bytes.length;
  if (entry.form === "sealed") {
    const device = deviceOfChain(entry.chain).id.slice(0, 16);
    return { seq, form: "sealed", size, device, begins: toHex(entry.box.slice(0, SHOWN)) };
  }
  const form = entry.form === "control" ? readControl(entry).kind : "open";
  return { seq, form, size, device: null, begins: toHex(entry.payload.slice(0, SHOWN)) };
}

/**
 * This device reads the record once more, as a host would serve it that changed one bit of an entry: from
 * the bytes alone, under the node's own signed note. The code of what it found; null if it noticed nothing.
 */
export async function readAltered(desk: Desk, room: RoomRef, seq: number): Promise<string | null> {
  const { entries, note } = await heldWith(desk, room, seq);
  const entry = entries[seq];
  if (entry === undefined || note === null) throw new ClientError("NOT_IN_ROOM", "There is no entry at this place.");
  const altered = entry.slice();
  altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1;
  const reader = new RoomReader(desk.live(room).record.reader.room, NO_KEYS);
  try {
    await reader.read(entries.with(seq, altered));
    await reader.settle(note);
    return null;
  } catch (error) {
    if (error instanceof ClientError) return error.code;
    throw error;
  }
}

/** So long a device that is behind the other side's is waited for, in milliseconds. */
const BEHIND = 10_000;

/** A room as this device keeps it, once it has this place: one side's device may be a moment behind the other's. */
async function heldWith(desk: Desk, room: RoomRef, seq: number): Promise<HeldRoom> {
  const tooLate = AbortSignal.timeout(BEHIND);
  for (;;) {
    const changed = changeOf(desk, tooLate);
    const held = await desk.heldEntries(room).catch((error: unknown) => {
      if (tooLate.aborted) throw error;
      return null;
    });
    if (held !== null && ((held.entries.length > seq && held.note !== null) || tooLate.aborted)) return held;
    await changed;
  }
}

/** The desk's next change, or the end of the time for it. */
function changeOf(desk: Desk, tooLate: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = desk.subscribe(done);
  function done(): void {
    stop();
    tooLate.removeEventListener("abort", done);
    resolve();
  }
  tooLate.addEventListener("abort", done);
  return promise;
}

/** What was altered is found before any key is needed. */
const NO_KEYS: ConstructorParameters<typeof RoomReader>[1] = {
  note: () => undefined,
  keyOf: async () => "not now",
};
