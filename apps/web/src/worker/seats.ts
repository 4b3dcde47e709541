import type { ConveningPlan, DelegationSecrets, DeviceKeys, HeadSecrets } from "@longtable/client";
import type { InvitationLink, Role } from "@longtable/protocol";
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** What a head's device holds beside its own keys: with these it accredits, revokes and seals. */
export interface KeptHead {
  readonly delegation: Uint8Array;
  readonly head: Uint8Array;
  readonly headPostQuantum: Uint8Array;
  readonly press: Uint8Array;
}

/** What a delegation's sheets hold, until they are on paper: then each is null. */
export interface KeptSheets {
  readonly root: Uint8Array | null;
  readonly reading: Uint8Array | null;
}

/** An invitation that this head gave and that this device watches, to admit whoever comes by it. */
export interface KeptInvitation {
  readonly id: Uint8Array;
  readonly watchKey: Uint8Array;
  readonly name: string;
  readonly role: Role;
  /** Milliseconds since 1970. */
  readonly until: number;
  /** The device in hex that came by it; null while nobody has. */
  readonly device: string | null;
}

/** On what the belief in another delegation's key rests: it came with the founding, or was compared, or scanned. */
export type Trust = "seen" | "compared" | "scanned";

/** What a head says at the table first, once it stands; kept until it is in the record. */
export interface FirstWords {
  readonly name: string;
  readonly short: string;
  readonly capital: { readonly city: string; readonly zone: string } | null;
  /** Of the head who convenes: what the dialogue is to be. */
  readonly convening: {
    readonly title: string;
    readonly mandate: string;
    /** Who decided it, and by what: two governments, at a summit. */
    readonly who: string;
    readonly what: string;
  } | null;
}

/** A device's seat in one dialogue, with its secrets. It never leaves the worker. */
export interface KeptSeat {
  /** Names the seat in addresses and its local copy: the first half of the device's key, in hex. */
  readonly id: string;
  readonly label: string;
  readonly origin: string;
  readonly node: Uint8Array;
  readonly dialogue: Uint8Array;
  readonly device: DeviceKeys;
  readonly head: KeptHead | null;
  /** Rooms known so far; those that the node names later are added. */
  readonly rooms: readonly Uint8Array[];
  /** The room whose words are public; a head signs there with the press key. */
  readonly pressRoom: Uint8Array | null;
  readonly isExample: boolean;
  /** Of a head's device, while it holds what is meant for paper. */
  readonly sheets: KeptSheets | null;
  readonly invitations: readonly KeptInvitation[];
  /** By delegation; whoever is not named has only been seen. */
  readonly trust: Readonly<Record<string, Trust>>;
  readonly firstWords: FirstWords | null;
  /** The invitation by which it was taken: opening its link again leads here. */
  readonly via: Uint8Array | null;
  /** Of an example's seat: since when it is here, in ms since 1970; what its device did before was done elsewhere. */
  readonly since: number;
  /** Acts of this device that had no effect and that somebody has looked at, by their ids: the newest ones. */
  readonly letBe: readonly string[];
}

/** What a seat has that was given nothing more than its keys. */
export const UNADORNED = {
  sheets: null,
  invitations: [],
  trust: {},
  firstWords: null,
  via: null,
  since: 0,
  letBe: [],
} as const;

/** A seat that is being taken: everything that going on after a break needs. It never leaves the worker. */
export interface KeptJoining {
  readonly id: string;
  readonly as: "delegate" | "head" | "convener";
  readonly origin: string;
  /** The person's name. */
  readonly name: string;
  readonly device: DeviceKeys;
  /** The invitation; null for the head who convenes. */
  readonly link: InvitationLink | null;
  readonly secrets: DelegationSecrets | null;
  readonly plan: ConveningPlan | null;
  readonly firstWords: FirstWords | null;
  /** Delegations whose words were compared before the founding was signed; null while nobody has been asked. */
  readonly compared: readonly string[] | null;
  readonly conveningToken: string | null;
}

