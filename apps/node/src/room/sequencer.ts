import { type DeviceId, type RefusalCode, type Signer, sha256, signCheckpoint, toHex } from "@longtable/protocol";
import { HashTree, foldControl, leafHash } from "@longtable/record";

import { LIMITS } from "../limits.ts";
import { type Store, failureCode } from "../store/store.ts";
import { type Answer, type AppendAnswer, type Batch, emptyBatch, stage, undo } from "./batch.ts";
import { Commits, type Failure } from "./commits.ts";
import type { Freeze } from "./freeze.ts";
import { judgeEntry } from "./judge.ts";
import { type PlacedRoom, type Watcher, leafKey } from "./placed-room.ts";

interface Waiting {
  readonly room: PlacedRoom;
  readonly bytes: Uint8Array;
  readonly envelopes: readonly Uint8Array[];
  readonly sender: DeviceId;
  readonly answer: Answer;
}

/**
 * Places entries: whatever waits goes into one transaction with one checkpoint a room, and only when that
 * is on the disk is anything answered or sent (PROTOCOL.md §4).
 */
export class Sequencer {
  readonly #store: Store;
  readonly #node: Signer;
  readonly #rooms: Map<string, PlacedRoom>;
  readonly #freeze: Freeze;
  /** Foundings on their way to the disk, by room id in hex: the same one sent twice founds one room. */
  readonly #founding = new Map<string, Promise<AppendAnswer>>();
  readonly #commits: Commits;
  #queue: Waiting[] = [];
  #waitingBytes = 0;
  #isStaging = false;

  constructor(store: Store, node: Signer, rooms: Map<string, PlacedRoom>, freeze: Freeze) {
    this.#store = store;
    this.#node = node;
    this.#rooms = rooms;
    this.#freeze = freeze;
    this.#commits = new Commits(store, node, () => this.#goOn());
  }

  /** Places an entry, or says why not. */
  append(
    room: PlacedRoom,
    bytes: Uint8Array,
    envelopes: readonly Uint8Array[],
    sender: DeviceId,
  ): Promise<AppendAnswer> {
    const isFull = this.#queue.length >= LIMITS.waitingAppends || this.#waitingBytes >= LIMITS.waitingBytes;
    if (isFull) return Promise.resolve(no("TOO_MANY"));
    return new Promise((answer) => {
      const waiting = { room, bytes, envelopes, sender, answer };
      this.#queue.push(waiting);
      this.#waitingBytes += sizeOf(waiting);
      this.#goOn();
    });
  }

