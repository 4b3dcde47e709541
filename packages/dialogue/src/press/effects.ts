import type { Effect, EffectsOf } from "../effect.ts";
import { foldPress } from "./fold.ts";
import type { PressAct, pressActs } from "./acts.ts";

const publish: Effect<PressAct> = (room, act, stamp) => {
  const press = foldPress(room.press, act, stamp);
  return typeof press === "string" ? press : { ...room, press };
};

export const pressEffects: EffectsOf<keyof typeof pressActs> = {
  "press.publish": publish,
  "press.correct": publish,
  "press.withdraw": publish,
  "press.endorse": publish,
};
