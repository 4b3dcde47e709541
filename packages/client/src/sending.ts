import { type Signer, entryBytes, readSigned } from "@longtable/protocol";
import { leafHash, verifyInclusion } from "@longtable/record";
import { type Randomness, entryKey, sealEntry } from "@longtable/room";

import { type Complaint, Complaints, prepareComplaint } from "./complaints.ts";
import type { Connection } from "./connection.ts";
import { ClientError } from "./error.ts";
import { type Outbox, chainOfUnplaced } from "./outbox.ts";
import type { RoomReader } from "./room-reader.ts";
import { shownCheckpoint } from "./shown-checkpoint.ts";

/** Refusals of what the node may take later as it is. */
const PASSING: ReadonlySet<string> = new Set(["FROZEN", "DISK_FULL", "UNAVAILABLE", "TOO_MANY"]);
/** How long what the node did not take waits before it is sent again, in milliseconds. */
const RETRY_PAUSE = 2000;

/** What is sent, and what it depends on in the room. */
export interface SendingOptions {
  readonly room: Uint8Array;
  readonly device: Signer;
  readonly outbox: Outbox;
  readonly reader: RoomReader;
  readonly random: Randomness;
  /** Whether a device is in the room that is known to be revoked: then nothing is sealed for it to read. */
  readonly isCompromised: () => boolean;
  readonly hasStopped: () => boolean;
  /** Resolves when more of the room was read. */
  readonly nextChange: () => Promise<void>;
}

/** What a device sends into one room: its complaints, and what waits in its outbox, until a node has proved it placed. */
export class Sending {
  readonly #options: SendingOptions;
  readonly #complaints: Complaints;
  #connection: Connection | null = null;
  #flushing: Promise<void> = Promise.resolve();
  #retry: ReturnType<typeof setTimeout> | null = null;
  /** Acts that the node proved it placed, over this connection, and that were not read back yet: not to be sent again. */
  #acknowledged = new Set<string>();
  /** The same of an earlier connection, until the room is caught up: a node restored since may have lost them. */
  #formerly: ReadonlySet<string> = new Set();

  constructor(options: SendingOptions) {
    this.#options = options;
    this.#complaints = new Complaints(options.device.publicKey);
  }

  /** The connection that is sent over; null while there is none. */
  get connection(): Connection | null {
    return this.#connection;
  }

  /** Sends over a connection from now on. */
  attach(connection: Connection): void {
    this.#connection = connection;
    this.#formerly = new Set([...this.#formerly, ...this.#acknowledged]);
    this.#acknowledged = new Set();
  }

  /** The room has been read as the node has it: what it does not have by now goes out, also where it once proved it. */
  caughtUp(): void {
    this.#complaints.reconnected();
    // Where something waits for a key, what this device did may be among it.
    if (this.#options.reader.held === 0) this.#formerly = new Set();
    void this.flush();
  }

  /** Forgets a connection that has ended. */
  detach(): void {
    this.#connection = null;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }

  /** † Says in the record that the envelope made for this device is not good: another member may wrap anew. */
  complain(complaint: Complaint): void {
    this.#complaints.add(complaint);
    void this.flush();
  }

  /** These acts were read back. */
  readBack(ids: ReadonlySet<string>): void {
    for (const id of ids) this.#acknowledged.delete(id);
  }

  /** Sends what waits, complaints first, one at a time and in order; what an epoch outran is sealed anew. */
  flush(): Promise<void> {
    this.#flushing = this.#flushing
      .then(() => this.#flush())
      .catch((error: unknown) => {
        const mayPass = error instanceof ClientError && PASSING.has(error.code);
        if (!mayPass || this.#retry !== null || this.#isIdle) return;
        this.#retry = setTimeout(() => {
          this.#retry = null;
          void this.flush();
        }, RETRY_PAUSE);
      });
    return this.#flushing;
  }

  /** Appends and checks the answer: the note is a checkpoint of this room and the entry is in its tree. Gives its place. */
  async append(entry: Uint8Array, envelopes: readonly Uint8Array[]): Promise<number> {
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

  get #isIdle(): boolean {
    return this.#connection === null || this.#options.hasStopped();
  }

  async #flush(): Promise<void> {
    if (this.#isIdle) return;
    await this.#sendComplaints();
    const { outbox } = this.#options;
    for (const unplaced of outbox.waiting.slice()) {
      if (this.#isIdle) return;
      const { id } = unplaced;
      if (!outbox.waiting.includes(unplaced) || this.#acknowledged.has(id) || this.#formerly.has(id)) continue;
      await this.#sendUnplaced(unplaced);
    }
  }

  async #sendComplaints(): Promise<void> {
    const { room, device, reader } = this.#options;
    for (const complaint of reader.control === null ? [] : this.#complaints.due(reader.control)) {
      try {
        await this.append(await prepareComplaint(room, complaint, device), []);
      } catch (error) {
        // Another epoch came between, or this device is out: what the room is now is on its way here.
        if (!(error instanceof ClientError) || error.code !== "CONTROL_REFUSED") throw error;
      }
      this.#complaints.answered(complaint);
    }
  }

  async #sendUnplaced(unplaced: Outbox["waiting"][number]): Promise<void> {
    const { reader, isCompromised, hasStopped, nextChange } = this.#options;
    for (;;) {
      const isPress = reader.control?.kind === "press";
      const current = reader.currentKey;
      // † What waits may still be placed: under the epoch that brings the revocation here.
      if (!isPress && (current === null || isCompromised())) return;
      try {
        await this.append(isPress ? openEntryOf(unplaced.signed) : this.#sealed(unplaced, current), []);
        this.#acknowledged.add(unplaced.id);
        return;
      } catch (error) {
        if (!(error instanceof ClientError) || error.code !== "OLD_EPOCH") throw error;
        const outrun = current?.epoch.id;
        while (reader.currentKey?.epoch.id === outrun && !hasStopped()) await nextChange();
      }
    }
  }

  #sealed(unplaced: Outbox["waiting"][number], current: RoomReader["currentKey"]): Uint8Array {
    if (current === null) throw new ClientError("NO_KEY", "This device has no key of the room's current epoch.");
    const { room, random } = this.#options;
    const chain = chainOfUnplaced(unplaced);
    const place = { room, epoch: current.epoch.hash, chain };
    return entryBytes(sealEntry(unplaced.signed, place, entryKey(current.key, chain), random));
  }
}

/** An act in the press room goes as it was signed. */
function openEntryOf(signed: Uint8Array): Uint8Array {
  const { payload, signature } = readSigned(signed);
  return entryBytes({ form: "open", payload, signature });
}
