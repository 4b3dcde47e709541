import { textActs } from "@longtable/text";
import * as v from "valibot";

import { accordActs } from "./accord/acts.ts";
import { agendaActs } from "./agenda/acts.ts";
import { callActs } from "./call/acts.ts";
import { delegationActs } from "./delegation/acts.ts";
import { dialogueActs } from "./dialogue/acts.ts";
import { differenceActs } from "./difference/acts.ts";
import { floorActs } from "./floor/acts.ts";
import { groupActs } from "./group/acts.ts";
import { houseActs } from "./house/acts.ts";
import { invitationActs } from "./invitation/acts.ts";
import { pressActs } from "./press/acts.ts";
import { programmeActs } from "./programme/acts.ts";
import { roundActs } from "./round/acts.ts";
import { sessionActs } from "./session/acts.ts";
import { noted } from "./shape.ts";
import type { Remarks } from "./stamp.ts";
import { statementActs } from "./statement/acts.ts";
import { stepActs } from "./step/acts.ts";
import { verdictActs } from "./verdict/acts.ts";
import { wordsActs } from "./words/acts.ts";

/** The dialogue's vocabulary: the exact shape of every type of act. Unknown fields are refused. */
export const actShapes = {
  ...dialogueActs,
  ...accordActs,
  ...delegationActs,
  ...roundActs,
  ...sessionActs,
  ...programmeActs,
  ...agendaActs,
  ...callActs,
  ...groupActs,
  ...floorActs,
  ...houseActs,
  ...differenceActs,
  ...stepActs,
  ...wordsActs,
  ...statementActs,
  ...pressActs,
  ...textActs,
  ...verdictActs,
  ...invitationActs,
} as const;

/** The body of each type of act. */
export type ActOf = { readonly [T in keyof typeof actShapes]: v.InferOutput<(typeof actShapes)[T]> };
/** Every type of act that these rules know. */
export type ActType = keyof ActOf;
/** Any act of the vocabulary. */
export type DialogueAct = ActOf[ActType];

/** All types of act, in the vocabulary's order. */
export const ACT_TYPES: readonly ActType[] = Object.keys(actShapes).filter(isActType);

/** Whether this names a type of act that these rules know. */
export function isActType(type: string): type is ActType {
  return Object.hasOwn(actShapes, type);
}

/** An act whose shape holds, or null: fields are missing, wrong, or not of this type. */
export function readAct<T extends ActType>(type: T, act: unknown): ActOf[T] | null {
  const read = v.safeParse(actShapes[type], act, { abortEarly: true, abortPipeEarly: true });
  if (!read.success) return null;
  // A text knows no zoned times, so what its acts say of when they were done is read here.
  const { notedAs } = read.output;
  return notedAs === undefined || v.is(noted, notedAs) ? (read.output as ActOf[T]) : null;
}

/** What any act may say about itself, of one whose shape was read. */
export function remarksOf({ notedAs, invented }: DialogueAct): Remarks {
  return {
    ...(v.is(noted, notedAs) ? { notedAs } : {}),
    ...(invented === true ? { invented } : {}),
  };
}
