import * as v from "valibot";

import { actOf, delegationId, fileRef, inSession, line, words } from "../shape.ts";

/** What a dialogue is for, and whose decision that was. */
export const mandate = v.strictObject({
  text: words,
  source: v.strictObject({
    who: line,
    what: line,
    where: v.exactOptional(line),
    /** The day, `YYYY-MM-DD`. */
    on: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))),
    file: v.exactOptional(fileRef),
  }),
});
export type Mandate = v.InferOutput<typeof mandate>;

/** Each of these opens an accord: it takes effect when every party has accepted it. */
export const dialogueActs = {
  "dialogue.convene": actOf("dialogue.convene", { title: line, mandate, ...inSession }),
  "dialogue.mandate": actOf("dialogue.mandate", { title: line, mandate, ...inSession }),
  "dialogue.rules": actOf("dialogue.rules", {
    rules: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
    ...inSession,
  }),
  "dialogue.enlarge": actOf("dialogue.enlarge", { delegation: delegationId, name: line, ...inSession }),
  "dialogue.conclude": actOf("dialogue.conclude", {
    outcome: v.picklist(["agreed", "adjourned", "ended"]),
    text: words,
    ...inSession,
  }),
} as const;
