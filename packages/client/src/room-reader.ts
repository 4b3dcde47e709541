import {
  type ActId,
  type ControlOf,
  type Details,
  type DelegationId,
  type DeviceId,
  type EpochId,
  type Entry,
  type Role,
  type SealedEntry,
  type SignedCheckpoint,
  checkpointText,
  deviceOfChain,
  chainId,
  equalBytes,
  idOf,
  isNoteSignedBy,
  isSignedBy,
  nodeName,
  readAct,
  readCheckpoint,
  readControl,
  readEntry,
  sha256,
  toHex,
  utf8,
  encodeCanonical,
} from "@longtable/protocol";
import { type Epoch, HashTree, type RoomControl, foldControl, leafHash } from "@longtable/record";
import { entryKey, matchDetails, openDetails, openEntry } from "@longtable/room";

import { type Chain, type ChainAct, emptyChain, placeInChain } from "./chain-order.ts";
import { ClientError } from "./error.ts";
import type { EntryRefusal, RoomEvent } from "./room-event.ts";

/** Where a reader's epoch keys come from. */
export interface EpochKeySource {
  /** Told of each control entry that holds, with the room right after it: an envelope may lie there. */
  note(control: RoomControl, bytes: Uint8Array, seq: number): void;
  /** The key of an epoch, or null when this reader is not entitled to it. */
  keyOf(control: RoomControl, epoch: Epoch): Promise<Uint8Array | null>;
}

/** Who a device is, as far as its sealed details could be opened. */
interface Person {
  readonly name: string;
  readonly role: Role;
}

const UNKNOWN_PERSON: Person = { name: "", role: "note-taker" };

interface Pending {
  readonly seq: number;
  readonly entry: Entry;
  /** The epoch that was current where the entry stands. */
  readonly epoch: Epoch | null;
}

/**
 * Reads a room's record from its first entry on: checks tree and checkpoint, folds the control entries,
 * opens what it has keys for, checks every signature and chain, and gives the room's events in order.
 * It trusts nothing but the room id. Two readers given the same entries and keys give the same events.
 */
export class RoomReader {
  readonly room: Uint8Array;
  readonly #keys: EpochKeySource;
  readonly #tree = new HashTree();
  readonly #chains = new Map<string, Chain>();
  readonly #people = new Map<DeviceId, Person>();
  readonly #epochKeys = new Map<EpochId, Uint8Array>();
  readonly #entryKeys = new Map<string, Uint8Array>();
  readonly #rootsSeen = new Map<number, Uint8Array>();
  #pending: Pending[] = [];
  #untold: RoomEvent[] = [];
  #control: RoomControl | null = null;
  #checkpoint: SignedCheckpoint | null = null;

  constructor(room: Uint8Array, keys: EpochKeySource) {
    this.room = room;
    this.#keys = keys;
  }

  /** How many entries have been read. */
  get size(): number {
    return this.#tree.size;
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
    const key = epoch === null ? undefined : this.#epochKeys.get(epoch.id);
    return epoch === null || key === undefined ? null : { epoch, key };
  }

  /** The head of a chain as the record has it: the next `n` and the `prev` it must carry. */
  chainHead(chain: Uint8Array): { readonly next: number; readonly head: Uint8Array } {
    const { next, head } = this.#chains.get(chainId(chain)) ?? emptyChain();
    return { next, head };
  }

  /**
   * Reads the entries after those read before. Nothing is told of them until `settle`: a long record is
   * read in parts and checked against one note.
   */
  async read(entries: readonly Uint8Array[]): Promise<void> {
    for (const bytes of entries) {
      const seq = this.#tree.size;
      this.#tree.append(leafHash(bytes));
      await this.#readControlOf(bytes, seq, this.#untold);
    }
  }

  /**
   * Checks that a note covers exactly what was read, opens it, and gives what happened since the last
   * call. `isTip` says that no more is to come now: what no key opens by then is shown as refused. Throws
   * `RECORD_CONTRADICTS` when the note is not the sequencer's or is of other entries; this reader is then
   * of no more use, and its local copy still ends at the last note that held.
   */
  async settle(note: Uint8Array, isTip: boolean): Promise<readonly RoomEvent[]> {
    await this.#verify(note);
    const events = this.#untold;
    this.#untold = [];
    await this.#open(isTip, events);
    return events;
  }

  async #verify(bytes: Uint8Array): Promise<void> {
    const checkpoint = readCheckpoint(bytes);
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

