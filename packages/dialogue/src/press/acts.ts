import * as v from "valibot";

import { actId, actOf, line, onSubject } from "../shape.ts";
import { publicStatement } from "./statement.ts";

/** In the press room, signed by a delegation's press key. Nothing that was published is ever unsaid. */
export const pressActs = {
  "press.publish": actOf("press.publish", { statement: publicStatement }),
  /** The corrected wording, with the reason; the one before stays readable. */
  "press.correct": actOf("press.correct", { published: actId, statement: publicStatement, why: line }),
  "press.withdraw": actOf("press.withdraw", { published: actId, why: line }),
  /** A joint statement is joint when every delegation it names has endorsed this wording. */
  "press.endorse": actOf("press.endorse", { published: actId, ...onSubject }),
} as const;

const pressAct = v.variant("type", [
  pressActs["press.publish"],
  pressActs["press.correct"],
  pressActs["press.withdraw"],
  pressActs["press.endorse"],
]);
export type PressAct = v.InferOutput<typeof pressAct>;

/** A press act from what an entry of the press room holds; null when it is none of this version. */
export function readPressAct(act: unknown): PressAct | null {
  const read = v.safeParse(pressAct, act);
  return read.success ? read.output : null;
}
