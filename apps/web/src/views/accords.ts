import { type Accord, type RoomState, accords, currentSession, isForHeads, waitedFor } from "@longtable/dialogue";
import type { DelegationId } from "@longtable/protocol";

import { type DelegationFace, delegationFaces } from "./people.ts";
import { type Telling, matterTelling } from "./telling.ts";
import type { RoomNow } from "./view.ts";

/** What is before all parties, and what an answer to it needs. */
export interface AccordsView {
  readonly us: DelegationId | null;
  readonly delegations: readonly DelegationFace[];
  /** The session that an answer given now belongs to. */
  readonly session: string | null;
  readonly accords: readonly AccordFace[];
}

/** A matter that takes effect when all parties have accepted it. */
export interface AccordFace extends Telling {
  readonly id: string;
  readonly subject: string;
  readonly by: DelegationId;
  readonly accepted: readonly DelegationId[];
  readonly waitsFor: readonly DelegationId[];
  readonly isForHeads: boolean;
  readonly isInvented: boolean;
}

/** What is before all parties in a room, wherever a screen shows it. */
export function accordsBefore({ state, author }: RoomNow): AccordsView {
  const us = author?.delegation ?? null;
  return {
    us,
    delegations: delegationFaces(state, us),
    session: currentSession(state)?.id ?? null,
    accords: openAccordFaces(state),
  };
}

/** The matters that wait for somebody, oldest first. */
export function openAccordFaces(state: RoomState): readonly AccordFace[] {
  return accords(state)
    .filter((accord) => accord.state === "open")
    .map((accord) => accordFace(state, accord));
}

function accordFace(state: RoomState, accord: Accord): AccordFace {
  return {
    ...matterTelling(accord, state),
    id: accord.id,
    subject: accord.subject,
    by: accord.opened.delegation,
    accepted: Object.keys(accord.accepted) as DelegationId[],
    waitsFor: waitedFor(state, accord),
    isForHeads: isForHeads(accord.matter),
    isInvented: accord.opened.invented,
  };
}