  async #readControlOf(bytes: Uint8Array, seq: number, events: RoomEvent[]): Promise<void> {
    let entry: Entry;
    try {
      entry = readEntry(bytes);
    } catch {
      events.push(refused(seq, "UNREADABLE", null));
      return;
    }
    if (entry.form !== "control") {
      this.#pending.push({ seq, entry, epoch: this.#control?.epoch ?? null });
      return;
    }
    const before = this.#control;
    const outcome = await foldControl(before, seq, bytes);
    if (!outcome.ok) {
      events.push(refused(seq, "CONTROL_REFUSED", null));
      return;
    }
    this.#control = outcome.control;
    this.#keys.note(outcome.control, bytes, seq);
    if (outcome.entry.kind === "room.found") {
      const { kind, dialogue, rules, delegations } = outcome.control;
      const inRoom = [...delegations.values()].filter((one) => one.inRoom).map((one) => one.id);
      events.push({ kind: "founded", seq, roomKind: kind, dialogue, delegations: inRoom, rules });
      return;
    }
    this.#pending.push({ seq, entry, epoch: outcome.control.epoch });
  }

  /** Opens what waits, in order; stops at what no key opens yet, unless no more entries are to come. */
  async #open(isTip: boolean, events: RoomEvent[]): Promise<void> {
    const control = this.#control;
    if (control === null) return;
    let done = 0;
    for (const pending of this.#pending) {
      const { entry, epoch } = pending;
      const needsKey = entry.form !== "open" && epoch !== null;
      const key = needsKey ? await this.#keyFor(control, epoch) : null;
      if (needsKey && key === null && !isTip) break;
      done++;
      if (entry.form === "control") this.#tellControl(control, pending, key, events);
      else await this.#openAct(control, pending, entry, events);
    }
    this.#pending = this.#pending.slice(done);
  }

  async #keyFor(control: RoomControl, epoch: Epoch): Promise<Uint8Array | null> {
    const known = this.#epochKeys.get(epoch.id);
    if (known !== undefined) return known;
    const key = await this.#keys.keyOf(control, epoch);
    if (key !== null) this.#epochKeys.set(epoch.id, key);
    return key;
  }

  #tellControl(control: RoomControl, pending: Pending, key: Uint8Array | null, events: RoomEvent[]): void {
    const { seq, entry } = pending;
    if (entry.form !== "control") return;
    const said = readControl(entry);
    switch (said.kind) {
      case "room.admit":
      case "room.epoch":
        this.#tellStatements(control, said, seq, key, events);
        if (said.kind === "room.epoch") events.push({ kind: "epoch", seq, reason: said.reason });
        return;
      case "room.seal": {
        const seal = control.seals.find((one) => one.seq === seq);
        if (seal !== undefined) events.push({ kind: "sealed", seq, delegation: seal.delegation, size: seal.size });
        return;
      }
      case "room.found":
      case "room.term":
      case "room.branch":
      case "room.complain":
        return;
    }
  }

  #tellStatements(
    control: RoomControl,
    said: ControlOf<"room.admit"> | ControlOf<"room.epoch">,
    seq: number,
    key: Uint8Array | null,
    events: RoomEvent[],
  ): void {
    const opened: readonly Details[] =
      key === null || said.details === null ? [] : (openDetails(said.details, key, this.room) ?? []);
    for (const device of control.devices.values()) {
      if (device.admittedAt === seq) {
        const person = matchDetails(device.details, opened) ?? UNKNOWN_PERSON;
        this.#people.set(device.id, person);
        const { name, role } = person;
        events.push({ kind: "admitted", seq, device: device.id, delegation: device.delegation, role, name });
      }
      if (device.revokedAt === seq) events.push({ kind: "revoked", seq, device: device.id });
    }
  }

  async #openAct(control: RoomControl, pending: Pending, entry: Entry, events: RoomEvent[]): Promise<void> {
    const { seq, epoch } = pending;
    if (entry.form === "sealed") {
      const device = deviceOfChain(entry.chain).id;
      const outcome = this.#openSealed(control, entry, seq, epoch);
      if (typeof outcome === "string") return void events.push(refused(seq, outcome, device));
      return await this.#take(control, outcome, entry.chain, seq, events);
    }
    if (entry.form === "control") return;
    if (control.kind !== "press") return void events.push(refused(seq, "WRONG_ROOM", null));
    await this.#take(control, encodeCanonical([entry.payload, entry.signature]), null, seq, events);
  }

  #openSealed(control: RoomControl, entry: SealedEntry, seq: number, epoch: Epoch | null): Uint8Array | EntryRefusal {
    if (!equalBytes(entry.room, this.room)) return "WRONG_ROOM";
    const device = control.devices.get(deviceOfChain(entry.chain).id);
    if (device === undefined || device.admittedAt >= seq) return "NOT_ADMITTED";
    if (device.revokedAt !== null && device.revokedAt < seq) return "REVOKED";
    if (epoch === null || !equalBytes(entry.epoch, epoch.hash)) return "OLD_EPOCH";
    const epochKey = this.#epochKeys.get(epoch.id);
    if (epochKey === undefined) return "NO_KEY";
    const cacheId = epoch.id + chainId(entry.chain);
    let key = this.#entryKeys.get(cacheId);
    if (key === undefined) {
      key = entryKey(epochKey, entry.chain);
      this.#entryKeys.set(cacheId, key);
    }
    return openEntry(entry, key) ?? "DOES_NOT_OPEN";
  }

  async #take(
    control: RoomControl,
    signed: Uint8Array,
    chain: Uint8Array | null,
    seq: number,
    events: RoomEvent[],
  ): Promise<void> {
    let read: ReturnType<typeof readAct>;
    try {
      read = readAct(signed);
    } catch {
      return void events.push(refused(seq, "UNREADABLE", chain === null ? null : deviceOfChain(chain).id));
    }
    const act = read.value;
    const author = deviceOfChain(act.chain);
    const isPlaced = equalBytes(act.room, this.room) && (chain === null || equalBytes(chain, act.chain));
    if (!isPlaced) return void events.push(refused(seq, "WRONG_ROOM", author.id));
    if (chain === null && !pressDelegation(control, author.key)) {
      return void events.push(refused(seq, "NOT_ADMITTED", author.id));
    }
    if (!(await isSignedBy("act", read, author.key))) return void events.push(refused(seq, "BAD_SIGNATURE", author.id));
    if (!this.#isSeenHere(control, act.seenSize, act.seen, seq)) {
      return void events.push(refused(seq, "SEEN_ELSEWHERE", author.id));
    }
    const id = chainId(act.chain);
    const placed = placeInChain(this.#chains.get(id) ?? emptyChain(), { hash: sha256(signed), act });
    this.#chains.set(id, placed.chain);
    switch (placed.placing.result) {
      case "taken":
        for (const taken of placed.placing.acts) events.push(this.#actEvent(control, taken, seq));
        return;
      case "fork":
        return void events.push(refused(seq, "FORK", author.id));
      case "broken":
        return void events.push(refused(seq, "BROKEN_CHAIN", author.id));
      case "waiting":
      case "again":
        return;
    }
  }

  /** Whether the checkpoint an author had verified is one of this very record (PROTOCOL.md §5). */
  #isSeenHere(control: RoomControl, size: number, seen: Uint8Array, seq: number): boolean {
    if (size === 0) return seen.every((byte) => byte === 0);
    if (size > seq) return false;
    let hash = this.#rootsSeen.get(size);
    if (hash === undefined) {
      const root = this.#tree.root(size);
      hash = sha256(utf8(checkpointText({ room: this.room, size, root, term: control.term })));
      this.#rootsSeen.set(size, hash);
    }
    return equalBytes(hash, seen);
  }

  #actEvent(control: RoomControl, taken: ChainAct, seq: number): RoomEvent {
    const { act, hash } = taken;
    const { id: device, key } = deviceOfChain(act.chain);
    const delegation = control.devices.get(device)?.delegation ?? pressDelegation(control, key);
    const { name, role } = this.#people.get(device) ?? { name: "", role: "head" };
    return {
      kind: "act",
      id: idOf<ActId>(hash),
      seq,
      device,
      delegation: delegation ?? (toHex(key) as DelegationId),
      role,
      name,
      at: act.at,
      seen: act.seenSize,
      act: act.act,
    };
  }
}

function pressDelegation(control: RoomControl, key: Uint8Array): DelegationId | null {
  for (const delegation of control.delegations.values()) {
    if (equalBytes(delegation.press, key)) return delegation.id;
  }
  return null;
}

function refused(seq: number, code: EntryRefusal, device: DeviceId | null): RoomEvent {
  return { kind: "refused", seq, code, device };
}

function contradiction(sentence: string): ClientError {
  return new ClientError("RECORD_CONTRADICTS", sentence);
}
