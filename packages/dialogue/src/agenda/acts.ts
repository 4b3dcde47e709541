import * as v from "valibot";

import { actId, actOf, line, words } from "../shape.ts";

export const agendaActs = {
  "agenda.add": actOf("agenda.add", { title: line, note: v.exactOptional(words) }),
  /** Only by the delegation that added it. */
  "agenda.drop": actOf("agenda.drop", { topic: actId }),
  /** The chair turns to a topic. */
  "agenda.take-up": actOf("agenda.take-up", { topic: actId }),
} as const;