  /** Founds a room with its first entry. */
  async found(bytes: Uint8Array): Promise<AppendAnswer> {
    if (this.#freeze.isAny) return no("FROZEN");
    const outcome = await foldControl(null, 0, bytes);
    if (!outcome.ok) return no("CONTROL_REFUSED", `${outcome.sentence} (${outcome.code})`);
    const { control } = outcome;
    if (toHex(control.node) !== toHex(this.#node.publicKey)) return no("WRONG_TERM");
    const id = toHex(control.room);
    const there = this.#rooms.get(id);
    if (there !== undefined) return alreadyAt(there, 0);
    if (this.#rooms.size + this.#founding.size >= LIMITS.rooms) return no("TOO_MANY");
    const founding = this.#founding.get(id) ?? this.#commitFounding(control, bytes);
    this.#founding.set(id, founding);
    try {
      return await founding;
    } finally {
      this.#founding.delete(id);
    }
  }

  async #commitFounding(control: PlacedRoom["control"], bytes: Uint8Array): Promise<AppendAnswer> {
    const { room } = control;
    const tree = new HashTree();
    const leaf = leafHash(bytes);
    tree.append(leaf);
    try {
      const note = await signCheckpoint({ room, size: 1, root: tree.root(), term: 0 }, this.#node);
      const entry = { seq: 0, bytes, leaf, isControl: true, hash: null, envelopes: [] };
      await this.#store.commit([{ room, isNew: true, entries: [entry], term: 0, size: 1, note }]);
      const placeOf = new Map([[leafKey(leaf), 0]]);
      const placed = { room, tree, placeOf, watchers: new Set<Watcher>(), enveloped: new Set<string>() };
      this.#rooms.set(toHex(room), { ...placed, control, size: 1, note });
      return { ok: true, seq: 0, note, proof: [] };
    } catch (error) {
      return no(failureCode(error));
    }
  }

  /** Places what waits, once all that has come in is read: the first of many is not committed alone. */
  #goOn(): void {
    if (this.#isStaging || this.#queue.length === 0 || !this.#commits.mayFollow(this.#queue.length)) return;
    this.#isStaging = true;
    setImmediate(() => {
      void this.#place().finally(() => {
        this.#isStaging = false;
        this.#goOn();
      });
    });
  }

  async #place(): Promise<void> {
    const waiting = this.#queue.slice(0, LIMITS.batch);
    this.#queue = this.#queue.slice(LIMITS.batch);
    const batches = new Map<PlacedRoom, Batch>();
    const { failure } = this.#commits;
    for (const one of waiting) {
      this.#waitingBytes -= sizeOf(one);
      await this.#stage(one, batches, failure).catch((error: unknown) => one.answer(no(failureCode(error))));
    }
    // † What was judged before its room froze is not signed after that.
    const isFrozen = ({ room }: Batch): boolean => this.#freeze.isFrozen(room.control.id);
    for (const batch of batches.values()) if (isFrozen(batch)) undo(batch, "FROZEN");
    const staged = [...batches.values()].filter((batch) => !isFrozen(batch));
    const newest = this.#commits.failure;
    if (newest !== failure && newest !== null) for (const batch of staged) undo(batch, newest.code);
    else if (staged.length > 0) await this.#commits.send(staged);
  }

  async #stage(waiting: Waiting, batches: Map<PlacedRoom, Batch>, failure: Failure | null): Promise<void> {
    const { room, bytes, envelopes, sender, answer } = waiting;
    if (this.#freeze.isFrozen(room.control.id)) return answer(no("FROZEN"));
    const leaf = leafHash(bytes);
    const there = room.placeOf.get(leafKey(leaf));
    if (there !== undefined && there < room.size) return answer(alreadyAt(room, there));
    if (there !== undefined) {
      const holding = this.#commits.batchAt(room, there) ?? batches.get(room);
      if (holding === undefined) return answer(no("UNAVAILABLE"));
      holding.placed.push({ seq: there, answer });
      return;
    }
    const batch = batches.get(room) ?? emptyBatch(room, this.#commits.controlOf(room));
    const judgement = await judgeEntry(batch.control, room.tree.size, { bytes, envelopes }, sender);
    // What failed meanwhile has taken away what this was judged to follow.
    const newest = this.#commits.failure;
    if (newest !== failure && newest !== null) return answer(no(newest.code));
    if (!judgement.ok) return answer(judgement);
    // It froze meanwhile, and may have taken back entries that this was not judged after.
    if (this.#freeze.isFrozen(room.control.id)) return answer(no("FROZEN"));
    batches.set(room, batch);
    const { isControl, control } = judgement;
    const hash = envelopes.length > 0 ? sha256(bytes) : null;
    stage(batch, { seq: room.tree.size, bytes, leaf, isControl, hash, envelopes }, control, answer);
  }
}

/** The answer for bytes that are placed already: proved under the committed note, not under one to come. */
function alreadyAt({ note, tree, size }: PlacedRoom, seq: number): AppendAnswer {
  return { ok: true, seq, note, proof: tree.inclusionProof(seq, size) };
}

function sizeOf({ bytes, envelopes }: Waiting): number {
  return envelopes.reduce((sum, envelope) => sum + envelope.length, bytes.length);
}

function no(code: RefusalCode, why = ""): AppendAnswer {
  return { ok: false, code, why };
}
