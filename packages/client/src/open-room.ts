import {
  type Act,
  type ActId,
  type AnswerFrame,
  type Details,
  type DeviceId,
  LARGEST_FRAME,
  NOTHING_BEFORE,
  type Signer,
  entryBytes,
  equalBytes,
  idOf,
  readSigned,
  toHex,
} from "@longtable/protocol";
import { type Evidence, type RoomControl, findContradiction, leafHash, verifyInclusion } from "@longtable/record";
import { type Randomness, entryKey, sealEntry } from "@longtable/room";

import { Complaints, prepareComplaint } from "./complaints.ts";
import type { Connection } from "./connection.ts";
import type { Device } from "./device.ts";
import { EpochKeys } from "./epoch-keys.ts";
import { ClientError } from "./error.ts";
import type { LocalCopy } from "./local-copy.ts";
import { Outbox, chainOfUnplaced } from "./outbox.ts";
import type { EntryRefusal } from "./refused-entry.ts";
import { RoomReader, type Settled } from "./room-reader.ts";
import { shownCheckpoint } from "./shown-checkpoint.ts";
import type { PreparedControl, PreparedEpoch } from "./steward.ts";

/** Refusals of what the node may take later as it is. */
const PASSING: ReadonlySet<string> = new Set(["FROZEN", "DISK_FULL", "UNAVAILABLE", "TOO_MANY"]);
/** How long what the node did not take waits before it is sent again, in milliseconds. */
const RETRY_PAUSE = 2000;

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
  #connection: Connection | null = null;
  #work: Promise<void> = Promise.resolve();
  #flushing: Promise<void> = Promise.resolve();
  #changed: (() => void)[] = [];
  /** Why the room stopped, once it has. */
  #stopped: ClientError | null = null;
  readonly #complaints: Complaints;
  /** How many entries' events have been told. */
  #told = 0;
  /** Acts that a node proved it placed, and that this device has not read back yet: not to be sent again. */
  readonly #acknowledged = new Set<string>();
  #evidence: Evidence | null = null;
  #retry: ReturnType<typeof setTimeout> | null = null;
  /** The newest note that held. */
  #note: Uint8Array | null = null;
  /** Entries read and not yet under a verified note: kept on disk only once they are. */
  #unsaved: Uint8Array[] = [];

  private constructor(options: OpenRoomOptions, outbox: Outbox) {
    this.#options = options;
    this.#outbox = outbox;
    const self = { member: options.device.signer.publicKey, identity: options.device.identity };
    this.#complaints = new Complaints(self.member);
    this.#keys = new EpochKeys(
      options.copy,
      self,
      (entry, index) => this.#fetchEnvelope(entry, index),
      (epoch, reason) => {
        this.#complaints.add({ epoch, reason });
        void this.flush();
      },
    );
    const { verdict, device } = options;
    const reader = idOf<DeviceId>(device.signer.publicKey);
    this.#reader = new RoomReader(options.room, this.#keys, verdict === undefined ? null : { verdict, reader });
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
    this.#connection = connection;
    await this.#show(connection);
    await this.#catchUp(connection);
    this.#complaints.reconnected();
    await connection.ask({ t: "watch", room: this.#options.room, from: this.#reader.size }, "done");
    await this.#queue(() => this.#openHeld());
    void this.flush();
  }

  /**
   * Shows the node the newest checkpoint verified here, which a node whose store was restored asks of each
   * delegation before it signs again; and gives back the entries that it has lost, if it has.
   */
  async #show(connection: Connection): Promise<void> {
    const { room, copy } = this.#options;
    const note = this.#note;
    const size = this.#reader.checkpoint?.size ?? 0;
    if (note === null) return;
    let from = size;
    let entries: Uint8Array[] = [];
    try {
      for (;;) {
        const shown = await connection.ask({ t: "show", room, note, from, entries }, "shown");
        // One that takes nothing of what it is given is left to what `#catchUp` finds.
        if (shown.size >= size || (entries.length > 0 && shown.size <= from)) return;
        from = shown.size;
        entries = partOf((await copy.readRoom(toHex(room))).entries.slice(from, size));
      }
    } catch (error) {
      if (!(error instanceof ClientError) || error.code === "NO_CONNECTION") throw error;
    }
  }

  /**
   * Compares a checkpoint of what this device has read already with what it has read. One that differs stops
   * the room; where the node signed both, that is evidence, and is kept.
   */
  async #compare(note: Uint8Array): Promise<void> {
    const { control, tree, checkpoint } = this.#reader;
    const own = this.#note;
    const other = shownCheckpoint(note);
    if (control === null || own === null || checkpoint === null || other.size > checkpoint.size) return;
    if (equalBytes(tree.root(other.size), other.root)) return;
    this.#evidence ??= await findContradiction(control.node, { note: own, tree }, { note, tree });
    const sentence =
      this.#evidence === null
        ? `A checkpoint of ${other.size} entries came that is not this record's, and that its node did not sign.`
        : `The node signed two records: this device has verified another one up to ${other.size} entries than it shows now. The proof is kept.`;
    this.#stop(new ClientError("RECORD_CONTRADICTS", sentence));
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
    this.#connection = null;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
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
    const seq = await this.#append(entry, envelopes);
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

  /** Sends what waits, complaints first, one at a time and in order; what an epoch outran is sealed anew. */
  flush(): Promise<void> {
    this.#flushing = this.#flushing
      .then(() => this.#flush())
      .catch((error: unknown) => {
        const mayPass = error instanceof ClientError && PASSING.has(error.code);
        if (!mayPass || this.#retry !== null || this.#connection === null || this.#hasStopped) return;
        this.#retry = setTimeout(() => {
          this.#retry = null;
          void this.flush();
        }, RETRY_PAUSE);
      });
    return this.#flushing;
  }

  async #flush(): Promise<void> {
    if (this.#connection === null || this.#hasStopped) return;
    await this.#complain();
    const waiting = this.#outbox.waiting.slice();
    for (const unplaced of waiting) {
      if (this.#connection === null || this.#hasStopped) return;
      if (!this.#outbox.waiting.includes(unplaced) || this.#acknowledged.has(unplaced.id)) continue;
      await this.#sendUnplaced(unplaced);
    }
  }

  async #sendUnplaced(unplaced: Outbox["waiting"][number]): Promise<void> {
    for (;;) {
      const isPress = this.#reader.control?.kind === "press";
      const current = this.#reader.currentKey;
      // † What waits may still be placed: under the epoch that brings the revocation here.
      if (!isPress && (current === null || this.isCompromised)) return;
      try {
        await this.#append(isPress ? openEntryOf(unplaced.signed) : this.#sealed(unplaced, current), []);
        this.#acknowledged.add(unplaced.id);
        return;
      } catch (error) {
        if (!(error instanceof ClientError) || error.code !== "OLD_EPOCH") throw error;
        const outrun = current?.epoch.id;
        while (this.#reader.currentKey?.epoch.id === outrun && !this.#hasStopped) await this.#nextChange();
      }
    }
  }

  #sealed(unplaced: Outbox["waiting"][number], current: RoomReader["currentKey"]): Uint8Array {
    if (current === null) throw new ClientError("NO_KEY", "This device has no key of the room's current epoch.");
    const chain = chainOfUnplaced(unplaced);
    const place = { room: this.#options.room, epoch: current.epoch.hash, chain };
    return entryBytes(sealEntry(unplaced.signed, place, entryKey(current.key, chain), this.#options.random));
  }

  /** Appends and checks the answer: the note is a checkpoint of this room and the entry is in its tree. */
  async #append(entry: Uint8Array, envelopes: readonly Uint8Array[]): Promise<number> {
    const connection = this.#connection;
    if (connection === null) throw new ClientError("NO_CONNECTION", "There is no connection to the node now.");
    const { room } = this.#options;
    const answer = await connection.ask({ t: "append", room, entry, envelopes: [...envelopes] }, "appended");
    const { size, root } = shownCheckpoint(answer.note);
    if (!verifyInclusion(leafHash(entry), answer.seq, size, root, answer.proof)) {
      throw new ClientError("BAD_ANSWER", "The node acknowledged an entry without proving that it placed it.");
    }
    return answer.seq;
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
      for (const id of placed) this.#acknowledged.delete(id);
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
        (await this.#connection?.ask({ t: "envelope", room: this.#options.room, entry, index }, "envelope")) ?? null
      );
    } catch (error) {
      // Without it the room waits at this place; it is asked for again when more is read.
      if (error instanceof ClientError) return null;
      throw error;
    }
  }

  /** † Says in the record that the envelope made for this device is not good: another member may wrap anew. */
  async #complain(): Promise<void> {
    const { control } = this.#reader;
    const { room, device } = this.#options;
    for (const complaint of control === null ? [] : this.#complaints.due(control)) {
      try {
        await this.#append(await prepareComplaint(room, complaint, device.signer), []);
      } catch (error) {
        // Another epoch came between, or this device is out: what the room is now is on its way here.
        if (!(error instanceof ClientError) || error.code !== "CONTROL_REFUSED") throw error;
      }
      this.#complaints.answered(complaint);
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

/** The first of these entries, as many as fit into one frame. */
function partOf(entries: readonly Uint8Array[]): Uint8Array[] {
  let bytes = 0;
  const end = entries.findIndex((entry, index) => index >= 1000 || (bytes += entry.length) > LARGEST_FRAME / 2);
  return entries.slice(0, end < 0 ? entries.length : Math.max(1, end));
}

/** An act in the press room goes as it was signed. */
function openEntryOf(signed: Uint8Array): Uint8Array {
  const { payload, signature } = readSigned(signed);
  return entryBytes({ form: "open", payload, signature });
}
