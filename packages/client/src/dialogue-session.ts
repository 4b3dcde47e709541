import type { OffTheRecord, Presence } from "@longtable/dialogue";
import { type AnswerFrame, type RoomId, type Signer, toHex } from "@longtable/protocol";
import type { RoomControl } from "@longtable/record";
import type { Randomness } from "@longtable/room";

import { type Connection, connect } from "./connection.ts";
import type { Device } from "./device.ts";
import { ClientError } from "./error.ts";
import type { FilePlace } from "./file.ts";
import { LiveRoom } from "./live-room.ts";
import type { LocalCopy } from "./local-copy.ts";
import type { OpenRoom } from "./open-room.ts";
import { owedRevocations } from "./owed-statements.ts";
import { carryStatements } from "./statement-carrier.ts";
import { verdictSize } from "./trusted-verdict.ts";
import type { Heard } from "./whispering.ts";

/** How a session stands with its node. */
export type SessionStatus =
  | { readonly state: "connecting" }
  | { readonly state: "online" }
  /** `retryAt` in milliseconds since 1970; null when it will not be tried again by itself. */
  | { readonly state: "offline"; readonly why: ClientError; readonly retryAt: number | null }
  | { readonly state: "closed" };

/** What a device needs to take part. */
export interface DialogueSessionOptions {
  /** The node's origin, such as `https://talks.example`. */
  readonly origin: string;
  /** The node's key, when it is known: another node at the same address is then refused. */
  readonly node?: Uint8Array;
  readonly device: Device;
  readonly copy: LocalCopy;
  readonly random: Randomness;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Called with each whisper heard in a room. */
  readonly onHeard?: (room: RoomId, heard: Heard) => void;
  /** Called with frames that belong to no open room, such as letters of an invitation's mailbox. */
  readonly onOther?: (frame: AnswerFrame) => void;
}

/** So many entries more than the verdict before: fewer are checked sooner than a verdict is read. */
const WORTH_GIVING = 500;
/** How often it is looked whether a heartbeat is due, and whether somebody has fallen silent. */
const BEAT = 20_000;
/** How long whoever said something of a device has to place it in all rooms itself, in milliseconds. */
const CARRY_PAUSE = 1000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** Refusals that a further try would only repeat. */
const FINAL: ReadonlySet<string> = new Set(["WRONG_NODE"]);

/**
 * One device in its dialogue: a connection that comes back by itself, with growing pauses, and the rooms
 * open on it. Everything goes on from the local copy while there is no connection.
 */
export class DialogueSession {
  readonly #options: DialogueSessionOptions;
  readonly #rooms = new Map<RoomId, LiveRoom>();
  readonly #opening = new Map<RoomId, Promise<LiveRoom>>();
  readonly #listeners = new Set<() => void>();
  #connection: Connection | null = null;
  #status: SessionStatus = { state: "connecting" };
  #pause = FIRST_PAUSE;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #connecting: Promise<void> | null = null;
  #carrying: ReturnType<typeof setTimeout> | null = null;
  /** The rooms' control states when statements were carried last. */
  #carried: readonly (RoomControl | null)[] = [];
  readonly #beats: ReturnType<typeof setInterval>;

  /** Begins to connect at once. */
  constructor(options: DialogueSessionOptions) {
    this.#options = options;
    // A heartbeat that fails is tried again; what is wrong shows where a person does something.
    this.#beats = setInterval(() => void this.beat().catch(() => undefined), BEAT);
    void this.connectNow();
  }

  get device(): Device {
    return this.#options.device;
  }

  /** The connection, while there is one: for control entries and mailboxes. */
  get connection(): Connection | null {
    return this.#connection;
  }

  /** How it stands with the node. The same object until it changes. */
  readonly status = (): SessionStatus => this.#status;

  /** Calls back when the status changes or a room is opened; returns what ends that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** The rooms open here. */
  get rooms(): ReadonlyMap<RoomId, LiveRoom> {
    return this.#rooms;
  }

