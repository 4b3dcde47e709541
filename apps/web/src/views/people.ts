import {
  type Ink,
  type Participant,
  type Role,
  type RoomState,
  introductionOf,
  participants,
  standingOf,
} from "@longtable/dialogue";
import type { DelegationId } from "@longtable/protocol";

/** A delegation as screens name it: `short` and `ink` mark its words. */
export interface DelegationFace {
  readonly id: DelegationId;
  /** Null while it has not introduced itself; screens then say "a delegation". */
  readonly name: string | null;
  readonly short: string;
  readonly ink: Ink;
  readonly isOurs: boolean;
  readonly isParty: boolean;
  readonly capital: { readonly city: string; readonly zone: string } | null;
}

/** Somebody at the table as screens name them. */
export interface PersonFace {
  readonly id: string;
  readonly delegation: DelegationId;
  readonly role: Role;
  readonly name: string | null;
}

/** Inks for delegations that have not introduced themselves yet, by their place in the founding. */
const FIRST_INKS: readonly Ink[] = ["indigo", "umber", "teal", "plum", "ochre", "slate", "rose", "moss"];

/** The room's delegations in the founding's order. */
export function delegationFaces(state: RoomState, ours: DelegationId | null): readonly DelegationFace[] {
  return state.delegations.map((id, index) => {
    const introduction = introductionOf(state, id);
    return {
      id,
      name: introduction?.name ?? null,
      short: introduction?.short ?? String(index + 1),
      ink: introduction?.ink ?? FIRST_INKS[index % FIRST_INKS.length] ?? "slate",
      isOurs: id === ours,
      isParty: standingOf(state, id) === "party",
      capital: introduction?.capital ?? null,
    };
  });
}

/** Everybody in the room. */
export function personFaces(state: RoomState): readonly PersonFace[] {
  return participants(state).map(personFace);
}

/** One of them. */
export function personFace({ id, delegation, role, name }: Participant): PersonFace {
  return { id, delegation, role, name };
}
