import {
  type Act,
  type ActId,
  type AnswerFrame,
  type Details,
  type DeviceId,
  NOTHING_BEFORE,
  type Signer,
  equalBytes,
  idOf,
  toHex,
} from "@longtable/protocol";
import type { Evidence, RoomControl } from "@longtable/record";
import type { Randomness } from "@longtable/room";

import type { Connection } from "./connection.ts";
import type { Device } from "./device.ts";
import { EpochKeys } from "./epoch-keys.ts";
import { ClientError } from "./error.ts";
import type { LocalCopy } from "./local-copy.ts";
import { Outbox } from "./outbox.ts";
import type { EntryRefusal } from "./refused-entry.ts";
import { RoomReader, type Settled } from "./room-reader.ts";
import { Sending } from "./sending.ts";
import { shownCheckpoint } from "./shown-checkpoint.ts";
import { contradictionWith, showVerified } from "./shown-record.ts";
import type { PreparedControl, PreparedEpoch } from "./steward.ts";

/** Refusals after which no later act of the same chain has an effect. */
const LEADS_NOWHERE: ReadonlySet<EntryRefusal> = new Set<EntryRefusal>(["FORK", "BROKEN_CHAIN"]);

/** What an open room needs of its device. */
export interface OpenRoomOptions {
  readonly room: Uint8Array;
  readonly device: Device;
  /** Signs what is done here in place of the device: the press key, in the press room. */
  readonly author?: Signer;
  readonly copy: LocalCopy;
  readonly random: Randomness;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** What another device of this delegation found: it stands for the signatures that it says were checked. */
  readonly verdict?: Uint8Array;
  /**
   * Called with each settled batch, in order, and with the number of entries verified by then; the room's
   * state is the fold of all their events.
   */
  readonly onSettled: (settled: Settled, size: number) => void;
  /**
   * Called once when the room stops: the record contradicts itself or what was seen before, or this device
   * cannot keep its copy.
   */
  readonly onAlarm: (error: ClientError) => void;
  /** Whether a device is in the room that is known to be revoked: then nothing is sealed for it to read. */
  readonly isCompromised?: () => boolean;
}

/**
 * A room open on a device: reads from the local copy first, then from a node; verifies, opens, tells what
 * happened; and keeps what the device does in an outbox until the record has it.
 */
export class OpenRoom {
  readonly #options: OpenRoomOptions;
  readonly #reader: RoomReader;
  readonly #keys: EpochKeys;
  readonly #outbox: Outbox;
  readonly #sending: Sending;
  #work: Promise<void> = Promise.resolve();
  #changed: (() => void)[] = [];
  /** Why the room stopped, once it has. */
  #stopped: ClientError | null = null;
  /** How many entries' events have been told. */
  #told = 0;
  #evidence: Evidence | null = null;
  /** The newest note that held. */
  #note: Uint8Array | null = null;
  /** Entries read and not yet under a verified note: kept on disk only once they are. */
  #unsaved: Uint8Array[] = [];

