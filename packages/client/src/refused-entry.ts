import type { ActEvent } from "@longtable/dialogue";
import type { DeviceId } from "@longtable/protocol";

/** Why an entry has no effect before any fold sees it. */
export const ENTRY_REFUSALS = {
  UNREADABLE: "This entry is not one that this version can read.",
  CONTROL_REFUSED: "This control entry does not hold: the room stays as it was before it.",
  WRONG_ROOM: "This entry was made for another room.",
  NOT_ADMITTED: "Its author was not admitted to the room at this place.",
  REVOKED: "Its author's device was revoked before this place.",
  OLD_EPOCH: "It was sealed under an epoch that was over; its author seals it again.",
  NO_KEY: "It was sealed before this device was given the room's history.",
  DOES_NOT_OPEN: "It does not open under its epoch's key.",
  BAD_SIGNATURE: "Its author's signature is not good.",
  FORK: "Its author's device signed another act with the same number before: the first one counts.",
  BROKEN_CHAIN: "It does not follow what its author's device did before.",
  SEEN_ELSEWHERE: "Its author had verified another record than this one.",
} as const;
export type EntryRefusal = keyof typeof ENTRY_REFUSALS;

/** Refusals of acts whose author's signature is good: what that author may do again. */
export type ActRefusal = "FORK" | "BROKEN_CHAIN" | "SEEN_ELSEWHERE";

/** An entry in the record that has no effect. It is shown, with its place, never hidden. */
export type RefusedEntry = {
  readonly seq: number;
  /** Who placed it, as far as it says so. */
  readonly device: DeviceId | null;
} & (
  | { readonly code: ActRefusal; readonly act: ActEvent }
  | { readonly code: Exclude<EntryRefusal, ActRefusal>; readonly act: null }
);
