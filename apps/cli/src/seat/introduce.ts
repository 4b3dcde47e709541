import { INKS } from "@longtable/dialogue";
import type { Act } from "@longtable/protocol";

import type { SeatAnswer } from "./answer.ts";
import { withSeat } from "./open-seat.ts";
import { SeatError } from "./seat-file.ts";

/** Says at the table who this delegation is: its name, the letters that stand beside its brackets, and its ink by its place in the founding. */
export async function introduceFrom(folder: string, name: string, short: string): Promise<SeatAnswer> {
  return await withSeat(folder, async ({ rooms }) => {
    const table = rooms.find((room) => room.snapshot().state?.kind === "table");
    const state = table?.snapshot().state;
    const author = table?.author;
    if (table === undefined || state === null || state === undefined || author === null || author === undefined)
      throw new SeatError("This seat has no table that it could speak at.");
    const ink = INKS[state.delegations.indexOf(author.delegation) % INKS.length] ?? "slate";
    const act: Act = { type: "delegation.introduce", name, short, ink };
    const done = await table.place(act);
    if (!done.ok) return done;
    return { ok: true, sentence: `This delegation is now called ${name} (${short}) at the table.` };
  });
}
