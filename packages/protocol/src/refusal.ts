/** Every refusal a node can give, each with its sentence. The list is closed: `docs/record-format.md` has it too. */
export const REFUSALS = {
  BAD_FRAME: "The node could not read this frame: it is not canonical CBOR of a known shape.",
  BAD_ENTRY: "This entry is not shaped as one, or its parts do not belong together.",
  BAD_SIGNATURE: "A signature in this entry is not good.",
  NOT_SIGNED_IN: "Sign in with a device's key first.",
  SIGN_IN_FAILED: "The answer to the challenge is not this device's, or came too late: sign in again.",
  NOT_ADMITTED: "This device is not on the room's roster.",
  NOT_ENTITLED: "This device may not do that in this room.",
  NO_SUCH_ROOM: "This node has no such room.",
  NO_SUCH_THING: "This node has no such thing.",
  ALREADY_THERE: "That is there already.",
  OLD_EPOCH: "The room has a newer epoch: seal the same signed act under it and send again.",
  CONTROL_REFUSED: "The room's record does not allow this control entry here.",
  TOO_LARGE: "That is larger than this node takes.",
  TOO_MANY: "That is more than this node takes from one sender at a time: wait a little.",
  CLOCK_DIFFERS: "By this node's clock that time is over already: check this device's clock, and choose a later time.",
  NO_SPACE:
    "This node keeps no more files for this device, room or delegation, or has no more room on its disk for any.",
  OTHER_FILE: "What has arrived is not the file that was announced: send it again from its beginning.",
  TOO_SLOW: "This reader fell too far behind: connect again and read on from where it stopped.",
  FROZEN:
    "This node's store was restored: it signs nothing here until a device of each delegation has shown its newest checkpoint.",
  DISK_FULL: "The node cannot write to its disk: nothing was taken; try again later.",
  UNAVAILABLE: "The node cannot do this now: nothing was taken; try again later.",
  CONVENING_CLOSED: "This node opens new dialogues only for those who hold its convening token.",
  WRONG_TERM: "This node does not sequence this room now.",
} as const;

/** A refusal's code: one of the closed list. */
export type RefusalCode = keyof typeof REFUSALS;

/** The sentence for a code. */
export function refusalSentence(code: RefusalCode): string {
  return REFUSALS[code];
}
