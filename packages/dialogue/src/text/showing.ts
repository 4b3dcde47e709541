import { isWaitingForAll, showCalls } from "@longtable/text";

import { showsWhatItsDelegationSaw } from "../call/showing.ts";
import { parties } from "../delegation/select.ts";
import type { ActEvent } from "../event.ts";
import { stampOf } from "../stamp.ts";
import type { RoomState } from "../state.ts";
import { placedBy } from "./placed.ts";

/** Marks what an act that took effect shows of the calls on the room's texts, and lets those take effect that every party has now seen. */
export function showTextCalls(room: RoomState, event: ActEvent): RoomState {
  if (!isWaitingForAll(room.text) || !showsWhatItsDelegationSaw(event)) return room;
  const placed = placedBy(stampOf(event, {}, null));
  return { ...room, text: showCalls(room.text, event.delegation, event.seen, placed, parties(room)) };
}
