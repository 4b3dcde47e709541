import { ClientError } from "@longtable/client";

import type { CallPlace, Done } from "./call-place.ts";
import type { JoiningNow } from "./joining.ts";
import type { ConveningWish, InvitationFace, JoiningFace } from "./joinings.ts";
import type { FirstWords } from "./seats.ts";

/** Taking a seat: by an invitation's link, or by convening. Made at the device, not at a seat. */
export const joiningCalls = {
  /** What an invitation offers. The link stays in the worker and in the page's memory, and is sent to nobody. */
  lookAtInvitation: async (
    { desks }: CallPlace,
    { url }: { readonly url: string },
  ): Promise<InvitationFace | { readonly is: "failed"; readonly code: string }> => {
    try {
      return await desks.joinings.look(url);
    } catch (error) {
      if (error instanceof ClientError) return { is: "failed", code: error.code };
      throw error;
    }
  },

  /** Makes this device's keys, keeps them here, and asks to be let in; the id under which it goes on. */
  join: async (
    { desks }: CallPlace,
    { url, name, firstWords }: { readonly url: string; readonly name: string; readonly firstWords: FirstWords | null },
  ): Promise<string> => await desks.joinings.join(url, name, firstWords),

  /** Convenes a dialogue; the id under which it goes on. */
  convene: async ({ desks }: CallPlace, wish: ConveningWish): Promise<string> => await desks.joinings.convene(wish),

  /** How the taking of a seat stands, as soon as that is another than the one seen. Null when there is none. */
  joining: async (
    { desks }: CallPlace,
    { id, seen }: { readonly id: string; readonly seen: JoiningNow["is"] | null },
  ): Promise<JoiningFace | null> => await desks.joinings.next(id, seen),

  /** All seats that are being taken here. */
  joinings: async ({ desks }: CallPlace, _: null): Promise<readonly JoiningFace[]> => await desks.joinings.faces(),

  /** A head says how the words compare, before the founding is signed. */
  compared: async (
    { desks }: CallPlace,
    { id, outcome }: { readonly id: string; readonly outcome: "same" | "later" | "different" },
  ): Promise<Done> => {
    const joining = await desks.joinings.at(id);
    await joining?.compared(outcome);
    return { ok: true };
  },

  /** Ends the taking of a seat and forgets its keys. */
  dropJoining: async ({ desks }: CallPlace, { id }: { readonly id: string }): Promise<null> => {
    await desks.joinings.drop(id);
    return null;
  },
} as const;
