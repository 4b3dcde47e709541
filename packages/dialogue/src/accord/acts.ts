import * as v from "valibot";

import { actId, actOf, binding, line, onSubject } from "../shape.ts";

/** What a delegation does about an accord that some party has opened: always for itself only. */
export const accordActs = {
  "accord.accept": actOf("accord.accept", { accord: actId, ...binding }),
  "accord.decline": actOf("accord.decline", { accord: actId, ...onSubject, reason: v.exactOptional(line) }),
  "accord.withdraw": actOf("accord.withdraw", { accord: actId }),
} as const;
