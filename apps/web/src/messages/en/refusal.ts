import type { ActRefusal, ClientErrorCode } from "@longtable/client";
import type { RefusalCode } from "@longtable/dialogue";

/** Why something had no effect, or could not be done: one sentence for each code. */
export const refusal = {
  "refusal.other": "That could not be done ({code}).",

  "refusal.UNKNOWN_ACT": "This kind of act is not known under this dialogue’s rules.",
  "refusal.BAD_SHAPE": "This act lacks a field, or has one that does not belong to it.",
  "refusal.NOT_ADMITTED": "This device is not, or no longer, admitted to this room.",
  "refusal.ROLE_DIFFERS": "This device was admitted to this room in another role or for another delegation.",
  "refusal.WRONG_ROOM": "This act belongs in another kind of room.",
  "refusal.ROLE_MAY_NOT": "Your role may not do this in this room.",
  "refusal.HEAD_ONLY": "Only a head may do this, from the head’s own device.",
  "refusal.NOT_A_PARTY": "Only a delegation that is party to the dialogue may do this.",
  "refusal.NOT_CHAIR": "Only the chair may do this, and a chair is named when a round opens.",
  "refusal.NOT_HOST": "Only the delegation that hosts may do this.",
  "refusal.NOT_YOURS": "This belongs to another delegation; only it may change it.",
  "refusal.OWN_ACT": "This is for another delegation to do: nobody confirms what is their own.",
  "refusal.NOTHING_THERE": "This names something that is not in this room.",
  "refusal.STALE_SUBJECT": "This has changed since you read it. Read it again, then repeat.",
  "refusal.OUTSIDE_SESSION": "The session this belongs to is not open. Not taken; repeat it in the next one?",
  "refusal.TOO_LATE": "Too much was placed since you last looked. Not taken; read on, then repeat?",
  "refusal.WRONG_STATE": "This is no longer, or not yet, at the point where that can be done.",
  "refusal.ALREADY_DONE": "This was done before; doing it again changes nothing.",
  "refusal.TOO_MANY": "There are already as many of these as a room holds. Close or drop some first.",
  "refusal.NO_ROUND": "No round is open.",
  "refusal.ROUND_OPEN": "A round is open. Close it first.",
  "refusal.NO_SESSION": "No session is open.",
  "refusal.FLOOR_TAKEN": "Somebody has the floor. End that turn first.",
  "refusal.LIST_CLOSED": "The list of speakers is closed.",
  "refusal.RULES_NOT_ACKNOWLEDGED": "The house rules must be acknowledged before one is seated.",
  "refusal.PLACE_TAKEN": "Somebody is seated there.",
  "refusal.NAME_TAKEN": "Another delegation already uses this short name or ink.",
  "refusal.NOT_THEIR_PHOTOGRAPH": "The delegation that is credited has not published this photograph here.",

  "refusal.BAD_TREE":
    "The tabled tree does not hold together: table the file again with a reader that this software knows.",
  "refusal.TYPED_BRACKET":
    "These words hold a typed bracket: mark it as a literal character, or propose the words without it.",
  "refusal.NO_WORDS": "There are no words here; propose some, or propose a deletion.",
  "refusal.NOT_STANDING": "This points at words or provisions that do not stand; propose on those that do.",
  "refusal.CROSSES_BRACKETS": "This begins inside one bracket and ends inside another; propose on each by itself.",
  "refusal.NOT_SAME_FIELD": "Its two ends are not in order in one field of one provision.",
  "refusal.NOT_SIBLINGS": "These provisions do not stand side by side.",
  "refusal.HAS_CHILDREN": "This provision has others under it: move those first, so that the order of the words stays.",
  "refusal.JOINED":
    "Others were joined to these words: reopen that merger first, so that the order of the words stays.",
  "refusal.INTO_ITSELF": "A provision cannot be moved under itself.",
  "refusal.RIVALS_TOGETHER": "Of these, one would take another: they cannot be agreed together.",
  "refusal.SPOKEN_SINCE":
    "Somebody has spoken since about what this way back changed, and it is not undone over their heads: propose the change itself.",
  "refusal.CLAIMED": "A delegation holds this bracket; only it may lift it.",
  "refusal.NOT_CLEAN": "Brackets, placeholders or unpaired marks are open here; close them first.",
  "refusal.NOT_AGREED": "Not every party has agreed to all of this text as it is now.",
  "refusal.MISQUOTED":
    "This quotes another act than the one it names, or one that agreed to other words: quote the acts that agreed to these.",
  "refusal.NOT_ACKNOWLEDGED":
    "These words hold invisible characters that were not acknowledged: look at them, then repeat.",
  "refusal.TOO_DEEP": "This lies inside more provisions or brackets than any text needs: put it higher up.",
  "refusal.TOO_FULL":
    "One paragraph of this, or one bracket, holds more than any text needs: divide it, or settle some of it first.",
  "refusal.SIGNED": "This text is signed; a change needs a text of its own.",

  "refusal.FORK": "This device did something else in its place. Not taken; repeat it?",
  "refusal.BROKEN_CHAIN": "It followed something that the record has otherwise. Not taken; repeat it?",
  "refusal.SEEN_ELSEWHERE": "This device had verified another record than this one. Not taken; repeat it?",

  "refusal.NO_CONNECTION": "The node cannot be reached now. What you do is kept here and goes out when it can.",
  "refusal.WRONG_NODE": "Another node answers at this address than the one that holds the dialogue.",
  "refusal.BAD_ANSWER": "The node answered something that this app cannot trust.",
  "refusal.RECORD_CONTRADICTS": "The record contradicts what this device verified before. It has stopped here.",
  "refusal.COPY_FAILED": "This device’s own copy cannot be used. The seat may be open in another tab.",
  "refusal.SEAL_DIFFERS": "This device comes to another state than the one that was sealed. Nothing was signed.",
  "refusal.NO_KEY": "This device has no key of the room’s current epoch.",
  "refusal.NOT_IN_ROOM": "This device is not, or no longer, admitted to this room.",
} as const satisfies Readonly<
  Record<"refusal.other" | `refusal.${RefusalCode | ActRefusal}`, string> &
    Partial<Record<`refusal.${ClientErrorCode}`, string>>
>;
