import type { Connection } from "@longtable/client";
import { readControl, readEntry } from "@longtable/protocol";

/** The press room among rooms that are new to this device, by their founding entries. */
export async function pressRoomAmong(rooms: readonly Uint8Array[], connection: Connection): Promise<Uint8Array | null> {
  for (const room of rooms) {
    const { entries } = await connection.ask({ t: "read", room, from: 0, most: 1 }, "entries");
    const entry = entries[0] === undefined ? null : readEntry(entries[0]);
    const control = entry?.form === "control" ? readControl(entry) : null;
    if (control?.kind === "room.found" && control.roomKind === "press") return room;
  }
  return null;
}
