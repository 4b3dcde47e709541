import { REFUSALS, type RefusalCode, type RoomState, items } from "@longtable/dialogue";
import { type Act, type ActId, type RoomId, readAct } from "@longtable/protocol";
import type { RoomControl } from "@longtable/record";

import type { ClientError } from "./error.ts";
import type { Unplaced } from "./local-copy.ts";
import { type ActRefusal, ENTRY_REFUSALS, type RefusedEntry } from "./refused-entry.ts";
import type { SealCheck } from "./seal-checks.ts";

/** An act signed on this device that may still be placed. It cannot be called back. */
export interface WaitingAct {
  readonly id: ActId;
  readonly act: Act;
  /** Milliseconds since 1970, when it was signed here. */
  readonly at: number;
}

/** A room as this device has it at one moment. Nothing in it is ever changed; the next moment is another object. */
export interface RoomSnapshot {
  readonly room: RoomId;
  /** Null until the room's founding was read and verified. */
  readonly state: RoomState | null;
  readonly control: RoomControl | null;
  /** How many entries are verified here. */
  readonly size: number;
  /** How many events there are by now in `LiveRoom.events`. */
  readonly told: number;
  /** Verified entries that wait for a key this device is owed. */
  readonly held: number;
  /** So many entries' signatures rest on a verdict of this delegation's own; 0 where all were checked here. */
  readonly trusted: number;
  /** Entries without effect before any fold; refused acts are in `state.refused`. */
  readonly refused: readonly RefusedEntry[];
  readonly waiting: readonly WaitingAct[];
  /** Each seal beside what this device computes for the same size. */
  readonly seals: readonly SealCheck[];
  /** Whether a connection follows the room now. */
  readonly isAttached: boolean;
  /** Why the room has stopped; null while it goes on. */
  readonly alarm: ClientError | null;
}

/** Said to whoever acts in a room that this device is not in. */
export interface NotHere {
  readonly ok: false;
  readonly code: "NOT_IN_ROOM";
  readonly sentence: string;
}

/** The answer to whoever is not in. */
export const NOT_HERE: NotHere = {
  ok: false,
  code: "NOT_IN_ROOM",
  sentence: "This device is not, or no longer, admitted to this room.",
};

/** What waits in an outbox, read. */
export function waitingAct({ id, signed }: Unplaced): WaitingAct {
  const { act, at } = readAct(signed).value;
  return { id: id as ActId, act, at };
}

/** An act that the record has without effect: refused by the fold, or before any. */
export interface RefusedAct {
  readonly ok: false;
  readonly code: RefusalCode | ActRefusal;
  readonly sentence: string;
}

/** Why an act that is in the record has no effect; null where it has one. */
export function refusalIn({ state, refused }: Pick<RoomSnapshot, "state" | "refused">, id: ActId): RefusedAct | null {
  const folded = state === null ? undefined : [...items(state.refused)].find((one) => one.id === id);
  if (folded !== undefined) return { ok: false, code: folded.code, sentence: REFUSALS[folded.code] };
  const unfolded = refused.find(({ act }) => act?.id === id);
  if (unfolded === undefined || unfolded.act === null) return null;
  return { ok: false, code: unfolded.code, sentence: ENTRY_REFUSALS[unfolded.code] };
}
