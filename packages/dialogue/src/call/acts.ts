import * as v from "valibot";

import { actId, actOf, binding, count, inSession, line, onSubject, someOf, words } from "../shape.ts";

/** What a chair may call. Calls about a negotiating text are that text's own acts. */
export const callMatter = v.variant("kind", [
  /** The order of the agenda; topics not named follow as they were. */
  v.strictObject({ kind: v.literal("agenda"), topics: someOf(actId) }),
  /** No more requests for the floor, or again. */
  v.strictObject({ kind: v.literal("speakers"), closed: v.boolean() }),
  /** How long a turn is to be, in seconds; 0 for as long as one likes. */
  v.strictObject({ kind: v.literal("speaking-time"), seconds: count }),
  /** Anything else, in words. */
  v.strictObject({ kind: v.literal("ruling"), text: words }),
]);
export type CallMatter = v.InferOutput<typeof callMatter>;

export const callActs = {
  "call.make": actOf("call.make", { matter: callMatter, ...inSession }),
  "call.withdraw": actOf("call.withdraw", { call: actId }),
  /** Shows that one's delegation has seen the call and lets it pass; any other act after it does too. */
  "call.acknowledge": actOf("call.acknowledge", { call: actId, ...binding }),
  "call.object": actOf("call.object", { call: actId, ...onSubject, reason: v.exactOptional(line) }),
} as const;
