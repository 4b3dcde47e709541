import { refusedAct, renewed } from "../views/outbox.ts";
import type { RoomRef } from "../views/view.ts";
import { type CallPlace, type Done, deskOf } from "./call-place.ts";
import type { Desk } from "./desk.ts";

/** So many ids of acts that were looked at are kept. */
const MOST_LET_BE = 500;

/** What is done about an act of this device that the record has without effect. */
export const outboxCalls = {
  /** Does it again, in the session that is open now; it is then a new act, and the old one is let be. */
  repeatAct: async (place: CallPlace, { room, id }: { readonly room: RoomRef; readonly id: string }): Promise<Done> => {
    const desk = deskOf(place);
    const live = desk.live(room);
    const { state, refused } = live.snapshot();
    const back = state === null ? null : refusedAct(id, { events: live.events, refused, state });
    if (state === null || back === null) return { ok: false, code: "NOTHING_THERE" };
    const done = await live.act(renewed(back.event, back.code, state));
    if (!done.ok) return { ok: false, code: done.code };
    await letBe(desk, id);
    return { ok: true };
  },

  /** Says no more of it: somebody has looked at it. It stays in the record. */
  letActBe: async (place: CallPlace, { id }: { readonly id: string }): Promise<null> => {
    await letBe(deskOf(place), id);
    return null;
  },
} as const;

async function letBe(desk: Desk, id: string): Promise<void> {
  await desk.keep({ letBe: [...desk.seat.letBe, id].slice(-MOST_LET_BE) });
}
