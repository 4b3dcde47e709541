import {
  ClientError,
  DialogueSession,
  Doorkeeper,
  type Head,
  type HeldRoom,
  type LiveRoom,
  foundFirstRoom,
  openDevice,
  openHead,
  invitationsToWatch,
} from "@longtable/client";
import { type IndexedDbLocalCopy, openIndexedDbLocalCopy } from "@longtable/client/indexeddb";
import type { RoomState } from "@longtable/dialogue";
import { type RoomId, equalBytes, fromHex, idOf, readControl, readEntry, toHex } from "@longtable/protocol";

import { type DeskNow, type RoomNow, type RoomRef, type SeatFace, roomMeant } from "../views/view.ts";
import { unsaidFirstWords } from "./first-words.ts";
import { keptFace } from "./kept-face.ts";
import { kindsOf, pressRoomAmong } from "./room-kinds.ts";
import { recordStanding } from "./record-standing.ts";
import { Presence, SAY_HERE } from "./presence.ts";
import { type KeptSeat, keepSeat } from "./seats.ts";
import { Transfers } from "./transfers.ts";
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
  /** Files on their way. */
  readonly transfers = new Transfers(() => this.#changed());
  #seat: KeptSeat;
  #session: DialogueSession | null = null;
  #head: Head | null = null;
  #now: DeskNow | null = null;
  #copy: IndexedDbLocalCopy | null = null;
  #door: Doorkeeper | null = null;
  /** The caucus's invitations as they were when they were watched last. */
  #given: RoomState["invitations"] | null = null;
  #isSpeaking = false;
  /** Rooms that the node named for this device when it was last asked. */
  #named: ReadonlySet<string> | null = null;
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
      transfers: this.transfers.shown,
      seat: this.#face,
      kept: keptFace(this.#seat, this.#isOut()),
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

  /** The seat as it is kept here, secrets and all: for the worker alone. */
  get seat(): KeptSeat {
    return this.#seat;
  }

  /** Keeps a change of the seat: on the disk when the promise resolves. */
  async keep(change: Partial<KeptSeat>): Promise<void> {
    this.#seat = { ...this.#seat, ...change };
    await keepSeat(this.#seat);
    this.#changed();
  }

  /** The dialogue's founding statement, from the table's own record. */
  async founding(): Promise<Uint8Array> {
    const { entries } = (await this.#copy?.readRoom(this.live("table").room)) ?? { entries: [] };
    const entry = entries[0] === undefined ? null : readEntry(entries[0]);
    const control = entry?.form === "control" ? readControl(entry) : null;
    if (control?.kind === "room.found") return control.founding;
    throw new ClientError("NOT_IN_ROOM", "The table was not read yet on this device.");
  }

  /** Admits whoever comes by an invitation of this device's or its caucus's, while this device is online. */
  async watchDoor(): Promise<void> {
    const now = Date.now();
    const by = (this.#head?.signer ?? this.session.device.signer).publicKey;
    const own = this.#seat.invitations.filter(({ until }) => until > now);
    for (const { id, watchKey } of [...own, ...invitationsToWatch(this.session.rooms.values(), by, now)]) {
      await this.#door?.watch({ id, watchKey });
    }
  }

  /** A head opens a press room for all delegations of the dialogue. Opened twice, it is the same one. */
  async foundPress(): Promise<void> {
    const { connection } = this.session;
    if (this.#head === null || connection === null || this.#seat.pressRoom !== null) return;
    const founding = await this.founding();
    const delegations = (this.live("table").snapshot().state?.delegations ?? []).map((id) => fromHex(id));
    const plan = { kind: "press", founding, delegations, admitted: [], conveningToken: null } as const;
    const pressRoom = await foundFirstRoom(plan, this.#head, connection, random);
    await this.keep({ pressRoom, rooms: [...this.#seat.rooms, pressRoom] });
    await this.#openRooms([pressRoom]);
  }

  /** The live room that a page means. */
  live(ref: RoomRef): LiveRoom {
    const room = roomMeant(this.now, ref);
    const live = room === null ? undefined : this.session.rooms.get(room.room);
    if (live !== undefined) return live;
    throw new ClientError("NOT_IN_ROOM", "There is no such room on this device.");
  }

  /** Words that this device said off the record: shown here as the others hear them, kept nowhere. */
  saidAside(ref: RoomRef, text: string): void {
    const { room } = this.live(ref);
    const whisper = { kind: "off-the-record", text } as const;
    this.#presenceIn(room).take({ device: this.#face.device, at: Date.now(), whisper }, Date.now());
    this.#changed();
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
      onOther: (frame) => void this.#door?.push(frame),
      onHeard: (room, heard) => {
        const isNew = this.#presenceIn(room).take(heard, Date.now());
        if (isNew) void session.whisper(room, { kind: "presence", state: "here" });
        this.#changed();
      },
    });
    this.#copy = copy;
    this.#session = session;
    this.#door = new Doorkeeper({
      by: this.#head?.signer ?? device.signer,
      rooms: () => [...session.rooms.values()].map(({ record }) => record),
      random,
      clock: Date.now,
      onDoor: ({ invitation, device: came, code }) => {
        if (code !== null) return;
        const invitations = this.#seat.invitations.map((one) =>
          equalBytes(one.id, invitation) ? { ...one, device: toHex(came) } : one,
        );
        void this.keep({ invitations });
      },
    });
    let isOnline = false;
    session.subscribe(() => {
      const was = isOnline;
      isOnline = session.status().state === "online";
      if (!isOnline) this.#door?.detach();
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
    // A node that is asked by a device which it knows names its rooms: one without a table was taken back.
    this.#named = new Set(rooms.map(({ room }) => toHex(room)));
    const fresh = rooms.map(({ room }) => room).filter((room) => !known.has(toHex(room)));
    if (fresh.length > 0) {
      const found = await kindsOf(fresh, connection);
      const inOrder = found.map(({ room }) => room);
      const pressRoom = this.#seat.pressRoom ?? pressRoomAmong(found);
      await this.keep({ rooms: [...this.#seat.rooms, ...inOrder], pressRoom });
      await this.#openRooms(inOrder);
    }
    await this.watchDoor();
    await this.#door?.attach(connection);
    this.#sayHere();
    this.#sayFirstWords();
  }

  /** What a head says at its new table, each once: tried again whenever something has changed there. */
  #sayFirstWords(): void {
    const { firstWords } = this.#seat;
    if (firstWords === null || this.#isSpeaking || this.#session?.status().state !== "online") return;
    const table = [...this.session.rooms.values()].find((live) => live.snapshot().state?.kind === "table");
    const acts = table === undefined ? null : unsaidFirstWords(table, firstWords);
    if (table === undefined || acts === null) return;
    this.#isSpeaking = true;
    const speak = async (): Promise<void> => {
      for (const act of acts) await table.act(act);
      if (firstWords.convening !== null) await this.foundPress();
      await this.keep({ firstWords: null });
    };
    speak()
      .catch(onlyClientErrors)
      .finally(() => (this.#isSpeaking = false));
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
    for (const presence of this.#presence.values()) presence.forget(Date.now());
    // Silence is told by the clock alone.
    this.#changed();
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
      convergence: live.convergence,
      standing: recordStanding(live),
      author: live.author,
      mayAct: (act) => live.mayAct(act),
      present,
      asides,
    };
    return [[id, now]];
  }

  /** Whether this device was taken back: by the table's record, or because the node no longer names the table. */
  #isOut(): boolean {
    const table = [...(this.#session?.rooms.values() ?? [])].find((live) => live.snapshot().state?.kind === "table");
    if (table === undefined) return false;
    const revokedAt = table.snapshot().control?.devices.get(this.#face.device)?.revokedAt ?? null;
    return revokedAt !== null || (this.#named !== null && !this.#named.has(table.room));
  }

  /** Watches for whoever comes by an invitation that another device of this side's has given since. */
  #watchNew(): void {
    const caucus = [...(this.#session?.rooms.values() ?? [])].find((live) => live.snapshot().state?.kind === "caucus");
    const given = caucus?.snapshot().state?.invitations ?? null;
    if (given === this.#given) return;
    this.#given = given;
    this.watchDoor().catch(onlyClientErrors);
  }

  #changed(): void {
    this.#now = null;
    this.#watchNew();
    this.#sayFirstWords();
    for (const listener of this.#listeners) listener();
  }
}

/** A connection that ended midway is tried again by the session; anything else is a bug. */
function onlyClientErrors(error: unknown): void {
  if (!(error instanceof ClientError)) throw error;
}
