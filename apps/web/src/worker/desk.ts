import {
  ClientError,
  DialogueSession,
  type Head,
  type HeldRoom,
  type LiveRoom,
  openDevice,
  openHead,
} from "@longtable/client";
import { type IndexedDbLocalCopy, openIndexedDbLocalCopy } from "@longtable/client/indexeddb";
import { type RoomId, equalBytes, idOf, toHex } from "@longtable/protocol";

import { type DeskNow, type RoomNow, type RoomRef, type SeatFace, roomMeant } from "../views/view.ts";
import { Presence, SAY_HERE } from "./presence.ts";
import { type KeptSeat, keepSeat } from "./seats.ts";
import type { Followed } from "./visitor.ts";

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

/**
 * One seat at work: its device's session, the rooms open on it, its local copy. There is one desk per seat
 * in a browser profile, whatever the number of tabs: the copy's lock sees to it that no chain forks.
 */
export class Desk implements Followed {
  readonly #face: SeatFace;
  readonly #presence = new Map<RoomId, Presence>();
  readonly #listeners = new Set<() => void>();
  #seat: KeptSeat;
  #session: DialogueSession | null = null;
  #head: Head | null = null;
  #now: DeskNow | null = null;
  #copy: IndexedDbLocalCopy | null = null;
  #ticking: ReturnType<typeof setInterval> | null = null;

  private constructor(seat: KeptSeat, face: SeatFace) {
    this.#seat = seat;
    this.#face = face;
  }

  /** Opens a seat's desk. While another tab has it, the desk stands there, says so, and goes on once it may. */
  static async open(seat: KeptSeat): Promise<Desk> {
    const device = await openDevice(seat.device);
    const desk = new Desk(seat, {
      id: seat.id,
      label: seat.label,
      origin: seat.origin,
      device: idOf(device.signer.publicKey),
      isExample: seat.isExample,
      isHead: seat.head !== null,
    });
    if (seat.head !== null) desk.#head = await openHead(seat.head.delegation, seat.head);
    let isElsewhere = false;
    const opening = openIndexedDbLocalCopy(`longtable-${seat.id}`, { onElsewhere: () => (isElsewhere = true) });
    const begun = opening.then((copy) => desk.#begin(copy, device));
    // Whoever waits for another tab must be able to say so.
    await Promise.race([begun, new Promise<void>((resolve) => setTimeout(resolve, 200))]);
    if (!isElsewhere) await begun;
    return desk;
  }

  /** The desk now. The same object until something changes. */
  get now(): DeskNow {
    this.#now ??= {
      seat: this.#face,
      status: this.#session?.status() ?? { state: "elsewhere" },
      rooms: new Map([...(this.#session?.rooms ?? [])].flatMap(([id, live]) => this.#roomNow(id, live) ?? [])),
      known: this.#seat.rooms.map((room) => idOf<RoomId>(room)),
    };
    return this.#now;
  }

  /** Calls back after each change; returns what ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The session. Refuses while another tab has the desk. */
  get session(): DialogueSession {
    if (this.#session !== null) return this.#session;
    throw new ClientError("COPY_FAILED", "This seat is open in another tab: go on there, or close it.");
  }

  /** The keys with which this device seals, accredits and revokes, if it is a head's. */
  get head(): Head | null {
    return this.#head;
  }

  /** A room's entries as this device keeps them, which are the bytes that the host has. */
  async heldEntries(ref: RoomRef): Promise<HeldRoom> {
    const room = toHex(this.live(ref).record.reader.room);
    if (this.#copy === null) throw new TypeError("A desk with a session has a copy.");
    return await this.#copy.readRoom(room);
  }

  /** The live room that a page means. */
  live(ref: RoomRef): LiveRoom {
    const room = roomMeant(this.now, ref);
    const live = room === null ? undefined : this.session.rooms.get(room.room);
    if (live !== undefined) return live;
    throw new ClientError("NOT_IN_ROOM", "There is no such room on this device.");
  }

  /** Puts the desk away. What waits in the outbox goes out next time. */
  close(): void {
    if (this.#ticking !== null) clearInterval(this.#ticking);
    this.#session?.close();
    this.#copy?.close();
  }

  #begin(copy: IndexedDbLocalCopy, device: Awaited<ReturnType<typeof openDevice>>): Promise<void> {
    const session = new DialogueSession({
      origin: this.#seat.origin,
      node: this.#seat.node,
      device,
      copy,
      random,
      clock: Date.now,
      onHeard: (room, heard) => {
        const isNew = this.#presenceIn(room).take(heard, Date.now());
        if (isNew) void session.whisper(room, { kind: "presence", state: "here" });
        this.#changed();
      },
    });
    this.#copy = copy;
    this.#session = session;
    let isOnline = false;
    session.subscribe(() => {
      const was = isOnline;
      isOnline = session.status().state === "online";
      if (isOnline && !was) void this.#greet().catch(onlyClientErrors);
      this.#changed();
    });
    this.#ticking = setInterval(() => this.#tick(), SAY_HERE);
    return this.#openRooms(this.#seat.rooms);
  }

  /** What is done once a connection is there: rooms that are new to this device, and saying that it is here. */
  async #greet(): Promise<void> {
    const { connection } = this.session;
    if (connection === null) return;
    const { rooms } = await connection.ask({ t: "rooms" }, "rooms");
    const known = new Set(this.#seat.rooms.map(toHex));
    const fresh = rooms.map(({ room }) => room).filter((room) => !known.has(toHex(room)));
    if (fresh.length > 0) {
      this.#seat = { ...this.#seat, rooms: [...this.#seat.rooms, ...fresh] };
      await keepSeat(this.#seat);
      await this.#openRooms(fresh);
    }
    this.#sayHere();
  }

  async #openRooms(rooms: readonly Uint8Array[]): Promise<void> {
    const { pressRoom } = this.#seat;
    for (const id of rooms) {
      const isPress = pressRoom !== null && equalBytes(pressRoom, id);
      const live = await this.session.open(id, isPress ? this.#head?.press : undefined);
      live.subscribe(() => this.#changed());
    }
    this.#changed();
  }

  #tick(): void {
    for (const presence of this.#presence.values()) if (presence.forget(Date.now())) this.#changed();
    this.#sayHere();
  }

  #sayHere(): void {
    for (const room of this.session.rooms.keys()) void this.session.whisper(room, { kind: "presence", state: "here" });
  }

  #presenceIn(room: RoomId): Presence {
    const there = this.#presence.get(room) ?? new Presence();
    this.#presence.set(room, there);
    return there;
  }

  #roomNow(id: RoomId, live: LiveRoom): readonly [[RoomId, RoomNow]] | null {
    const snapshot = live.snapshot();
    const { state } = snapshot;
    if (state === null) return null;
    const { present, asides } = this.#presenceIn(id);
    const now: RoomNow = {
      room: id,
      kind: state.kind,
      snapshot,
      state,
      events: live.events,
      author: live.author,
      mayAct: (act) => live.mayAct(act),
      present,
      asides,
    };
    return [[id, now]];
  }

  #changed(): void {
    this.#now = null;
    for (const listener of this.#listeners) listener();
  }
}

/** A connection that ended midway is tried again by the session; anything else is a bug. */
function onlyClientErrors(error: unknown): void {
  if (!(error instanceof ClientError)) throw error;
}
