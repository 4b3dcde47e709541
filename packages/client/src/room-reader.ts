import type { RoomEvent } from "@longtable/dialogue";
import {
  type Details,
  type DeviceId,
  type EpochId,
  type SignedCheckpoint,
  type Verdict,
  MOST_REFUSED_IN_VERDICT,
  equalBytes,
  isNoteSignedBy,
  nodeName,
  readControl,
} from "@longtable/protocol";
import { type Epoch, HashTree, type RoomControl, foldControl, leafHash } from "@longtable/record";
import { openDetails } from "@longtable/room";

import { controlEvents } from "./control-events.ts";
import {
  EntryOpener,
  type EpochKeySource,
  type Opening,
  type PendingEntry,
  detailsIn,
  entryIn,
} from "./entry-opener.ts";
import { ClientError } from "./error.ts";
import { People } from "./people.ts";
import { PlacedActs } from "./placed-acts.ts";
import type { RefusedEntry } from "./refused-entry.ts";
import { shownCheckpoint } from "./shown-checkpoint.ts";
import type { GivenVerdict } from "./trusted-verdict.ts";
import { type Found, type TrustedState, VerdictInUse } from "./verdict-in-use.ts";

/** What happened since the last note that held: the input of the dialogue's fold, and what never reaches it. */
export interface Settled {
  readonly events: readonly RoomEvent[];
  readonly refused: readonly RefusedEntry[];
  /** Given once, when what a verdict says was found here, too: the state at that size is still to be compared. */
  readonly trusted: TrustedState | null;
}

/** So many acts are opened, and their signatures checked, at a time. */
const TOGETHER = 128;

/**
 * Reads a room's record from its first entry on: checks tree and checkpoint, folds the control entries,
 * opens what it has keys for, checks every signature and chain, and gives the room's events in order.
 * It trusts nothing but the room id. Two readers given the same entries and keys give the same events.
 */
export class RoomReader {
  readonly room: Uint8Array;
  readonly #keys: EpochKeySource;
  readonly #opener: EntryOpener;
  readonly #verdict: VerdictInUse;
  readonly #acts: PlacedActs;
  readonly #tree = new HashTree();
  readonly #people = new People();
  /** Every entry without effect so far: what a verdict tells. */
  readonly #allRefused: RefusedEntry[] = [];
  #trusted: TrustedState | null = null;
  #pending: PendingEntry[] = [];
  #events: RoomEvent[] = [];
  #refused: RefusedEntry[] = [];
  #control: RoomControl | null = null;
  #checkpoint: SignedCheckpoint | null = null;

  /** With a verdict, signatures up to its size are not checked again where it may stand for them. */
  constructor(room: Uint8Array, keys: EpochKeySource, given: GivenVerdict | null = null) {
    this.room = room;
    this.#keys = keys;
    const verdict = new VerdictInUse(given);
    this.#verdict = verdict;
    this.#opener = new EntryOpener(room, keys, (seq, read, author) => verdict.isSigned(seq, read, author));
    this.#acts = new PlacedActs(room, this.#tree, this.#people);
  }

  /** How many entries have been read. */
  get size(): number {
    return this.#tree.size;
  }

  /** How many of the entries read wait for a key before their events can be told. */
  get held(): number {
    return this.#pending.length;
  }

  /** The room as its control entries have it, or null before the first entry. */
  get control(): RoomControl | null {
    return this.#control;
  }

  /** The newest checkpoint verified here. */
  get checkpoint(): SignedCheckpoint | null {
    return this.#checkpoint;
  }

  /** The tree of what was read: for seals and proofs. */
  get tree(): Pick<HashTree, "root" | "size" | "inclusionProof" | "consistencyProof"> {
    return this.#tree;
  }

  /** The current epoch's key once it is known here. */
  get currentKey(): { readonly epoch: Epoch; readonly key: Uint8Array } | null {
    const epoch = this.#control?.epoch ?? null;
    const key = epoch === null ? undefined : this.#opener.epochKeys.get(epoch.id);
    return epoch === null || key === undefined ? null : { epoch, key };
  }

