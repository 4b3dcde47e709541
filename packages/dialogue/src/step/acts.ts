import * as v from "valibot";

import {
  actId,
  actOf,
  binding,
  delegationId,
  fileRef,
  line,
  listOf,
  onSubject,
  provisionRef,
  someOf,
  words,
} from "../shape.ts";
import { zonedTime } from "../zoned-time.ts";

/** What a step comes to: who does what by when, and how it is verified. */
export const stepTerms = v.strictObject({
  what: words,
  /** Each undertakes it for itself. */
  who: someOf(delegationId),
  by: v.exactOptional(zonedTime),
  verification: v.strictObject({
    how: words,
    /** Each verifies for itself; none of them alone counts as all. */
    by: someOf(delegationId),
  }),
  topic: v.exactOptional(actId),
  provisions: v.exactOptional(listOf(provisionRef)),
});
export type StepTerms = v.InferOutput<typeof stepTerms>;

const reason = v.exactOptional(line);

export const stepActs = {
  "step.propose": actOf("step.propose", { terms: stepTerms }),
  /** By the delegation that proposed it, while none has undertaken it. */
  "step.revise": actOf("step.revise", { step: actId, terms: stepTerms }),
  "step.withdraw": actOf("step.withdraw", { step: actId }),
  "step.undertake": actOf("step.undertake", { step: actId, ...binding }),
  "step.decline": actOf("step.decline", { step: actId, ...onSubject, reason }),
  /** By one who undertook it. `done`: nothing remains to be done. */
  "step.report": actOf("step.report", {
    step: actId,
    text: words,
    done: v.boolean(),
    files: v.exactOptional(listOf(fileRef)),
  }),
  "step.verify": actOf("step.verify", { step: actId, ...binding, note: v.exactOptional(words) }),
  "step.dispute": actOf("step.dispute", { step: actId, ...onSubject, reason: words }),
  /** Lifts one's own delegation's dispute. */
  "step.settle": actOf("step.settle", { step: actId, note: v.exactOptional(words) }),
  /** A new date for a step undertaken: an accord. */
  "step.carry": actOf("step.carry", { step: actId, by: zonedTime, why: line, ...binding }),
} as const;
