import { type RefusalCode, type Signer, signCheckpoint } from "@longtable/protocol";
import type { RoomControl } from "@longtable/record";

import type { RoomCommit } from "../store/messages.ts";
import { type Store, failureCode } from "../store/store.ts";
import { type Batch, publish, undo } from "./batch.ts";
import type { PlacedRoom } from "./placed-room.ts";

/** Why a commit failed. Each failure is an object of its own, so that a new one is seen to be new. */
export interface Failure {
  readonly code: RefusalCode;
}

/**
 * The commits on their way to the disk, oldest first. There are at most two, so that the store begins the
 * next where it ends one, while what comes in is gathered for the one after. The store takes them in order
 * and takes none that does not follow on what it has; so when one fails, the one after it fails too, both
 * are undone, and nothing new is sent before that.
 */
export class Commits {
  readonly #store: Store;
  readonly #node: Signer;
  readonly #onEnd: () => void;
  #underWay: (readonly Batch[])[] = [];
  #failure: Failure | null = null;
  #isFailing = false;

  /** `onEnd` is called whenever a commit has ended, either way. */
  constructor(store: Store, node: Signer, onEnd: () => void) {
    this.#store = store;
    this.#node = node;
    this.#onEnd = onEnd;
  }

  /** The newest failure: what was staged before it stands on entries that are undone. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Whether a commit of so many entries may follow now: at once, or behind one that is not much larger. */
  mayFollow(count: number): boolean {
    const [first, second] = this.#underWay;
    if (first === undefined) return true;
    if (second !== undefined || this.#isFailing) return false;
    return 2 * count >= first.reduce((sum, { entries }) => sum + entries.length, 0);
  }

  /** A room's control after all that is under way. */
  controlOf(room: PlacedRoom): RoomControl {
    return this.#batchesOf(room).at(-1)?.control ?? room.control;
  }

  /** The batch under way that has a room's entry at `seq`. */
  batchAt(room: PlacedRoom, seq: number): Batch | undefined {
    return this.#batchesOf(room).find(({ entries }) => entries.some((entry) => entry.seq === seq));
  }

  /** Sends batches to the disk, behind those sent before. Their senders are told what becomes of them. */
  async send(batches: readonly Batch[]): Promise<void> {
    this.#underWay.push(batches);
    try {
      const commits: RoomCommit[] = [];
      for (const batch of batches) commits.push(await this.#checkpoint(batch));
      void this.#store.commit(commits).then(
        () => this.#succeed(batches, commits),
        (error: unknown) => this.#fail(batches, failureCode(error)),
      );
    } catch (error) {
      this.#fail(batches, failureCode(error));
    }
  }

  #succeed(batches: readonly Batch[], commits: readonly RoomCommit[]): void {
    this.#end(batches);
    batches.forEach((batch, index) => publish(batch, commits[index]?.note ?? batch.room.note));
    this.#onEnd();
  }

  #fail(batches: readonly Batch[], code: RefusalCode): void {
    // One that fails because of the one before it fails with that one's code.
    const failure = this.#isFailing && this.#failure !== null ? this.#failure : { code };
    this.#failure = failure;
    this.#isFailing = true;
    this.#end(batches);
    for (const batch of batches) undo(batch, failure.code);
    this.#onEnd();
  }

  #end(batches: readonly Batch[]): void {
    this.#underWay = this.#underWay.filter((one) => one !== batches);
    if (this.#underWay.length === 0) this.#isFailing = false;
  }

  #batchesOf(room: PlacedRoom): readonly Batch[] {
    return this.#underWay.flat().filter((batch) => batch.room === room);
  }

  async #checkpoint({ room: { room, tree }, entries, control: { term } }: Batch): Promise<RoomCommit> {
    const { size } = tree;
    const note = await signCheckpoint({ room, size, root: tree.root(), term }, this.#node);
    return { room, isNew: false, entries, term, size, note };
  }
}
