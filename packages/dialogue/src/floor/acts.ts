import * as v from "valibot";

import { actId, actOf, count, delegationId, line, participantId, someOf } from "../shape.ts";

/**
 * How long a turn took, in seconds, as the side that states it measured it on its own running clock (a
 * monotone one, so that a wall clock wrong by years does not matter). At most a day.
 */
const spent = v.pipe(count, v.maxValue(86_400));

export const floorActs = {
  "floor.request": actOf("floor.request", {
    /** Who is to speak, of one's own delegation; without it, the author. */
    speaker: v.exactOptional(participantId),
    topic: v.exactOptional(actId),
    note: v.exactOptional(line),
  }),
  "floor.withdraw": actOf("floor.withdraw", { request: actId }),
  /** The order of speakers: requests not named follow as they were. */
  "floor.order": actOf("floor.order", { requests: someOf(actId) }),
  /** To a request on the list, or, with `to`, to a delegation that has not asked. */
  "floor.grant": actOf("floor.grant", {
    request: v.exactOptional(actId),
    to: v.exactOptional(v.strictObject({ delegation: delegationId, speaker: v.exactOptional(participantId) })),
  }),
  /** The speaker has finished; `spent` as the speaker's side measured it. */
  "floor.yield": actOf("floor.yield", { turn: actId, spent: v.exactOptional(spent) }),
  /** The chair ends a turn, or states how long one that was yielded took. */
  "floor.end": actOf("floor.end", { turn: actId, spent }),
  "floor.microphone": actOf("floor.microphone", { on: v.boolean(), participant: v.exactOptional(participantId) }),
} as const;
