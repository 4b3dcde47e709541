import { ClientError } from "@longtable/client";

import type { Desk } from "./desk.ts";
import type { Desks } from "./desks.ts";

/** Where a call is made: at a seat's desk, or, before there is one, at this device. */
export interface CallPlace {
  readonly desks: Desks;
  readonly desk: Desk | null;
}

/** What was asked was done, or was refused: the page has the sentence for the code. */
export type Done = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** The desk that a call is made at. */
export function deskOf({ desk }: CallPlace): Desk {
  if (desk === null) throw new TypeError("This call is made at a seat.");
  return desk;
}

/** Does something that may be refused on the way: the refusal's code is the answer. */
export async function refused(doing: Promise<unknown>): Promise<Done> {
  try {
    await doing;
    return { ok: true };
  } catch (error) {
    if (error instanceof ClientError) return { ok: false, code: error.code };
    throw error;
  }
}
