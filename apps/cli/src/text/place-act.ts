import { openSession } from "@longtable/dialogue";
import type { Act, ActId } from "@longtable/protocol";
import { type BracketId, acceptances, bracketOf, textOf } from "@longtable/text";

import { SeatError } from "../seat/seat-file.ts";
import type { RoomText } from "./room-texts.ts";
import type { Refused } from "./text-answer.ts";

/** An act that took its place, or why it has no effect. */
export type Placed = { readonly ok: true; readonly id: ActId } | Refused;

/** Places an act and waits until the record has it: what has no effect there is refused here, with its sentence. */
export async function placeAct({ live }: Pick<RoomText, "live">, act: Act): Promise<Placed> {
  return await live.place(act);
}

/** The session that binding acts name; refused where none is open. */
export function sessionAt({ state }: RoomText): string {
  const session = openSession(state);
  if (session === null) throw new SeatError("No session is open in this room: binding acts wait until one is.");
  return session;
}

/** What has become of a bracket by now, as a sentence: agreed, closed, or waiting for whom. */
export function outcomeOf({ live, text: { id: text }, nameOf }: RoomText, id: BracketId): string {
  const { state } = live.snapshot();
  const now = state === null ? null : textOf(state.text, text);
  const bracket = now === null ? null : bracketOf(now, id);
  if (now === null || bracket === null) return "It is placed.";
  if (bracket.state !== "open") return `It is now ${bracket.state}.`;
  const waits = acceptances(now, id)?.waitsFor.map(nameOf) ?? [];
  return waits.length === 0 ? "It is open." : `It is open and waits for ${waits.join(", ")}.`;
}
