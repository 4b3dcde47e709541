import { tellParties } from "@longtable/text";

import { parties } from "../delegation/select.ts";
import type { RoomState } from "../state.ts";

/** Tells the room's texts who decides, where an act changed that: not only when the next act on a text is placed. */
export function tellTexts(before: RoomState, after: RoomState): RoomState {
  if (before.standings === after.standings && before.delegations === after.delegations) return after;
  return { ...after, text: tellParties(after.text, parties(after)) };
}
