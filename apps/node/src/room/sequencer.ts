import {
  type DeviceId,
  type RefusalCode,
  type Signer,
  frameBytes,
  sha256,
  signCheckpoint,
  toHex,
} from "@longtable/protocol";
import { HashTree, foldControl, leafHash } from "@longtable/record";

import { LIMITS } from "../limits.ts";
import type { RoomCommit, StoredEntry } from "../store/messages.ts";
import { type Store, StoreError } from "../store/store.ts";
import { judgeEntry } from "./judge.ts";
import { type PlacedRoom, leafKey } from "./placed-room.ts";

/** Where an entry was placed, with the checkpoint that covers it and the proof that it does. */
export type AppendAnswer =
  | { readonly ok: true; readonly seq: number; readonly note: Uint8Array; readonly proof: readonly Uint8Array[] }
  | { readonly ok: false; readonly code: RefusalCode; readonly why: string };

interface Waiting {
  readonly room: PlacedRoom;
  readonly bytes: Uint8Array;
  readonly envelopes: readonly Uint8Array[];
  readonly sender: DeviceId;
  readonly answer: (answer: AppendAnswer) => void;
}

interface Batch {
  readonly room: PlacedRoom;
  readonly from: number;
  readonly before: PlacedRoom["control"];
  readonly entries: StoredEntry[];
  readonly placed: { readonly seq: number; readonly answer: Waiting["answer"] }[];
}

/**
 * Places entries: whatever waits goes into one transaction with one checkpoint a room, and only when that
 * is on the disk is anything answered or sent (PROTOCOL.md §4). One commit is under way at a time.
 */
export class Sequencer {
  readonly #store: Store;
  readonly #node: Signer;
  readonly #rooms: Map<string, PlacedRoom>;
  readonly #isFrozen: () => boolean;
  #queue: Waiting[] = [];
  #isRunning = false;

  constructor(store: Store, node: Signer, rooms: Map<string, PlacedRoom>, isFrozen: () => boolean) {
    this.#store = store;
    this.#node = node;
    this.#rooms = rooms;
    this.#isFrozen = isFrozen;
  }

