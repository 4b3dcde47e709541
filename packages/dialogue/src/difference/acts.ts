import * as v from "valibot";

import { actId, actOf, line, listOf, provisionRef, words } from "../shape.ts";

/** How far a delegation finds a point settled: each gives its own, and they are never averaged. */
export const ASSESSMENTS = ["agreed", "wording", "substance", "not-discussed"] as const;
export type Assessment = (typeof ASSESSMENTS)[number];

export const differenceActs = {
  "difference.open": actOf("difference.open", {
    title: line,
    topic: v.exactOptional(actId),
    provisions: v.exactOptional(listOf(provisionRef)),
  }),
  /** One's own delegation's position; one stated before is replaced and stays in the history. */
  "difference.position": actOf("difference.position", { difference: actId, text: words }),
  "difference.assess": actOf("difference.assess", { difference: actId, assessment: v.picklist(ASSESSMENTS) }),
  "difference.link": actOf("difference.link", { difference: actId, provision: provisionRef }),
  /** Only by the delegation that linked it. */
  "difference.unlink": actOf("difference.unlink", { difference: actId, provision: provisionRef }),
} as const;
