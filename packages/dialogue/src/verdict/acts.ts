import { actOf, bytesUpTo, roomId } from "../shape.ts";

export const verdictActs = {
  /**
   * In a caucus: what a device of this delegation found when it checked another room's record, signed. The fold keeps
   * it; whoever opens that room holds it against the record.
   */
  "verdict.give": actOf("verdict.give", { room: roomId, verdict: bytesUpTo(64 * 1024) }),
} as const;
