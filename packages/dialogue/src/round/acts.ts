import * as v from "valibot";

import { actId, actOf, delegationId, inSession, line, someOf, words } from "../shape.ts";
import { zonedTime } from "../zoned-time.ts";

/** Where a round is held. */
export const venue = v.strictObject({
  name: line,
  city: v.exactOptional(line),
  /** Its IANA zone: times are shown on its clocks first. */
  zone: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
});
export type Venue = v.InferOutput<typeof venue>;

export const roundActs = {
  /** The next round, by whose turn it is to host; with `round`, a plan made before is replaced. */
  "round.plan": actOf("round.plan", {
    round: v.exactOptional(actId),
    title: line,
    venue,
    /** Without it, the day is not known more closely than `when` says. */
    starts: v.exactOptional(zonedTime),
    when: v.exactOptional(line),
  }),
  /** Another host for the next round than whose turn it is: an accord. */
  "round.host": actOf("round.host", { delegation: delegationId, ...inSession }),
  /** Opens a planned round. `chairs`: co-chairs, or a neutral; without it, the host's head. */
  "round.open": actOf("round.open", { round: actId, chairs: v.exactOptional(someOf(delegationId)) }),
  /** Ends the round; then heads seal what was placed up to here. */
  "round.close": actOf("round.close", { round: actId, summary: v.exactOptional(words) }),
  /** Other chairs for the open round: an accord. */
  "round.chair": actOf("round.chair", { round: actId, chairs: someOf(delegationId), ...inSession }),
} as const;