interface SeatSchema extends DBSchema {
  readonly seat: { readonly key: string; readonly value: KeptSeat };
  readonly joining: { readonly key: string; readonly value: KeptJoining };
  readonly restoring: { readonly key: string; readonly value: KeptRestoring };
}

/** The keys of a head that sheets are bringing back: kept before anybody is told of them, so that going on has the same. */
export interface KeptRestoring {
  readonly device: DeviceKeys;
  readonly head: HeadSecrets;
}

const ONLY = "only";

let opened: Promise<IDBPDatabase<SeatSchema>> | null = null;

function database(): Promise<IDBPDatabase<SeatSchema>> {
  opened ??= openDB<SeatSchema>("longtable-seats", 3, {
    upgrade: (db, before) => {
      if (before < 1) db.createObjectStore("seat");
      if (before < 2) db.createObjectStore("joining");
      db.createObjectStore("restoring");
    },
    // Another tab has a newer app: it may go on.
    blocking: (_before, _after, event) => {
      (event.target as IDBDatabase).close();
      opened = null;
    },
  });
  // What was refused once may be given the next time.
  opened.catch(() => (opened = null));
  return opened;
}

/** A seat kept by an app that knew less of seats has what is new of them, empty. */
function whole(seat: KeptSeat): KeptSeat {
  return { ...UNADORNED, ...seat };
}

/** The seats taken on this device, oldest first. */
export async function keptSeats(): Promise<readonly KeptSeat[]> {
  return (await (await database()).getAll("seat")).map(whole);
}

/** One of them, or null. */
export async function keptSeat(id: string): Promise<KeptSeat | null> {
  const seat = await (await database()).get("seat", id);
  return seat === undefined ? null : whole(seat);
}

/** Keeps a seat, or what has changed of it: on the disk when the promise resolves. */
export async function keepSeat(seat: KeptSeat): Promise<void> {
  const writing = (await database()).transaction("seat", "readwrite", { durability: "strict" });
  await Promise.all([writing.store.put(seat, seat.id), writing.done]);
}

/** Forgets a seat and its secrets. What its device did stays in the record. */
export async function forgetSeat(id: string): Promise<void> {
  await (await database()).delete("seat", id);
}

/** The seats being taken on this device. */
export async function keptJoinings(): Promise<readonly KeptJoining[]> {
  return await (await database()).getAll("joining");
}

/** Keeps a seat that is being taken: on the disk when the promise resolves, before anybody is told of its keys. */
export async function keepJoining(joining: KeptJoining): Promise<void> {
  const writing = (await database()).transaction("joining", "readwrite", { durability: "strict" });
  await Promise.all([writing.store.put(joining, joining.id), writing.done]);
}

/** Forgets a seat that was being taken. */
export async function forgetJoining(id: string): Promise<void> {
  await (await database()).delete("joining", id);
}

/** A seat was taken: it is kept and its taking forgotten, both or neither. */
export async function keepTakenSeat(seat: KeptSeat, joining: string): Promise<void> {
  const writing = (await database()).transaction(["seat", "joining"], "readwrite", { durability: "strict" });
  const taken = writing.objectStore("seat").put(seat, seat.id);
  await Promise.all([taken, writing.objectStore("joining").delete(joining), writing.done]);
}

/** The keys with which a head is being brought back here; null where that was not begun. */
export async function keptRestoring(): Promise<KeptRestoring | null> {
  return (await (await database()).get("restoring", ONLY)) ?? null;
}

/** Keeps them: on the disk when the promise resolves. */
export async function keepRestoring(restoring: KeptRestoring): Promise<void> {
  const writing = (await database()).transaction("restoring", "readwrite", { durability: "strict" });
  await Promise.all([writing.store.put(restoring, ONLY), writing.done]);
}

/** A head is back: its seat is kept and the beginning forgotten, both or neither. */
export async function keepRestoredSeat(seat: KeptSeat): Promise<void> {
  const writing = (await database()).transaction(["seat", "restoring"], "readwrite", { durability: "strict" });
  const taken = writing.objectStore("seat").put(seat, seat.id);
  await Promise.all([taken, writing.objectStore("restoring").delete(ONLY), writing.done]);
}
