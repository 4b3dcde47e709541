import type { DeviceKeys, ExampleSeat } from "@longtable/client";
import { publicKeyOf, toHex } from "@longtable/protocol";
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** What a head's device holds beside its own keys: with these it accredits, revokes and seals. */
export interface KeptHead {
  readonly delegation: Uint8Array;
  readonly head: Uint8Array;
  readonly headPostQuantum: Uint8Array;
  readonly press: Uint8Array;
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
}

interface SeatSchema extends DBSchema {
  readonly seat: { readonly key: string; readonly value: KeptSeat };
}

let opened: Promise<IDBPDatabase<SeatSchema>> | null = null;

function database(): Promise<IDBPDatabase<SeatSchema>> {
  opened ??= openDB<SeatSchema>("longtable-seats", 1, { upgrade: (db) => void db.createObjectStore("seat") });
  return opened;
}

/** The seats taken on this device, oldest first. */
export async function keptSeats(): Promise<readonly KeptSeat[]> {
  return await (await database()).getAll("seat");
}

/** One of them, or null. */
export async function keptSeat(id: string): Promise<KeptSeat | null> {
  return (await (await database()).get("seat", id)) ?? null;
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

/** Keeps an example's ready-made seat at a node, unless it is kept already; its id. */
export async function keepExampleSeat(seat: ExampleSeat, origin: string): Promise<string> {
  const { seed, identity, ...rest } = seat;
  const id = toHex(publicKeyOf(seed)).slice(0, 32);
  if ((await keptSeat(id)) === null) {
    await keepSeat({ ...rest, id, origin, device: { seed, identity }, isExample: true });
  }
  return id;
}
