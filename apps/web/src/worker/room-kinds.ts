import type { Connection } from "@longtable/client";
import { type RoomKind, readControl, readEntry } from "@longtable/protocol";

/** A room that is new to this device, and what kind of room its founding entry says it is; null where it says none. */
export interface RoomFound {
  readonly room: Uint8Array;
  readonly kind: RoomKind | null;
}

/**
 * The kinds of rooms that are new to this device, one's own caucus first: opened before the others, it holds what
 * devices of one's own delegation have found in them, and their signatures need not all be checked again.
 */
export async function kindsOf(rooms: readonly Uint8Array[], connection: Connection): Promise<readonly RoomFound[]> {
  const found: RoomFound[] = [];
  for (const room of rooms) {
    const { entries } = await connection.ask({ t: "read", room, from: 0, most: 1 }, "entries");
    const entry = entries[0] === undefined ? null : readEntry(entries[0]);
    const control = entry?.form === "control" ? readControl(entry) : null;
    found.push({ room, kind: control?.kind === "room.found" ? control.roomKind : null });
  }
  return found.toSorted((a, b) => Number(b.kind === "caucus") - Number(a.kind === "caucus"));
}

/** The press room among them, or null. */
export function pressRoomAmong(found: readonly RoomFound[]): Uint8Array | null {
  return found.find(({ kind }) => kind === "press")?.room ?? null;
}
