import * as v from "valibot";

import { actOf, key, listOf, onSubject, participantId, words } from "../shape.ts";

/** A place at the long table: on one's own delegation's side, 0 in the centre, left negative, right positive. */
const place = v.pipe(v.number(), v.safeInteger(), v.minValue(-50), v.maxValue(50));

export const houseActs = {
  /** The host's rules for everybody at the table, whole: who acknowledged others acknowledges anew. */
  "house.rules": actOf("house.rules", {
    rules: v.pipe(listOf(v.strictObject({ key, text: words })), v.minLength(1)),
  }),
  /** For oneself; a secretary or head also for a member of the delegation who has no device. */
  "house.acknowledge": actOf("house.acknowledge", { ...onSubject, participant: v.exactOptional(participantId) }),
  "seat.take": actOf("seat.take", { place, participant: v.exactOptional(participantId) }),
  "seat.leave": actOf("seat.leave", { participant: v.exactOptional(participantId) }),
} as const;