  /**
   * Opens a room, from the local copy first; it is followed while there is a connection. `author` signs what
   * is done there instead of the device: a press key, in the press room.
   */
  open(room: Uint8Array, author?: Signer): Promise<LiveRoom> {
    const id = toHex(room) as RoomId;
    const there = this.#opening.get(id);
    if (there !== undefined) return there;
    const opening = this.#open(id, room, author);
    this.#opening.set(id, opening);
    opening.catch(() => this.#opening.delete(id));
    return opening;
  }

  async #open(id: RoomId, room: Uint8Array, author?: Signer): Promise<LiveRoom> {
    const { device, copy, random, clock, onHeard } = this.#options;
    const verdict = this.#verdictOn(id);
    const live = await LiveRoom.open({
      room,
      ...(verdict === undefined ? {} : { verdict }),
      device,
      copy,
      random,
      clock,
      ...(author === undefined ? {} : { author }),
      isCompromised: () => this.#owesRevocations(id),
      onHeard: (heard) => onHeard?.(id, heard),
    });
    this.#rooms.set(id, live);
    live.subscribe(() => this.#carrySoon());
    if (this.#connection !== null) await this.#attach(live, this.#connection);
    this.#tell();
    return live;
  }

  /** † Whether a device is in a room that its own head has revoked in another one open here. */
  #owesRevocations(room: RoomId): boolean {
    const control = this.#rooms.get(room)?.record.control ?? null;
    return control !== null && owedRevocations(control, this.#records()).length > 0;
  }

  #records(): readonly OpenRoom[] {
    return [...this.#rooms.values()].map(({ record }) => record);
  }

  /**
   * Carries what heads said of devices into the rooms that do not have it, once whoever said it has had the time to
   * place it everywhere. What waited in a room goes out when it has been placed there.
   */
  #carrySoon(): void {
    if (this.#carrying !== null || this.#connection === null || this.#isClosed()) return;
    const controls = this.#records().map(({ control }) => control);
    if (controls.length === this.#carried.length && controls.every((one, at) => one === this.#carried[at])) return;
    this.#carrying = setTimeout(() => {
      this.#carried = this.#records().map(({ control }) => control);
      void this.#carry().finally(() => {
        this.#carrying = null;
        this.#carrySoon();
      });
    }, CARRY_PAUSE);
  }

  async #carry(): Promise<void> {
    await carryStatements(this.#records(), this.#options.device.signer, this.#options.random);
    for (const record of this.#records()) void record.flush();
  }

  /** Where `putFile` and `getFile` find a room's files, over whatever connection there is by then. */
  filePlace(room: Uint8Array): FilePlace {
    return {
      room,
      connection: async () => {
        await this.online();
        return this.#connection ?? (await this.filePlace(room).connection());
      },
    };
  }

  /** What a device of this delegation found in a room, as a caucus that is open here has it. */
  #verdictOn(room: RoomId): Uint8Array | undefined {
    for (const live of this.#rooms.values()) {
      const { state } = live.snapshot();
      const given = state?.kind === "caucus" ? state.verdicts[room] : undefined;
      if (given !== undefined) return given.verdict;
    }
    return undefined;
  }

  /**
   * Gives this delegation's other devices, in its caucus, what this one found in a room: one that is let in later
   * opens the caucus first and that room without checking every signature again. False where there is nothing
   * worth giving, or no caucus open here.
   */
  async giveVerdict(room: RoomId): Promise<boolean> {
    const live = this.#rooms.get(room);
    const caucus = [...this.#rooms.values()].find((one) => one.snapshot().state?.kind === "caucus");
    if (live === undefined || caucus === undefined || live === caucus) return false;
    const before = this.#verdictOn(room);
    const known = before === undefined ? 0 : verdictSize(before);
    if (live.snapshot().size - known < WORTH_GIVING) return false;
    const verdict = await live.verdict();
    if (verdict === null) return false;
    return (await caucus.act({ type: "verdict.give", room, verdict })).ok;
  }

  /** Says in a room what nobody stores. False when there is no connection, or no such room here. */
  async whisper(room: RoomId, whisper: OffTheRecord | Presence): Promise<boolean> {
    return (await this.#rooms.get(room)?.whisper(whisper)) ?? false;
  }

  /** Places the heartbeats that are due in the rooms open here. Called by itself while the session lasts. */
  async beat(): Promise<void> {
    for (const live of this.#rooms.values()) await live.beat();
    this.#tell();
  }

  /** Tries to connect now instead of at the next time planned. Resolves when that has worked or not. */
  connectNow(): Promise<void> {
    if (this.#connection !== null || this.#status.state === "closed") return Promise.resolve();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#connecting ??= this.#connect().finally(() => (this.#connecting = null));
    return this.#connecting;
  }

  /** Waits for the first or next connection, with every open room caught up. Rejects when none will be tried. */
  async online(): Promise<void> {
    while (this.#status.state !== "online") {
      if (this.#status.state === "closed") throw new ClientError("NO_CONNECTION", "The session was closed here.");
      if (this.#status.state === "offline" && this.#status.retryAt === null) throw this.#status.why;
      await new Promise<void>((resolve) => {
        const stop = this.subscribe(() => {
          stop();
          resolve();
        });
      });
    }
  }

  /** Ends the session. What is unsent stays in the outbox and goes out next time. */
  close(): void {
    this.#setStatus({ state: "closed" });
    clearInterval(this.#beats);
    if (this.#carrying !== null) clearTimeout(this.#carrying);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#connection?.close();
    for (const live of this.#rooms.values()) live.detach();
  }

  async #connect(): Promise<void> {
    this.#setStatus({ state: "connecting" });
    const { origin, node, device, random } = this.#options;
    let connection: Connection | null = null;
    try {
      connection = await connect({
        origin,
        device: device.signer,
        ...(node === undefined ? {} : { node }),
        random,
        onPush: (frame) => this.#push(frame),
        onClose: (why) => this.#lost(new ClientError("NO_CONNECTION", why)),
      });
      if (this.#isClosed()) return connection.close();
      this.#connection = connection;
      for (const live of this.#rooms.values()) await this.#attach(live, connection);
      this.#pause = FIRST_PAUSE;
      this.#setStatus({ state: "online" });
      this.#carried = [];
      this.#carrySoon();
    } catch (error) {
      connection?.close();
      const sentence = "This device could not go on: its own copy failed.";
      this.#lost(error instanceof ClientError ? error : new ClientError("COPY_FAILED", sentence, { cause: error }));
    }
  }

  /** A room that cannot be followed does not keep the others from it; it shows that it is not attached. */
  async #attach(live: LiveRoom, connection: Connection): Promise<void> {
    try {
      await live.attach(connection);
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      live.detach();
      if (error.code === "NO_CONNECTION") throw error;
    }
  }

  #push(frame: AnswerFrame): void {
    const live = "room" in frame ? this.#rooms.get(toHex(frame.room) as RoomId) : undefined;
    if (live === undefined) this.#options.onOther?.(frame);
    else live.push(frame);
  }

  #lost(why: ClientError): void {
    this.#connection = null;
    for (const live of this.#rooms.values()) live.detach();
    if (this.#isClosed()) return;
    if (FINAL.has(why.code)) return this.#setStatus({ state: "offline", why, retryAt: null });
    const pause = this.#pause;
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.connectNow(), pause);
    this.#setStatus({ state: "offline", why, retryAt: this.#options.clock() + pause });
  }

  #isClosed(): boolean {
    return this.#status.state === "closed";
  }

  #setStatus(status: SessionStatus): void {
    if (this.#isClosed()) return;
    this.#status = status;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
