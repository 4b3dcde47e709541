import { TEXT_ACT_TYPES, type TextAct, type TextActOf, type TextActType, applyTextAct } from "@longtable/text";

import { parties } from "../delegation/select.ts";
import type { Effect, EffectsOf } from "../effect.ts";
import { placedBy } from "./placed.ts";

/** The seam to `packages/text`: who may do it was found before (`may.ts`); what it comes to, the text's own fold decides. */
const apply: Effect<TextAct> = (room, act, stamp) => {
  const text = applyTextAct(room.text, act, placedBy(stamp), { parties: parties(room) });
  return "refused" in text ? text.refused : { ...room, text };
};

/** Every act of a negotiating text. */
export const textEffects = Object.fromEntries(TEXT_ACT_TYPES.map((type) => [type, apply])) as EffectsOf<TextActType> & {
  readonly [T in TextActType]: Effect<TextActOf[T]>;
};
