import { toHex } from "@longtable/protocol";

import type { KeptFace } from "../views/view.ts";
import type { KeptSeat } from "./seats.ts";

/** What may be shown of what a seat keeps: which sheets are still here, never what is on them. */
export function keptFace({ trust, invitations, sheets, since, letBe }: KeptSeat, isOut: boolean): KeptFace {
  return {
    trust,
    isOut,
    since,
    letBe,
    invitations: invitations.map(({ id, name, role, until, device }) => ({ id: toHex(id), name, role, until, device })),
    sheets: sheets === null ? null : { authority: sheets.root !== null, reading: sheets.reading !== null },
  };
}
