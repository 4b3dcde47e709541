import * as v from "valibot";

import { actId, actOf, key, line, listOf, onSubject } from "../shape.ts";
import { zonedTime } from "../zoned-time.ts";

/** A point of a round's programme, as planned. */
export const programmeItem = v.strictObject({
  key,
  title: line,
  starts: zonedTime,
  ends: v.exactOptional(zonedTime),
  topic: v.exactOptional(actId),
});
export type ProgrammeItem = v.InferOutput<typeof programmeItem>;

export const programmeActs = {
  /** The host's plan, whole; one made before is replaced, and with it who agreed to it. */
  "programme.plan": actOf("programme.plan", {
    round: actId,
    items: v.pipe(
      listOf(programmeItem),
      v.minLength(1),
      v.check((items) => new Set(items.map((item) => item.key)).size === items.length),
    ),
  }),
  "programme.agree": actOf("programme.agree", { round: actId, ...onSubject }),
  /** What was really done: when, on the venue's clocks, as the chair states it. */
  "programme.begin": actOf("programme.begin", { round: actId, item: key, at: zonedTime }),
  "programme.end": actOf("programme.end", { round: actId, item: key, at: zonedTime }),
} as const;
