import type { EffectsOf } from "../effect.ts";
import type { invitationActs } from "./acts.ts";

export const invitationEffects: EffectsOf<keyof typeof invitationActs> = {
  "invitation.watch": (room, { invitation, watchKey, until }, stamp) => {
    if (watchKey.length !== 32) return "BAD_SHAPE";
    if (Object.hasOwn(room.invitations, invitation)) return "ALREADY_DONE";
    return { ...room, invitations: { ...room.invitations, [invitation]: { watchKey, until, stamp } } };
  },
};
