import {
  type Author,
  type Refusal,
  type RoomEvent,
  type RoomState,
  admittedDevices,
  currentSession,
  get,
  mayAct,
  stateHash,
} from "@longtable/dialogue";
import {
  type Act,
  type ActId,
  type AnswerFrame,
  type DeviceId,
  type RoomId,
  fromHex,
  idOf,
  signVerdict,
} from "@longtable/protocol";
import type { OffTheRecord, Presence } from "@longtable/dialogue";

import type { Connection } from "./connection.ts";
import type { OpenAt } from "./convergence.ts";
import type { Head } from "./delegation-keys.ts";
import { ClientError } from "./error.ts";
import { KeptFiles } from "./kept-files.ts";
import { OpenRoom, type OpenRoomOptions } from "./open-room.ts";
import { FoldedRoom } from "./folded-room.ts";
import {
  NOT_WATCHING,
  type Sign,
  type Watch,
  hearing,
  isHeartbeatDue,
  signOf,
  stopWatching,
  watchFrom,
} from "./heartbeat.ts";
import { OwnVerdicts, verdictDiffers } from "./own-verdicts.ts";
import type { Settled } from "./room-reader.ts";
import type { SealCheck } from "./seal-checks.ts";
import { NOT_HERE, type NotHere, type RefusedAct, type RoomSnapshot, refusalIn, waitingAct } from "./room-snapshot.ts";
import { prepareSeal } from "./steward.ts";
import { type Heard, Whispering } from "./whispering.ts";

/** What a live room needs beside what an open one does. */
export interface LiveRoomOptions extends Omit<OpenRoomOptions, "onSettled" | "onAlarm"> {
  /** Called with each whisper heard: presence, words off the record. Kept nowhere. */
  readonly onHeard?: (heard: Heard) => void;
}

/**
 * A room on a device with its dialogue folded: what is shown, what may be done, what waits to be placed.
 * `subscribe` and `snapshot` fit React's `useSyncExternalStore`.
 */
export class LiveRoom {
  readonly #options: LiveRoomOptions;
  readonly #verdicts: OwnVerdicts;
  #folded = new FoldedRoom();
  #keptFiles: KeptFiles;
  readonly #listeners = new Set<() => void>();
  #open: OpenRoom | null = null;
  #whispering: Whispering | null = null;
  #connection: Connection | null = null;
  #watch: Watch = NOT_WATCHING;
  #alarm: ClientError | null = null;
  #snapshot: RoomSnapshot | null = null;

  private constructor(options: LiveRoomOptions) {
    this.#options = options;
    this.#verdicts = new OwnVerdicts(options);
    this.#keptFiles = this.#noFiles();
  }

