import { type OpenedVerification, verifyOpened } from "@longtable/client";
import { type ActEvent, type RoomEvent, type RoomState, get, items } from "@longtable/dialogue";
import { type ActId, type DelegationId, toHex } from "@longtable/protocol";
import type { Bundle } from "@longtable/record";

import { shownSafely } from "./shown-safely.ts";

/** One thing that happened in a room, as `longtable read` tells it. */
export interface ToldEvent {
  readonly seq: number;
  readonly kind: RoomEvent["kind"];
  /** Whose it is: a delegation's name where it said one, else its id. */
  readonly delegation: string | null;
  readonly role: string | null;
  readonly name: string | null;
  /** Milliseconds since 1970 by the author's clock; null for what is no act. */
  readonly at: number | null;
  readonly type: string | null;
  /** The act's own fields. */
  readonly said: Readonly<Record<string, unknown>>;
  /** Why an act had no effect; null where it had one. */
  readonly refused: string | null;
}

/** A room of a bundle, told from its beginning. */
export interface ToldRoom {
  readonly room: string;
  readonly kind: string;
  /** Why nothing, or not all, can be told; null where everything verified. */
  readonly problem: string | null;
  readonly events: readonly ToldEvent[];
}

/** Opens the rooms of a bundle that carries their keys and tells what happened in them; sealed ones are left out. */
export async function tellBundle(bundle: Bundle): Promise<readonly ToldRoom[]> {
  const opened: { readonly room: string; readonly found: OpenedVerification }[] = [];
  for (const bundled of bundle.rooms) {
    const found = await verifyOpened(bundled);
    if (bundled.keys.length > 0 || found.state?.kind === "press") opened.push({ room: toHex(bundled.room), found });
  }
  const names = new Map<DelegationId, string>();
  for (const { found } of opened) {
    for (const { delegation, name } of Object.values(found.state?.introductions ?? {})) names.set(delegation, name);
  }
  return opened.map(({ room, found }) => ({
    room,
    kind: found.state?.kind ?? "unknown",
    problem: found.problem,
    events: found.state === null ? [] : told(found.events, found.state, names),
  }));
}

function told(
  events: readonly RoomEvent[],
  state: RoomState,
  names: ReadonlyMap<DelegationId, string>,
): readonly ToldEvent[] {
  const refused = new Map<ActId, string>(items(state.refused).map(({ id, code }) => [id, code]));
  return events.map((event) => {
    const { seq, kind } = event;
    const base = { seq, kind, delegation: null, role: null, name: null, at: null, type: null, said: {}, refused: null };
    switch (event.kind) {
      case "act":
        return { ...base, ...author(event, names), ...words(event), refused: refused.get(event.id) ?? null };
      case "admitted":
        return { ...base, ...author(event, names) };
      case "revoked":
      case "role-changed": {
        const device = get(state.devices, event.device);
        if (device === undefined) return base;
        const now = event.kind === "revoked" ? device : { ...device, role: event.role, name: event.name };
        return { ...base, ...author(now, names) };
      }
      case "sealed":
        return { ...base, delegation: names.get(event.delegation) ?? event.delegation, said: { size: event.size } };
      case "founded":
      case "epoch":
        return base;
    }
  });
}

interface Author {
  readonly delegation: DelegationId;
  readonly role: string;
  readonly name: string | null;
}

function author({ delegation, role, name }: Author, names: ReadonlyMap<DelegationId, string>) {
  return { delegation: names.get(delegation) ?? delegation, role, name };
}

function words({ at, act }: ActEvent) {
  const { type, ...said } = act;
  return { at, type, said };
}

/** The rooms as lines for a terminal: nothing in them can steer it. */
export function shownRooms(rooms: readonly ToldRoom[]): readonly string[] {
  if (rooms.length === 0) return ["No room in this bundle carries its keys: longtable verify checks it all the same."];
  return rooms.flatMap(({ room, kind, problem, events }) => [
    `${kind} ${room.slice(0, 16)}…`,
    ...(problem === null ? [] : [`  DOES NOT VERIFY: ${problem}`]),
    ...events.map((event) => shownSafely(`  ${String(event.seq).padStart(5)}  ${shownEvent(event)}`)),
  ]);
}

function shownEvent({ kind, delegation, role, name, at, type, said, refused }: ToldEvent): string {
  const who = [name, role, delegation === null ? null : `of ${shownDelegation(delegation)}`]
    .filter((part) => part !== null && part !== "")
    .join(", ");
  if (kind !== "act") return `${who === "" ? "" : `${who}: `}${kind}${shownFields(said)}`;
  const time = at === null ? "" : `${shownTime(at)}  `;
  const effect = refused === null ? "" : `  (no effect: ${refused})`;
  return `${time}${who}: ${type ?? ""}${shownFields(said)}${effect}`;
}

/** A time by its author's clock, in UTC; what no calendar has is shown as such. */
function shownTime(at: number): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? "(no time)" : time.toISOString().slice(0, 16).replace("T", " ");
}

/** A delegation that said no name is shown by the beginning of its id. */
function shownDelegation(delegation: string): string {
  return /^[0-9a-f]{64}$/u.test(delegation) ? `${delegation.slice(0, 16)}…` : delegation;
}

function shownFields(said: Readonly<Record<string, unknown>>): string {
  const { text, ...others } = said;
  const rest = Object.keys(others).length === 0 ? "" : ` ${JSON.stringify(others)}`;
  return typeof text === "string" ? ` “${text}”${rest}` : rest;
}
