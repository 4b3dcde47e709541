import { TEXT_ACT_TYPES, type TextAct, type TextActOf, type TextActType, applyTextAct } from "@longtable/text";

import { parties } from "../delegation/select.ts";
import type { Effect, EffectsOf } from "../effect.ts";
import { get } from "../persistent/id-map.ts";
import { placedBy } from "./placed.ts";

/** The seam to `packages/text`: who may do it was found before (`may.ts`); what it comes to, the text's own fold decides. */
const apply: Effect<TextAct> = (room, act, stamp) => {
  const text = applyTextAct(room.text, act, placedBy(stamp), { parties: parties(room) });
  return "refused" in text ? text.refused : { ...room, text };
};

/** What a group agreed to is reported by a delegation that sits in it, as long as it sits: what groups there are, a text does not know. */
const report: Effect<TextActOf["text.report"]> = (room, act, stamp) => {
  const group = get(room.groups, act.group);
  if (group === undefined) return "NOTHING_THERE";
  if (!group.delegations.includes(stamp.delegation)) return "NOT_YOURS";
  return group.dissolved === null ? apply(room, act, stamp) : "WRONG_STATE";
};

/** Every act of a negotiating text. */
export const textEffects = {
  ...Object.fromEntries(TEXT_ACT_TYPES.map((type) => [type, apply])),
  "text.report": report,
} as EffectsOf<TextActType> & {
  readonly [T in TextActType]: Effect<TextActOf[T]>;
};
