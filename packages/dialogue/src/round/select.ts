import type { DelegationId } from "@longtable/protocol";

import { parties } from "../delegation/select.ts";
import { get, values } from "../persistent/id-map.ts";
import type { RoomState } from "../state.ts";
import type { Round } from "./state.ts";

/** Rounds, opened ones in the order of opening, then planned ones in the order of planning. */
export function rounds(room: RoomState): readonly Round[] {
  const place = ({ number, planned }: Round): number => (number === null ? 1e9 + planned.seq : number);
  return values(room.roundsById).toSorted((a, b) => place(a) - place(b));
}

/** The open round, or null. */
export function currentRound(room: RoomState): Round | null {
  return room.rounds.current === null ? null : (get(room.roundsById, room.rounds.current) ?? null);
}

/** The round opened last, open or closed; null before the first. */
export function latestRound(room: RoomState): Round | null {
  const id = room.rounds.opened.at(-1);
  return id === undefined ? null : (get(room.roundsById, id) ?? null);
}

/**
 * Who hosts the next round to be opened: whom all have agreed on for it; else the party after the last
 * host in the founding's order, and so on around; else, before any round, the first host of the founding.
 */
export function whoHostsNext(room: RoomState): DelegationId | null {
  const { agreedHost, opened, firstHost } = room.rounds;
  if (agreedHost !== null && agreedHost.round === opened.length + 1) return agreedHost.delegation;
  const deciding = parties(room);
  const last = latestRound(room)?.host ?? null;
  if (last === null) return firstHost !== null && deciding.includes(firstHost) ? firstHost : (deciding[0] ?? null);
  const after = room.delegations.indexOf(last) + 1;
  const order = [...room.delegations.slice(after), ...room.delegations.slice(0, after)];
  return order.find((delegation) => deciding.includes(delegation)) ?? null;
}

/** Who hosts now: the open round's host, or, between rounds, whoever hosts next. */
export function whoHosts(room: RoomState): DelegationId | null {
  return currentRound(room)?.host ?? whoHostsNext(room);
}

/** How far a closed round is sealed. `agreed` only when every party's head sealed the same checkpoint and state. */
export function sealing(
  room: RoomState,
  round: Round,
): { readonly by: readonly DelegationId[]; readonly waitingFor: readonly DelegationId[]; readonly agreed: boolean } {
  const deciding = parties(room);
  const seals = deciding.flatMap((delegation) => round.seals[delegation] ?? []);
  const first = seals[0];
  const isSame = seals.every(
    (seal) => seal.size === first?.size && seal.root === first.root && seal.stateHash === first.stateHash,
  );
  return {
    by: seals.map(({ delegation }) => delegation),
    waitingFor: deciding.filter((delegation) => round.seals[delegation] === undefined),
    agreed: seals.length === deciding.length && isSame,
  };
}