  /** Places an entry, or says why not. */
  append(
    room: PlacedRoom,
    bytes: Uint8Array,
    envelopes: readonly Uint8Array[],
    sender: DeviceId,
  ): Promise<AppendAnswer> {
    if (this.#isFrozen()) return Promise.resolve(no("FROZEN"));
    if (this.#queue.length >= LIMITS.waitingAppends) return Promise.resolve(no("TOO_MANY"));
    return new Promise((answer) => {
      this.#queue.push({ room, bytes, envelopes, sender, answer });
      if (!this.#isRunning) void this.#run();
    });
  }

  /** Founds a room with its first entry. */
  async found(bytes: Uint8Array): Promise<AppendAnswer> {
    if (this.#isFrozen()) return no("FROZEN");
    const outcome = await foldControl(null, 0, bytes);
    if (!outcome.ok) return no("CONTROL_REFUSED", `${outcome.sentence} (${outcome.code})`);
    const id = toHex(outcome.control.room);
    if (toHex(outcome.control.node) !== toHex(this.#node.publicKey)) return no("WRONG_TERM");
    const there = this.#rooms.get(id);
    if (there !== undefined) return { ok: true, seq: 0, note: there.note, proof: there.tree.inclusionProof(0) };
    const tree = new HashTree();
    const leaf = leafHash(bytes);
    tree.append(leaf);
    const { room } = outcome.control;
    const note = await signCheckpoint({ room, size: 1, root: tree.root(), term: 0 }, this.#node);
    const entry = { seq: 0, bytes, leaf, isControl: true, hash: null, envelopes: [] };
    try {
      await this.#store.commit([{ room, isNew: true, entries: [entry], term: 0, size: 1, note }]);
    } catch (error) {
      return no(failureCode(error));
    }
    const placeOf = new Map([[leafKey(leaf), 0]]);
    this.#rooms.set(id, { room, tree, placeOf, watchers: new Set(), control: outcome.control, note });
    return { ok: true, seq: 0, note, proof: [] };
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#queue.length > 0) {
      const waiting = this.#queue.slice(0, LIMITS.batch);
      this.#queue = this.#queue.slice(LIMITS.batch);
      const batches = new Map<PlacedRoom, Batch>();
      for (const one of waiting) await this.#stage(one, batches);
      await this.#commit([...batches.values()].filter(({ entries }) => entries.length > 0));
    }
    this.#isRunning = false;
  }

  async #stage(waiting: Waiting, batches: Map<PlacedRoom, Batch>): Promise<void> {
    const { room, bytes, envelopes, sender, answer } = waiting;
    const leaf = leafHash(bytes);
    const key = leafKey(leaf);
    let batch = batches.get(room);
    const there = room.placeOf.get(key);
    if (there !== undefined) {
      if (batch !== undefined && there >= batch.from) batch.placed.push({ seq: there, answer });
      else answer({ ok: true, seq: there, note: room.note, proof: room.tree.inclusionProof(there) });
      return;
    }
    const seq = room.tree.size;
    const judgement = await judgeEntry(room.control, seq, bytes, sender);
    if (!judgement.ok) return answer(judgement);
    if (envelopes.length > 0 && !judgement.isControl) return answer(no("BAD_ENTRY"));
    if (batch === undefined) {
      batch = { room, from: seq, before: room.control, entries: [], placed: [] };
      batches.set(room, batch);
    }
    room.tree.append(leaf);
    room.placeOf.set(key, seq);
    room.control = judgement.control;
    const hash = envelopes.length > 0 ? sha256(bytes) : null;
    batch.entries.push({ seq, bytes, leaf, isControl: judgement.isControl, hash, envelopes });
    batch.placed.push({ seq, answer });
  }

  async #commit(batches: readonly Batch[]): Promise<void> {
    if (batches.length === 0) return;
    try {
      const commits = await Promise.all(batches.map((batch) => this.#checkpoint(batch)));
      await this.#store.commit(commits);
      batches.forEach((batch, index) => publish(batch, commits[index]?.note ?? batch.room.note));
    } catch (error) {
      for (const batch of batches) undo(batch, failureCode(error));
    }
  }

  async #checkpoint({ room, entries }: Batch): Promise<RoomCommit> {
    const { size } = room.tree;
    const { term } = room.control;
    const note = await signCheckpoint({ room: room.room, size, root: room.tree.root(), term }, this.#node);
    return { room: room.room, isNew: false, entries, term, size, note };
  }
}

/** After the commit: answers the senders, then tells the watchers, with one encoding for all of them. */
function publish(batch: Batch, note: Uint8Array): void {
  const { room, from, entries, placed } = batch;
  room.note = note;
  for (const { seq, answer } of placed) answer({ ok: true, seq, note, proof: room.tree.inclusionProof(seq) });
  if (room.watchers.size === 0) return;
  const frame = frameBytes({ t: "placed", room: room.room, from, entries: entries.map(({ bytes }) => bytes), note });
  for (const watcher of room.watchers) watcher.placed(room, from, frame);
}

/** After a failed commit: the room is as it was, and each sender is told that nothing was taken. */
function undo(batch: Batch, code: RefusalCode): void {
  const { room, from, before, entries, placed } = batch;
  for (const { leaf } of entries) room.placeOf.delete(leafKey(leaf));
  room.tree.truncate(from);
  room.control = before;
  for (const { answer } of placed) answer(no(code));
}

function failureCode(error: unknown): RefusalCode {
  return error instanceof StoreError && error.failure === "DISK_FULL" ? "DISK_FULL" : "UNAVAILABLE";
}

function no(code: RefusalCode, why = ""): AppendAnswer {
  return { ok: false, code, why };
}