  /** A device's details as they opened here: what another room needs to take its role over. Null where they did not. */
  detailsOf(device: DeviceId): Details | null {
    return this.#people.of(device)?.details ?? null;
  }

  /** Keys by epoch, as far as this reader has opened them: what a bundle may carry. */
  get openedEpochs(): ReadonlyMap<EpochId, Uint8Array> {
    return this.#opener.epochKeys;
  }

  /**
   * Reads the entries after those read before. Nothing is told of them until `settle`: a long record is
   * read in parts and checked against one note.
   */
  async read(entries: readonly Uint8Array[]): Promise<void> {
    for (const bytes of entries) {
      const seq = this.#tree.size;
      this.#tree.append(leafHash(bytes));
      if (!this.#takeSealed(bytes, seq)) await this.#readControlOf(bytes, seq);
    }
  }

  /**
   * Checks that a note covers exactly what was read, opens it, and gives what happened since the last
   * call. Where a key is owed to this device and is not there yet, the events end before that entry, and
   * go on at a later call. Throws `RECORD_CONTRADICTS` when the note is not the sequencer's or is of other
   * entries; this reader is then of no more use, and its local copy still ends at the last note that held.
   */
  async settle(note: Uint8Array): Promise<Settled> {
    await this.#verify(note);
    const control = this.#control;
    if (control !== null) {
      await this.#verdict.take(control, this.#tree);
      await this.#openPending(control);
      // What is done here next is sealed under it, whether or not anything was.
      if (control.epoch !== null) await this.#opener.keyOf(control, control.epoch);
    }
    const settled = { events: this.#events, refused: this.#refused, trusted: this.#trusted };
    this.#events = [];
    this.#refused = [];
    this.#trusted = null;
    return settled;
  }

  /**
   * What this reader found, for others of its delegation; `state` is the hash of the room folded from its events.
   * Null while something is not read or opened yet, where it was let in without the history, where it took another
   * device's word for signatures, or where too many entries have no effect.
   */
  findings(state: Uint8Array): Omit<Verdict, "v" | "device"> | null {
    const { checkpoint, room } = this;
    const isWhole = checkpoint !== null && checkpoint.size === this.size && this.held === 0;
    const isBlind = this.#allRefused.some(({ code }) => code === "NO_KEY");
    if (!isWhole || isBlind || this.#verdict.restsOnAnother || this.#allRefused.length > MOST_REFUSED_IN_VERDICT)
      return null;
    const { size, root, hash: note } = checkpoint;
    return { room, size, root, note, chains: this.#acts.hash, refused: this.#refusedBefore(size), state };
  }

  #refusedBefore(size: number): [number, string][] {
    return this.#allRefused
      .filter(({ seq }) => seq < size)
      .map(({ seq, code }): [number, string] => [seq, code])
      .toSorted(([a, one], [b, other]) => a - b || (one < other ? -1 : 1));
  }

  /** What was found here up to a verdict's size: nothing that was read on its word holds where that differs. */
  #compareVerdict(): void {
    const found = (size: number): Found => ({ chains: this.#acts.hash, refused: this.#refusedBefore(size) });
    this.#trusted = this.#verdict.compare(found) ?? this.#trusted;
  }

  async #verify(bytes: Uint8Array): Promise<void> {
    const checkpoint = shownCheckpoint(bytes);
    const control = this.#control;
    const size = this.#tree.size;
    if (control === null || !equalBytes(control.room, this.room) || !equalBytes(checkpoint.room, this.room)) {
      throw contradiction("The entries are not those of this room: the first one founds another.");
    }
    if (checkpoint.size !== size || !equalBytes(checkpoint.root, this.#tree.root())) {
      throw contradiction(
        `The node's signed checkpoint of ${checkpoint.size} entries is not that of the ${size} it sent: an entry was altered, dropped or put elsewhere at or before place ${Math.min(size, checkpoint.size) - 1}.`,
      );
    }
    if (
      checkpoint.term !== control.term ||
      !(await isNoteSignedBy(checkpoint.note, nodeName(control.node), control.node))
    ) {
      throw contradiction("The checkpoint is not signed by the node that sequences this room.");
    }
    this.#checkpoint = checkpoint;
  }

  /** Nearly every entry is sealed: it only waits, and no promise is made for it. False for any other. */
  #takeSealed(bytes: Uint8Array, seq: number): boolean {
    if (!beginsAsSealed(bytes)) return false;
    const control = this.#control;
    // Before a founding there is no room for it; `settle` then finds that this is another room.
    if (control !== null) this.#pending.push({ seq, entry: null, bytes, control });
    return true;
  }

  async #readControlOf(bytes: Uint8Array, seq: number): Promise<void> {
    const before = this.#control;
    const entry = entryIn(bytes);
    if (entry === null) return this.#refuse({ seq, code: "UNREADABLE", device: null, act: null });
    if (entry.form !== "control") {
      if (before !== null) this.#pending.push({ seq, entry, bytes, control: before });
      return;
    }
    const outcome = await foldControl(before, seq, bytes);
    if (!outcome.ok) return this.#refuse({ seq, code: "CONTROL_REFUSED", device: null, act: null });
    this.#control = outcome.control;
    this.#keys.note(outcome.control, bytes, seq);
    this.#pending.push({ seq, entry, bytes, control: outcome.control });
  }

  /** Opens what waits, in order, and stops before the first entry whose key is owed and not there. */
  async #openPending(now: RoomControl): Promise<void> {
    for (;;) {
      const part = this.#pending.slice(0, TOGETHER);
      const openings: Opening[] = [];
      for (const pending of part) {
        const opening = this.#opener.open(pending, now);
        const opened = opening instanceof Promise ? await opening : opening;
        if (opened.is === "held") break;
        openings.push(opened);
      }
      for (const [index, opening] of openings.entries()) {
        const pending = part[index];
        if (pending === undefined) continue;
        if (this.#verdict.endsBefore(pending.seq)) this.#compareVerdict();
        await this.#take(pending, opening);
      }
      this.#pending = this.#pending.slice(openings.length);
      if (openings.length < part.length) return;
      if (part.length < TOGETHER) return this.#compareVerdict();
    }
  }

  /** Takes in what an entry opened to. */
  async #take(pending: PendingEntry, opening: Opening): Promise<void> {
    const { seq, control } = pending;
    switch (opening.is) {
      case "held":
        return;
      case "control":
        this.#events.push(...this.#controlEvents(pending));
        return;
      case "refused":
        this.#refuse({ seq, code: opening.code, device: opening.author, act: null });
        return;
      case "act": {
        const isSigned = typeof opening.isSigned === "boolean" ? opening.isSigned : await opening.isSigned;
        const { events, refused } = this.#acts.place(seq, control, opening, isSigned);
        this.#events.push(...events);
        for (const one of refused) this.#refuse(one);
      }
    }
  }

  #controlEvents(pending: PendingEntry): readonly RoomEvent[] {
    const { seq, entry, control } = pending;
    if (entry?.form !== "control") return [];
    const details = detailsIn(pending);
    const key = control.epoch === null ? undefined : this.#opener.epochKeys.get(control.epoch.id);
    const opened = key === undefined || details === null ? [] : (openDetails(details, key, this.room) ?? []);
    return controlEvents(readControl(entry), seq, control, opened, this.#people);
  }

  #refuse(refused: RefusedEntry): void {
    this.#refused.push(refused);
    this.#allRefused.push(refused);
  }
}

/** Whether bytes begin as a sealed entry does: an array of six whose first item is 0. */
function beginsAsSealed(bytes: Uint8Array): boolean {
  return bytes[0] === 0x86 && bytes[1] === 0x00;
}

function contradiction(sentence: string): ClientError {
  return new ClientError("RECORD_CONTRADICTS", sentence);
}