  /** Opens a room from the device's local copy; `attach` then follows it over a connection. */
  static async open(options: LiveRoomOptions): Promise<LiveRoom> {
    const live = new LiveRoom(options);
    const verdict = await live.#verdicts.choose(options.verdict ?? null);
    live.#open = await live.#begin(verdict);
    // What did not hold is checked whole, from the first entry on.
    if (live.#open === null || live.#alarm?.code === "VERDICT_DIFFERS") live.#open = await live.#begin(null);
    live.#whispering = new Whispering(live.#room.chain, options.device.signer, options.random);
    return live;
  }

  /** Opens the room from its first entry on; null where a verdict did not hold. */
  async #begin(verdict: Uint8Array | null): Promise<OpenRoom | null> {
    this.#folded = new FoldedRoom();
    this.#keptFiles = this.#noFiles();
    this.#alarm = null;
    const { verdict: _, ...options } = this.#options;
    const onAlarm = (error: ClientError): void => {
      this.#alarm = error;
      if (error.code === "VERDICT_DIFFERS") void this.#verdicts.forget();
      this.#changed();
    };
    const onSettled = (settled: Settled, size: number): void => {
      const holds = this.#folded.take(settled, size);
      const acted = settled.events.flatMap((event) => (event.kind === "act" ? [event.delegation] : []));
      this.#watch = hearing(this.#watch, acted, this.#options.clock());
      this.#keptFiles.take(settled.events, this.#connection !== null);
      if (this.#connection !== null) this.#keptFiles.say(this.#connection);
      if (!holds) return onAlarm(verdictDiffers());
      this.#changed();
      void this.#keepVerdict();
    };
    try {
      return await OpenRoom.open({ ...options, ...(verdict === null ? {} : { verdict }), onSettled, onAlarm });
    } catch (error) {
      if (!(error instanceof ClientError) || error.code !== "VERDICT_DIFFERS") throw error;
      return null;
    }
  }

  #noFiles(): KeptFiles {
    return new KeptFiles(this.#options.room, idOf<DeviceId>(this.#options.device.signer.publicKey));
  }

  async #keepVerdict(): Promise<void> {
    if (this.#open === null || this.#alarm !== null || !this.#verdicts.isDue(this.#folded.size)) return;
    await this.#verdicts.keep(await this.verdict());
  }

  /** What this device found in the record, signed, for other devices of its delegation; null while it cannot say. */
  async verdict(): Promise<Uint8Array | null> {
    const { state } = this.#folded;
    if (state === null || state.kind === "press" || this.#alarm !== null || this.author === null) return null;
    const findings = this.#room.reader.findings(fromHex(stateHash(state)));
    return findings === null ? null : await signVerdict(findings, this.#options.device.signer);
  }

  /** The room below: for control entries, proofs and bundles. */
  get #room(): OpenRoom {
    if (this.#open === null) throw new TypeError("A live room is made by LiveRoom.open.");
    return this.#open;
  }

  /** The room below: for control entries, proofs and bundles. */
  get record(): OpenRoom {
    return this.#room;
  }

  get room(): RoomId {
    return idOf<RoomId>(this.#options.room);
  }

  /** All that happened, in order. Grows at the end; `snapshot().told` says how far it has grown. */
  get events(): readonly RoomEvent[] {
    return this.#folded.events;
  }

  /** What was open in this room's texts, over its record. Grows at the end. */
  get convergence(): readonly OpenAt[] {
    return this.#folded.convergence.course;
  }

  /** The room now. The same object until something changes. */
  readonly snapshot = (): RoomSnapshot => {
    this.#snapshot ??= {
      room: this.room,
      state: this.#folded.state,
      control: this.#open?.control ?? null,
      size: this.#folded.size,
      told: this.#folded.events.length,
      held: this.#open?.reader.held ?? 0,
      trusted: this.#folded.trusted,
      refused: this.#folded.refused.slice(),
      waiting: (this.#open?.waiting ?? []).map(waitingAct),
      seals: this.#folded.seals.all,
      isAttached: this.#connection !== null,
      alarm: this.#alarm,
    };
    return this.#snapshot;
  };

  /** Calls back after each change; returns what ends that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Who this device is in the room; null while it is not admitted. */
  get author(): Author | null {
    const signer = this.#options.author ?? this.#options.device.signer;
    const device = idOf<DeviceId>(signer.publicKey);
    const admitted = this.#folded.state === null ? undefined : get(this.#folded.state.devices, device);
    if (admitted === undefined || admitted.revokedAt !== null) return null;
    const { delegation, role, name } = admitted;
    return { device, delegation, role, name };
  }

  /** Whether an act would take effect if it were placed next: what a button asks before it is offered. */
  mayAct(act: Act): { readonly ok: true } | Refusal | NotHere {
    const { author } = this;
    if (this.#folded.state === null || author === null) return NOT_HERE;
    return mayAct(this.#folded.state, author, act);
  }

  /**
   * Does an act: asks `mayAct` first and, where it may be, signs it and keeps it in the outbox until the
   * record has it. What others place meanwhile can still refuse it: it then stands in `state.refused`.
   */
  async act(act: Act): Promise<{ readonly ok: true; readonly id: ActId } | Refusal | NotHere> {
    const may = this.mayAct(act);
    return may.ok ? { ok: true, id: await this.sign(act) } : may;
  }

  /** Does an act and waits until the record has it: what has no effect there is refused here, with its sentence. */
  async place(act: Act): Promise<{ readonly ok: true; readonly id: ActId } | RefusedAct | NotHere> {
    const done = await this.act(act);
    if (!done.ok) return done;
    await this.#room.settled();
    return refusalIn(this.snapshot(), done.id) ?? done;
  }

  /** Signs an act and keeps it in the outbox without asking whether it may be: the record then says. */
  async sign(act: Act): Promise<ActId> {
    const id = await this.#room.act(act);
    this.#changed();
    return id;
  }

  /** Follows the room over a connection. */
  async attach(connection: Connection): Promise<void> {
    this.#connection = connection;
    await this.#room.attach(connection);
    this.#watch = watchFrom(this.#watch, this.#options.clock());
    this.#keptFiles.say(connection);
    this.#changed();
  }

  /** Goes on from the local copy alone: the connection has ended. */
  detach(): void {
    this.#connection = null;
    this.#watch = stopWatching(this.#watch);
    this.#room.detach();
    this.#changed();
  }

  /**
   * Places this delegation's heartbeat when it is due and it is this device's turn; whether it did. Only while a
   * meeting is on: a line or a group always is, a table while a session of a round is open.
   */
  async beat(): Promise<boolean> {
    const { author } = this;
    const { state } = this.#folded;
    if (state === null || author === null || !isMeeting(state)) return false;
    const devices = admittedDevices(state).filter((one) => one.delegation === author.delegation);
    const turn = devices.findIndex(({ device }) => device === author.device);
    if (!isHeartbeatDue(this.#watch, author.delegation, turn, this.#options.clock())) return false;
    return (await this.act({ type: "heartbeat" })).ok;
  }

  /** What this device can say of each delegation's presence now. Silence is an alarm while a meeting is on only. */
  signs(): { readonly isMeeting: boolean; readonly delegations: readonly Sign[] } {
    const { state } = this.#folded;
    if (state === null) return { isMeeting: false, delegations: [] };
    const now = this.#options.clock();
    const delegations = state.delegations.map((delegation) => signOf(this.#watch, delegation, now));
    return { isMeeting: isMeeting(state), delegations };
  }

  /** Gives the room a frame that the connection pushed. */
  push(frame: AnswerFrame): void {
    if (frame.t === "whisper") void this.#hear(frame.box);
    else this.#room.push(frame);
  }

  /** Says something that nobody stores: heard by who is here now. False when there is no way to say it. */
  async whisper(whisper: OffTheRecord | Presence): Promise<boolean> {
    const { control, reader } = this.#room;
    const key = reader.currentKey?.key;
    if (this.#connection === null || control === null || key === undefined || this.#whispering === null) return false;
    if (this.#room.isCompromised) return false;
    const box = await this.#whispering.box(whisper, { control, key }, this.#options.clock());
    this.#connection.whisper(this.#options.room, box);
    return true;
  }

  /**
   * A head seals what this device has verified: the checkpoint and the state it folds to. Resolves with the
   * seal's place. Waits for this device's own acts first, so that none of them is left outside.
   */
  async seal(head: Head): Promise<number> {
    await this.#room.settled();
    const { checkpoint, held } = this.#room.reader;
    if (checkpoint === null || this.#folded.state === null || held > 0) {
      throw new ClientError("NOT_IN_ROOM", "This device has not read the whole room yet: seal it when it has.");
    }
    const { size, root, hash } = checkpoint;
    const over = { size, root, note: hash, state: fromHex(stateHash(this.#folded.state)) };
    const entry = await prepareSeal(this.#options.room, over, head);
    return await this.#room.place({ entry, envelopes: [] });
  }

  /**
   * A second head seals exactly what another one did, after this device has come to the same state by
   * itself: `SEAL_DIFFERS` otherwise, and nothing is signed.
   */
  async sealWith(seal: SealCheck, head: Head): Promise<number> {
    const placed = this.#room.control?.seals.find((one) => one.seq === seal.seq);
    if (placed === undefined || !seal.agrees) {
      throw new ClientError("SEAL_DIFFERS", "This device comes to another state than the one that was sealed.");
    }
    const { size, root, note, state } = placed;
    const entry = await prepareSeal(this.#options.room, { size, root, note, state }, head);
    return await this.#room.place({ entry, envelopes: [] });
  }

  async #hear(box: Uint8Array): Promise<void> {
    const { control, reader } = this.#room;
    const key = reader.currentKey?.key;
    if (control === null || key === undefined || this.#whispering === null) return;
    const heard = await this.#whispering.hear(box, { control, key });
    if (heard !== null) this.#options.onHeard?.(heard);
  }

  #changed(): void {
    this.#snapshot = null;
    for (const listener of this.#listeners) listener();
  }
}

/** Whether delegations are expected to be here: at a table in a round's open session, in other shared rooms always. */
function isMeeting(state: RoomState): boolean {
  if (state.kind !== "table" && state.kind !== "group" && state.kind !== "line") return false;
  const session = currentSession(state);
  return session?.state === "open" && session.kind !== "intersessional";
}
