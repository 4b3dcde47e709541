import {
  type Act,
  type ActId,
  type AnswerFrame,
  NOTHING_BEFORE,
  entryBytes,
  equalBytes,
  readCheckpoint,
  readSigned,
  toHex,
} from "@longtable/protocol";
import { type RoomControl, leafHash, verifyInclusion } from "@longtable/record";
import { type Randomness, entryKey, sealEntry } from "@longtable/room";

import type { Connection } from "./connection.ts";
import type { Device } from "./device.ts";
import { EpochKeys } from "./epoch-keys.ts";
import { ClientError } from "./error.ts";
import type { LocalCopy } from "./local-copy.ts";
import { Outbox, chainOfUnplaced } from "./outbox.ts";
import type { RoomEvent } from "./room-event.ts";
import { RoomReader } from "./room-reader.ts";
import type { PreparedControl, PreparedEpoch } from "./steward.ts";

/** What an open room needs of its device. */
export interface OpenRoomOptions {
  readonly room: Uint8Array;
  readonly device: Device;
  readonly copy: LocalCopy;
  readonly random: Randomness;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Called with each settled batch, in order; the room's state is the fold of all of them. */
  readonly onEvents: (events: readonly RoomEvent[]) => void;
  /** Called once when the record contradicts itself or what was seen before: the room then stops. */
  readonly onAlarm: (error: ClientError) => void;
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
  #isStopped = false;
  /** How many entries' events have been told. */
  #told = 0;
  /** Acts that a node proved it placed, and that this device has not read back yet: not to be sent again. */
  readonly #acknowledged = new Set<string>();
  /** Entries read and not yet under a verified note: kept on disk only once they are. */
  #unsaved: Uint8Array[] = [];

  private constructor(options: OpenRoomOptions, outbox: Outbox) {
    this.#options = options;
    this.#outbox = outbox;
    const self = { member: options.device.signer.publicKey, identity: options.device.identity };
    this.#keys = new EpochKeys(options.copy, self, async (entry, index) => {
      if (this.#connection === null) return null;
      const { room } = options;
      return await this.#connection.ask({ t: "envelope", room, entry, index }, "envelope");
    });
    this.#reader = new RoomReader(options.room, this.#keys);
  }

  /** Opens the room from the local copy alone; `attach` then connects it. */
  static async open(options: OpenRoomOptions): Promise<OpenRoom> {
    const { copy, room, device, random } = options;
    const opened = new OpenRoom(options, await Outbox.open(copy, room, device.signer, random));
    const held = await copy.readRoom(toHex(room));
    if (held.note !== null) {
      await opened.#reader.read(held.entries);
      await opened.#settle(held.note, false);
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

  /** The reader, for seals, proofs and bundles. */
  get reader(): RoomReader {
    return this.#reader;
  }

  /** Acts that may still be placed. */
  get waiting(): Outbox["waiting"] {
    return this.#outbox.waiting;
  }

  /** Catches up over a connection and follows the room from there; sends what waits in the outbox. */
  async attach(connection: Connection): Promise<void> {
    this.#connection = connection;
    const { room } = this.#options;
    let note: Uint8Array | null = null;
    for (;;) {
      const answer = await connection.ask({ t: "read", room, from: this.#reader.size, most: 1000 }, "entries");
      note = answer.note;
      if (answer.entries.length === 0) break;
      const { from, entries } = answer;
      const target = readCheckpoint(note).size;
      await this.#queue(() => this.#take(from, entries, answer.note, from + entries.length === target));
      if (this.#reader.size >= target) break;
    }
    await connection.ask({ t: "watch", room, from: this.#reader.size }, "done");
    void this.flush();
  }

  /** Gives the room a frame that the connection pushed. Others' frames are left alone. */
  push(frame: AnswerFrame): void {
    if (frame.t !== "placed" || !equalBytes(frame.room, this.#options.room)) return;
    const { from, entries, note } = frame;
    const isWhole = readCheckpoint(note).size === from + entries.length;
    void this.#queue(() => this.#take(from, entries, note, isWhole)).catch(() => undefined);
  }

  /** Forgets a connection that has ended. */
  detach(): void {
    this.#connection = null;
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
      if (this.#isStopped)
        throw new ClientError("RECORD_CONTRADICTS", "The room stopped: its record contradicts itself.");
      await this.#nextChange();
    }
  }

  /** Waits until the room has been read and verified up to `size`. */
  async reached(size: number): Promise<void> {
    while (this.#told < size && !this.#isStopped) await this.#nextChange();
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

  /** Sends what waits, one at a time and in order; what an epoch outran is sealed anew. */
  flush(): Promise<void> {
    this.#flushing = this.#flushing.then(() => this.#flush()).catch(() => undefined);
    return this.#flushing;
  }

  async #flush(): Promise<void> {
    const waiting = this.#outbox.waiting.slice();
    for (const unplaced of waiting) {
      if (this.#connection === null || this.#isStopped) return;
      if (!this.#outbox.waiting.includes(unplaced) || this.#acknowledged.has(unplaced.id)) continue;
      await this.#sendUnplaced(unplaced);
    }
  }

  async #sendUnplaced(unplaced: Outbox["waiting"][number]): Promise<void> {
    for (;;) {
      const isPress = this.#reader.control?.kind === "press";
      const current = this.#reader.currentKey;
      if (!isPress && current === null) return;
      try {
        await this.#append(isPress ? openEntryOf(unplaced.signed) : this.#sealed(unplaced, current), []);
        this.#acknowledged.add(unplaced.id);
        return;
      } catch (error) {
        if (!(error instanceof ClientError) || error.code !== "OLD_EPOCH") throw error;
        const outrun = current?.epoch.id;
        while (this.#reader.currentKey?.epoch.id === outrun && !this.#isStopped) await this.#nextChange();
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
    const { size, root } = readCheckpoint(answer.note);
    if (!verifyInclusion(leafHash(entry), answer.seq, size, root, answer.proof)) {
      throw new ClientError("BAD_ANSWER", "The node acknowledged an entry without proving that it placed it.");
    }
    return answer.seq;
  }

  async #take(from: number, entries: readonly Uint8Array[], note: Uint8Array, isWhole: boolean): Promise<void> {
    const fresh = entries.slice(Math.max(0, this.#reader.size - from));
    if (fresh.length === 0 || this.#isStopped) return;
    await this.#reader.read(fresh);
    this.#unsaved.push(...fresh);
    if (!isWhole) return;
    await this.#settle(note, true);
    const start = this.#reader.size - this.#unsaved.length;
    await this.#options.copy.addEntries(toHex(this.#options.room), start, this.#unsaved, note);
    this.#unsaved = [];
  }

  async #settle(note: Uint8Array, isTip: boolean): Promise<void> {
    try {
      const events = await this.#reader.settle(note, isTip);
      const placed = new Set<string>();
      for (const event of events) if (event.kind === "act") placed.add(event.id);
      await this.#outbox.placed(placed);
      for (const id of placed) this.#acknowledged.delete(id);
      this.#options.onEvents(events);
      this.#told = this.#reader.checkpoint?.size ?? 0;
    } catch (error) {
      this.#isStopped = true;
      if (error instanceof ClientError) this.#options.onAlarm(error);
      throw error;
    } finally {
      const changed = this.#changed;
      this.#changed = [];
      for (const resolve of changed) resolve();
    }
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

/** An act in the press room goes as it was signed. */
function openEntryOf(signed: Uint8Array): Uint8Array {
  const { payload, signature } = readSigned(signed);
  return entryBytes({ form: "open", payload, signature });
}
