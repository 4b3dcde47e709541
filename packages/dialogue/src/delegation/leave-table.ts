import type { ParticipantId } from "../shape.ts";
import type { RoomState } from "../state.ts";

/** Who was revoked, or has departed, sits nowhere, waits for nothing, and has no microphone on. */
export function leaveTable(room: RoomState, who: ParticipantId): RoomState {
  const seats = without(room.house.seats, who);
  const microphones = without(room.floor.microphones, who);
  const waiting = room.floor.waiting.filter(({ speaker }) => speaker !== who);
  return { ...room, house: { ...room.house, seats }, floor: { ...room.floor, microphones, waiting } };
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: _, ...others } = record;
  return others;
}
