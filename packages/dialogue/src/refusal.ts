import { TEXT_REFUSALS } from "@longtable/text";

/**
 * Why an act has no effect: the closed list, each code with its one sentence. Apps translate by code.
 * A refused act stays in the record and is shown with its reason (issue 2).
 */
export const REFUSALS = {
  ...TEXT_REFUSALS,
  UNKNOWN_ACT: "This kind of act is not known under this dialogue's rules.",
  BAD_SHAPE: "This act lacks a field, or has one that does not belong to it.",
  NOT_ADMITTED: "This device is not, or no longer, admitted to this room.",
  ROLE_DIFFERS: "This device was admitted to this room in another role or for another delegation.",
  WRONG_ROOM: "This act belongs in another kind of room.",
  ROLE_MAY_NOT: "This role may not do this in this room.",
  HEAD_ONLY: "Only a head may do this, from the head's own device.",
  NOT_A_PARTY: "Only a delegation that is party to the dialogue may do this.",
  NOT_CHAIR: "Only the chair may do this, and a chair is named when a round opens.",
  NOT_HOST: "Only the delegation that hosts may do this.",
  NOT_YOURS: "This belongs to another delegation; only it may change it.",
  OWN_ACT: "This is for another delegation to do: nobody confirms what is their own.",
  NOTHING_THERE: "This names something that is not in this room.",
  STALE_SUBJECT: "This names a version that is no longer the current one: read it again, then repeat.",
  OUTSIDE_SESSION: "The session this act belongs to is not open here: not taken; repeat it?",
  TOO_LATE: "Too much was placed since its author last looked: not taken; repeat it?",
  WRONG_STATE: "What this names is no longer, or not yet, at the point where this can be done.",
  ALREADY_DONE: "This was done before; doing it again changes nothing.",
  TOO_MANY: "There are already as many of these as a room holds; close or drop some first.",
  NO_ROUND: "No round is open.",
  ROUND_OPEN: "A round is open; close it first.",
  NO_SESSION: "No session is open.",
  FLOOR_TAKEN: "Somebody has the floor; end that turn first.",
  LIST_CLOSED: "The list of speakers is closed.",
  RULES_NOT_ACKNOWLEDGED: "The house rules must be acknowledged before one is seated.",
  PLACE_TAKEN: "Somebody is seated there.",
  NAME_TAKEN: "Another delegation already uses this short name or ink.",
  NOT_THEIR_PHOTOGRAPH: "The delegation that is credited has not published this photograph here.",
} as const;

/** The closed list of reasons. */
export type RefusalCode = keyof typeof REFUSALS;

/** What is said to whoever tried: the code for software, the sentence for people. */
export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly sentence: string;
}

/** A refusal with its sentence. */
export function refusal(code: RefusalCode): Refusal {
  return { ok: false, code, sentence: REFUSALS[code] };
}