  private constructor(options: OpenRoomOptions, outbox: Outbox) {
    this.#options = options;
    this.#outbox = outbox;
    const self = { member: options.device.signer.publicKey, identity: options.device.identity };
    this.#keys = new EpochKeys(
      options.copy,
      self,
      (entry, index) => this.#fetchEnvelope(entry, index),
      (epoch, reason) => this.#sending.complain({ epoch, reason }),
    );
    const { verdict, device } = options;
    const reader = idOf<DeviceId>(device.signer.publicKey);
    this.#reader = new RoomReader(options.room, this.#keys, verdict === undefined ? null : { verdict, reader });
    this.#sending = new Sending({
      room: options.room,
      device: device.signer,
      outbox,
      reader: this.#reader,
      random: options.random,
      isCompromised: () => this.isCompromised,
      hasStopped: () => this.#hasStopped,
      nextChange: () => this.#nextChange(),
    });
  }

  /** Opens the room from the local copy alone; `attach` then connects it. */
  static async open(options: OpenRoomOptions): Promise<OpenRoom> {
    const { copy, room, device, random } = options;
    const opened = new OpenRoom(options, await Outbox.open(copy, room, options.author ?? device.signer, random));
    const held = await copy.readRoom(toHex(room));
    if (held.note !== null) {
      await opened.#reader.read(held.entries);
      await opened.#settle(held.note);
    }
    return opened;
  }

  /** The room as its control entries have it. Null until its first entry is read. */
  get control(): RoomControl | null {
    return this.#reader.control;
  }

  /** How many entries this device has read and verified. */
  get size(): number {
    return this.#reader.size;
  }

  /** Whether a device is in this room that its own head has revoked in another: acts and whispers wait until it is out. */
  get isCompromised(): boolean {
    return this.#options.isCompromised?.() ?? false;
  }

  /** A device's details as they opened here; null where they did not. */
  detailsOf(device: DeviceId): Details | null {
    return this.#reader.detailsOf(device);
  }

  /** The reader, for seals, proofs and bundles. */
  get reader(): RoomReader {
    return this.#reader;
  }

  /** The chain that this opening of the room signs with. */
  get chain(): Uint8Array {
    return this.#outbox.chain;
  }

  /** Acts that may still be placed. */
  get waiting(): Outbox["waiting"] {
    return this.#outbox.waiting;
  }

  /** Catches up over a connection and follows the room from there; sends what waits in the outbox. */
  async attach(connection: Connection): Promise<void> {
    this.#sending.attach(connection);
    const { room, copy } = this.#options;
    const size = this.#reader.checkpoint?.size ?? 0;
    if (this.#note !== null) await showVerified({ room, note: this.#note, size }, copy, connection);
    await this.#catchUp(connection);
    await connection.ask({ t: "watch", room, from: this.#reader.size }, "done");
    await this.#queue(() => this.#openHeld());
    this.#sending.caughtUp();
  }

  /** Stops the room where a checkpoint contradicts what was read; where the node signed both, that is kept. */
  async #compare(note: Uint8Array): Promise<void> {
    const found = await contradictionWith(this.#reader, this.#note, note);
    if (found === null) return;
    this.#evidence ??= found.evidence;
    this.#stop(found.error);
  }

  /** The newest note that held; null before there is one. */
  get note(): Uint8Array | null {
    return this.#note;
  }

  /** Proof that the node signed two records of this room, once it has shown both here; null otherwise. */
  get evidence(): Evidence | null {
    return this.#evidence;
  }

  async #catchUp(connection: Connection): Promise<void> {
    const { room } = this.#options;
    while (!this.#hasStopped) {
      const asked = this.#reader.size;
      const { from, entries, note } = await connection.ask({ t: "read", room, from: asked, most: 1000 }, "entries");
      const { size } = shownCheckpoint(note);
      await this.#compare(note);
      if (this.#hasStopped) return;
      if (size < asked) {
        this.#stop(
          new ClientError(
            "RECORD_CONTRADICTS",
            `The node now holds ${size} entries, and this device has verified ${asked}: the node was set back.`,
          ),
        );
        return;
      }
      if (entries.length === 0) return;
      await this.#queue(() => this.#take(from, entries, note, from + entries.length === size));
      if (this.#reader.size >= size) return;
    }
  }

  /** Gives the room a frame that the connection pushed. Others' frames are left alone. */
  push(frame: AnswerFrame): void {
    if (frame.t !== "placed" || !equalBytes(frame.room, this.#options.room)) return;
    const { from, entries, note } = frame;
    void this.#queue(async () => {
      await this.#compare(note);
      await this.#take(from, entries, note, shownCheckpoint(note).size === from + entries.length);
    }).catch((error: unknown) => this.#stop(error));
  }

  /** Forgets a connection that has ended. */
  detach(): void {
    this.#sending.detach();
  }

  /** Does an act: signed and kept at once, sent as soon as there is a connection. Returns its id. */
  async act(act: Act): Promise<ActId> {
    const seen = this.#reader.checkpoint;
    const basis = seen === null ? { size: 0, hash: NOTHING_BEFORE } : { size: seen.size, hash: seen.hash };
    const { id } = await this.#outbox.add(act, basis, this.#options.clock());
    void this.flush();
    return id as ActId;
  }

  /** Waits until the outbox is empty: every act done here is in the record as this device verified it. */
  async settled(): Promise<void> {
    while (this.#outbox.waiting.length > 0) {
      if (this.#stopped !== null) throw this.#stopped;
      await this.#nextChange();
    }
  }

  /** Waits until the room has been read and verified up to `size`. */
  async reached(size: number): Promise<void> {
    while (this.#told < size && !this.#hasStopped) await this.#nextChange();
  }

  /** Sends a prepared control entry; resolves with its place, when this device has read it there. */
  async place(prepared: PreparedControl): Promise<number> {
    const { entry, envelopes } = prepared;
    const seq = await this.#sending.append(entry, envelopes);
    await this.reached(seq + 1);
    return seq;
  }

  /** Begins a prepared epoch and keeps its key once the entry's inclusion is verified. */
  async begin(prepared: PreparedEpoch): Promise<void> {
    await this.place(prepared);
    const { control } = this.#reader;
    const epoch = control?.epoch ?? null;
    if (control !== null && epoch !== null) await this.#keys.keep(control.id, epoch.id, prepared.key);
  }

  /** Sends what waits, complaints first, one at a time and in order. */
  flush(): Promise<void> {
    return this.#sending.flush();
  }

  async #take(from: number, entries: readonly Uint8Array[], note: Uint8Array, isWhole: boolean): Promise<void> {
    if (this.#hasStopped) return;
    if (from > this.#reader.size) throw new ClientError("BAD_ANSWER", "The node left out entries it should have sent.");
    const fresh = entries.slice(this.#reader.size - from);
    if (fresh.length === 0) return;
    await this.#reader.read(fresh);
    this.#unsaved.push(...fresh);
    if (!isWhole) return;
    await this.#settle(note);
  }

  /** Opens what waited for a key that could not be had without a connection. */
  async #openHeld(): Promise<void> {
    const note = this.#note;
    if (!this.#hasStopped && this.#reader.held > 0 && note !== null && this.#unsaved.length === 0) {
      await this.#settle(note);
    }
  }

  async #settle(note: Uint8Array): Promise<void> {
    try {
      const settled = await this.#reader.settle(note);
      await this.#keep(note);
      const placed = new Set<string>();
      for (const event of settled.events) if (event.kind === "act") placed.add(event.id);
      for (const { code, act } of settled.refused) {
        if (act === null) continue;
        placed.add(act.id);
        if (LEADS_NOWHERE.has(code)) this.#outbox.leaveChain(act.chain);
      }
      await this.#outbox.placed(placed);
      this.#sending.readBack(placed);
      this.#note = note;
      this.#told = this.#reader.checkpoint?.size ?? 0;
      this.#options.onSettled(settled, this.#told);
    } catch (error) {
      this.#stop(error);
      throw error;
    } finally {
      this.#tellChange();
    }
  }

  /**
   * Keeps what the note covers, before anything is told of it or leaves the outbox: wherever this device stops,
   * an act that was done on it is in its copy of the record or waits to be sent, also where the node loses it.
   */
  async #keep(note: Uint8Array): Promise<void> {
    if (this.#unsaved.length === 0) return;
    const start = this.#reader.size - this.#unsaved.length;
    await this.#options.copy.addEntries(toHex(this.#options.room), start, this.#unsaved, note);
    this.#unsaved = [];
  }

  /** Nothing more is read or sent: whoever uses the room is told why, once. */
  #stop(error: unknown): void {
    if (this.#hasStopped) return;
    const sentence = "This device could not go on with the room: its own copy failed.";
    this.#stopped = error instanceof ClientError ? error : new ClientError("COPY_FAILED", sentence, { cause: error });
    this.#options.onAlarm(this.#stopped);
    this.#tellChange();
  }

  #tellChange(): void {
    const changed = this.#changed;
    this.#changed = [];
    for (const resolve of changed) resolve();
  }

  async #fetchEnvelope(entry: Uint8Array, index: number) {
    try {
      return (
        (await this.#sending.connection?.ask({ t: "envelope", room: this.#options.room, entry, index }, "envelope")) ??
        null
      );
    } catch (error) {
      // Without it the room waits at this place; it is asked for again when more is read.
      if (error instanceof ClientError) return null;
      throw error;
    }
  }

  get #hasStopped(): boolean {
    return this.#stopped !== null;
  }

  #queue(step: () => Promise<void>): Promise<void> {
    const done = this.#work.then(step);
    this.#work = done.catch(() => undefined);
    return done;
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => this.#changed.push(resolve));
  }
}
