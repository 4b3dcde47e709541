import * as v from "valibot";

import { actOf, inSession, line } from "../shape.ts";
import { zonedTime } from "../zoned-time.ts";

export const sessionActs = {
  "session.open": actOf("session.open", { title: v.exactOptional(line) }),
  "session.suspend": actOf("session.suspend", {
    ...inSession,
    until: v.exactOptional(zonedTime),
    why: v.exactOptional(line),
  }),
  "session.resume": actOf("session.resume", inSession),
  "session.adjourn": actOf("session.adjourn", { ...inSession, until: v.exactOptional(zonedTime) }),
  /** Nothing binding until the next round closes: an accord. */
  "session.close-intersessional": actOf("session.close-intersessional", inSession),
} as const;
