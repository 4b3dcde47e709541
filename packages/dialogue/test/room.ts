import type {
  ActId,
  ChainId,
  DelegationId,
  DeviceId,
  DialogueId,
  EpochId,
  RoomId,
  RoomKind,
} from "@longtable/protocol";
import { sha256, toHex, utf8 } from "@longtable/protocol";

import {
  type ActEvent,
  type Author,
  type Outcome,
  RULES,
  type Role,
  type RoomEvent,
  type RoomState,
  emptyRoom,
  foldRoom,
  openSession,
} from "../src/index.ts";

/** A made-up id that looks like a real one and is always the same for the same word. */
export function idOf<T extends string>(word: string): T {
  return toHex(sha256(utf8(word))) as T;
}

/** Somebody who acts in a test. */
export interface Person extends Author {
  readonly chain: ChainId;
}

/** Somebody of a delegation, as `us.head` would be said. */
export function person(delegation: string, role: Role): Person {
  const device = idOf<DeviceId>(`${delegation} ${role}`);
  const chain = `${device}0000000000000000` as ChainId;
  return { device, chain, delegation: idOf<DelegationId>(delegation), role, name: null };
}

type Body = ActEvent["act"];

/** A room on a test's table: acts go in by whom they are done, and its state can be looked at at any time. */
export interface TestRoom {
  readonly state: () => RoomState;
  readonly events: () => readonly RoomEvent[];
  readonly id: RoomId;
  /** Places an act and gives its id and what became of it. */
  readonly act: (by: Person, act: Body, seen?: number) => { readonly id: ActId; readonly outcome: Outcome };
  /** Places an act that must take effect; gives its id. */
  readonly done: (by: Person, act: Body, seen?: number) => ActId;
  /** Places an act that must be refused; gives the code. */
  readonly refused: (by: Person, act: Body, seen?: number) => string;
  readonly admit: (who: Person) => void;
  readonly revoke: (who: Person) => void;
  readonly changeRole: (who: Person, role: Role) => Person;
  readonly seal: (delegation: string, size: number, root?: string, stateHash?: string) => void;
  /** The session that binding acts must name. */
  readonly session: () => string;
}

/** A room of these delegations, founded, with nobody in it. */
export function foundRoom(
  kind: RoomKind,
  delegations: readonly string[],
  extra: { firstHost?: string } = {},
): TestRoom {
  const id = idOf<RoomId>(`${kind} ${delegations.join()}`);
  const founded = {
    kind: "founded",
    seq: 0,
    room: id,
    roomKind: kind,
    dialogue: idOf<DialogueId>("dialogue"),
    delegations: delegations.map((name) => idOf<DelegationId>(name)),
    rules: RULES,
    ...(extra.firstHost === undefined ? {} : { firstHost: idOf<DelegationId>(extra.firstHost) }),
  } as const;
  const events: RoomEvent[] = [founded];
  let state = emptyRoom(founded);
  const counts = new Map<ChainId, number>();

  const place = (event: RoomEvent): Outcome => {
    events.push(event);
    const folded = foldRoom(state, event);
    state = folded.state;
    return folded.outcome;
  };
  const act: TestRoom["act"] = (by, act, seen = state.size) => {
    const n = counts.get(by.chain) ?? 0;
    counts.set(by.chain, n + 1);
    const { device, delegation, role, name, chain } = by;
    const actId = idOf<ActId>(`${id} ${chain} ${n}`);
    const at = 1_632_988_800_000 + state.size * 1000;
    const event: ActEvent = {
      kind: "act",
      id: actId,
      seq: state.size,
      device,
      delegation,
      role,
      name,
      at,
      seen,
      chain,
      n,
      act,
    };
    return { id: actId, outcome: place(event) };
  };
  return {
    id,
    state: () => state,
    events: () => events,
    act,
    done: (by, body, seen) => {
      const { id, outcome } = act(by, body, seen);
      if (outcome.kind !== "effect") throw new Error(`${body.type} had no effect: ${JSON.stringify(outcome)}`);
      return id;
    },
    refused: (by, body, seen) => {
      const { outcome } = act(by, body, seen);
      if (outcome.kind !== "refused") throw new Error(`${body.type} was not refused: ${JSON.stringify(outcome)}`);
      return outcome.code;
    },
    admit: ({ device, delegation, role, name }) => {
      place({ kind: "admitted", seq: state.size, device, delegation, role, name });
    },
    revoke: ({ device }) => {
      place({ kind: "revoked", seq: state.size, device });
      place({ kind: "epoch", seq: state.size - 1, epoch: idOf<EpochId>(`epoch ${state.size}`), reason: "revocation" });
    },
    changeRole: (who, role) => {
      place({ kind: "role-changed", seq: state.size, device: who.device, role, name: who.name });
      return { ...who, role };
    },
    seal: (delegation, size, root = idOf("root"), stateHash = idOf("state")) => {
      place({ kind: "sealed", seq: state.size, delegation: idOf(delegation), size, root, stateHash });
    },
    session: () => openSession(state) ?? "no session is open",
  };
}

export const US = "United States";
export const RU = "Russian Federation";

/** Everybody of a bilateral dialogue, two delegations of every role. */
export const us = peopleOf(US);
export const ru = peopleOf(RU);

function peopleOf(name: string) {
  return {
    id: idOf<DelegationId>(name),
    head: person(name, "head"),
    deputy: person(name, "deputy"),
    secretary: person(name, "secretary"),
    adviser: person(name, "adviser"),
    interpreter: person(name, "interpreter"),
    noteTaker: person(name, "note-taker"),
  } as const;
}

/** A table between two, everybody admitted. */
export function table(): TestRoom {
  const room = foundRoom("table", [US, RU]);
  for (const side of [us, ru]) {
    for (const who of [side.head, side.deputy, side.secretary, side.adviser, side.interpreter, side.noteTaker]) {
      room.admit(who);
    }
  }
  return room;
}

export const venue = { name: "Permanent mission", city: "Geneva", zone: "Europe/Zurich" } as const;
export const at = (local: string) => ({ local, zone: "Europe/Zurich", offset: 120 }) as const;

/** A table with a round open at the first host's, and a session of it. */
export function openTable(): { room: TestRoom; round: ActId } {
  const room = table();
  const round = room.done(us.secretary, { type: "round.plan", title: "First round", venue });
  room.done(us.secretary, { type: "round.open", round });
  room.done(us.head, { type: "session.open" });
  return { room, round };
}
