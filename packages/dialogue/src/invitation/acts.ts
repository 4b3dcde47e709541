import { actOf, bytesUpTo, count, hash } from "../shape.ts";

export const invitationActs = {
  /**
   * In a caucus: an invitation that the head gave, and the key with which its mailbox is watched. So the door is kept
   * by whichever device of the delegation may admit and is online. The key reads who comes and lets nobody in.
   * `until` in milliseconds since 1970; it is for whoever watches, and the fold reads no clock.
   */
  "invitation.watch": actOf("invitation.watch", { invitation: hash, watchKey: bytesUpTo(32), until: count }),
} as const;
