import type { Act } from "@longtable/protocol";
import type { LiveRoom } from "@longtable/client";

import { whyRefused } from "../views/act-line.ts";
import { type CallPlace, type Done, deskOf } from "./call-place.ts";

/** What is done at the round's table in more than one act. */
export const roundCalls = {
  /**
   * Opens a planned round and, once that has taken effect, its first session. Resolves when both were signed;
   * where the round could not be opened, nothing is. Away from the node it waits until the round's opening is placed.
   */
  openRound: async (place: CallPlace, { round }: { readonly round: string }): Promise<Done> => {
    const live = deskOf(place).live("table");
    const opened = await live.act({ type: "round.open", round });
    if (!opened.ok) return { ok: false, code: opened.code };
    const why = await took(live, opened.id);
    if (why !== null) return { ok: false, code: why };
    const session: Act = { type: "session.open" };
    const done = await live.act(session);
    return done.ok ? { ok: true } : { ok: false, code: done.code };
  },
} as const;

/** Waits until an act done here is in the record; the code of why it had no effect, or null where it had one. */
function took(live: LiveRoom, id: string): Promise<string | null> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { waiting, state, alarm } = live.snapshot();
      if (alarm === null && waiting.some((one) => one.id === id)) return;
      stop();
      resolve(alarm?.code ?? (state === null ? null : (whyRefused(state).get(id) ?? null)));
    };
    const stop = live.subscribe(look);
    look();
  });
}
