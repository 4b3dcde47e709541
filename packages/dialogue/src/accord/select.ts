import type { DelegationId } from "@longtable/protocol";

import { parties } from "../delegation/select.ts";
import { values } from "../persistent/id-map.ts";
import type { RoomState } from "../state.ts";
import type { Accord, Matter } from "./state.ts";

/** Accords in the order in which they were opened. */
export function accords(room: RoomState): readonly Accord[] {
  return values(room.accords).toSorted((a, b) => a.opened.seq - b.opened.seq);
}

/** Accords that wait for somebody. */
export function openAccords(room: RoomState): readonly Accord[] {
  return accords(room).filter(({ state }) => state === "open");
}

/** The parties that an accord still waits for. */
export function waitedFor(room: RoomState, accord: Accord): readonly DelegationId[] {
  return accord.state === "open" ? parties(room).filter((party) => accord.accepted[party] === undefined) : [];
}

/** Matters that a head settles from the head's own device; no secretary acts for the head in these. */
export function isForHeads(matter: Matter): boolean {
  return (
    matter.kind === "rules" ||
    matter.kind === "enlargement" ||
    matter.kind === "conclusion" ||
    matter.kind === "convening"
  );
}
