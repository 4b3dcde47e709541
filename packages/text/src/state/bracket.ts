import type { DelegationId } from "@longtable/protocol";

import { NOTHING } from "../persistent/list.ts";
import { turnOf } from "./past.ts";
import type { Bracket, BracketKind, Part, Placed, Told } from "./records.ts";

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
  readonly alleged?: Told["alleged"];
  readonly shown?: Told["shown"];
  readonly option?: string | null;
  readonly footnote?: string | null;
  readonly date?: string | null;
}

const UNTOLD: Told = { alleged: NOTHING, shown: "made", option: null, footnote: null, date: null };

/** What is told of a bracket; where that is nothing, one record serves all. */
export function toldOf({ alleged, shown, option, footnote, date }: Partial<Told>): Told {
  const told: Told = {
    alleged: alleged ?? NOTHING,
    shown: shown ?? "made",
    option: option ?? null,
    footnote: footnote ?? null,
    date: date ?? null,
  };
  const isUntold =
    told.alleged.length === 0 &&
    told.shown === "made" &&
    told.option === null &&
    told.footnote === null &&
    told.date === null;
  return isUntold ? UNTOLD : told;
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
    since: -1,
    holders: given.holders,
    against: NOTHING,
    accepts: NOTHING,
    choice: given.choice ?? -1,
    taken: NOTHING,
    about: given.about ?? NOTHING,
    under: given.under ?? -1,
    told: toldOf(given),
    last: { turn: turnOf("opened", "open", given.note), placed: given.placed, before: null },
  };
}

const lone = new WeakMap<readonly DelegationId[], Map<DelegationId, readonly DelegationId[]>>();

/** The list that holds one delegation alone: one for all brackets, since most have one holder, as long as the parties are the same. */
export function alone(parties: readonly DelegationId[], delegation: DelegationId): readonly DelegationId[] {
  const known = lone.get(parties) ?? new Map<DelegationId, readonly DelegationId[]>();
  lone.set(parties, known);
  const before = known.get(delegation);
  if (before !== undefined) return before;
  const list = [delegation];
  known.set(delegation, list);
  return list;
}
