import type { Act } from "@longtable/protocol";

import type { RoomNow } from "./view.ts";

/** Whether an act would take effect now; `code` says why not, and the page has the sentence in its language. */
export type May = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** For each act by its name: whether it would take effect if it were placed next. One answer for all buttons. */
export function may(room: RoomNow, acts: Readonly<Record<string, Act>>): Readonly<Record<string, May>> {
  return Object.fromEntries(
    Object.entries(acts).map(([name, act]): [string, May] => {
      const answer = room.mayAct(act);
      return [name, answer.ok ? { ok: true } : { ok: false, code: answer.code }];
    }),
  );
}
