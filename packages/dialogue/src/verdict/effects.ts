import type { EffectsOf } from "../effect.ts";
import type { verdictActs } from "./acts.ts";

export const verdictEffects: EffectsOf<keyof typeof verdictActs> = {
  "verdict.give": (room, { room: about, verdict }, stamp) => {
    if (about === room.room) return "NOTHING_THERE";
    return { ...room, verdicts: { ...room.verdicts, [about]: { verdict, stamp } } };
  },
};
