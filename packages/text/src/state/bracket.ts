import type { DelegationId } from "@longtable/protocol";

import { NOTHING } from "../persistent/list.ts";
import type { Bracket, BracketKind, Part, Placed } from "./records.ts";

/** What differs from one new bracket to another. */
export interface NewBracket {
  readonly by: number;
  readonly kind: BracketKind;
  readonly parts: readonly Part[];
  readonly parent: number;
  readonly holders: readonly DelegationId[];
  readonly placed: Placed;
  readonly note?: string | null;
  readonly choice?: number;
  readonly about?: readonly number[];
  readonly under?: number;
  readonly alleged?: Bracket["alleged"];
  readonly shown?: Bracket["shown"];
  readonly option?: string | null;
  readonly footnote?: string | null;
  readonly date?: string | null;
}

/** A bracket as it is opened: nobody has accepted it. */
export function newBracket(given: NewBracket): Bracket {
  return {
    by: given.by,
    kind: given.kind,
    parts: given.parts,
    parent: given.parent,
    state: "open",
    mootBy: -1,
    holders: given.holders,
    against: NOTHING,
    accepts: NOTHING,
    choice: given.choice ?? -1,
    taken: NOTHING,
    about: given.about ?? NOTHING,
    under: given.under ?? -1,
    alleged: given.alleged ?? NOTHING,
    shown: given.shown ?? "made",
    option: given.option ?? null,
    footnote: given.footnote ?? null,
    date: given.date ?? null,
    last: { what: "opened", placed: given.placed, note: given.note ?? null, state: "open", before: null },
  };
}
