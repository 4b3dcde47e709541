import type { ActEvent, RoomEvent } from "@longtable/dialogue";
import {
  type ActId,
  type ChainId,
  type DelegationId,
  type Details,
  type DeviceId,
  type Entry,
  type SealedEntry,
  type EpochId,
  type SignedAct,
  type SignedCheckpoint,
  MOST_REFUSED_IN_VERDICT,
  NOTHING_BEFORE,
  type ReadAct,
  type Verdict,
  chainId,
  chainsHash,
  checkpointText,
  deviceOfChain,
  encodeCanonical,
  equalBytes,
  fromHex,
  idOf,
  isNoteSignedBy,
  isSignedBy,
  nodeName,
  readAct,
  readControl,
  readEntry,
  sha256,
  toHex,
  utf8,
} from "@longtable/protocol";
import { type Epoch, HashTree, type RoomControl, foldControl, leafHash, Chain, type ChainAct } from "@longtable/record";
import { entryKey, openDetails, openEntry } from "@longtable/room";

import type { EpochKeyAnswer } from "./epoch-keys.ts";
import { ClientError } from "./error.ts";
import { People } from "./people.ts";
import { verdictDiffers } from "./own-verdicts.ts";
import type { ActRefusal, EntryRefusal, RefusedEntry } from "./refused-entry.ts";
import { shownCheckpoint } from "./shown-checkpoint.ts";
import { type GivenVerdict, type JudgedVerdict, judgeVerdict, verdictSize } from "./trusted-verdict.ts";

/** Where a reader's epoch keys come from. */
export interface EpochKeySource {
  /** Told of each control entry that holds, with the room right after it: an envelope may lie there. */
  note(control: RoomControl, bytes: Uint8Array, seq: number): void;
  /** The key of an epoch, or why there is none. */
  keyOf(control: RoomControl, epoch: Epoch): Promise<EpochKeyAnswer>;
}

/** What happened since the last note that held: the input of the dialogue's fold, and what never reaches it. */
export interface Settled {
  readonly events: readonly RoomEvent[];
  readonly refused: readonly RefusedEntry[];
  /** Given once, when what a verdict says was found here, too: the state at that size is still to be compared. */
  readonly trusted: TrustedState | null;
}

/** The size up to which a verdict stood for the signatures, and the state hash that it names there. */
export interface TrustedState {
  readonly size: number;
  readonly state: Uint8Array;
}

interface Pending {
  readonly seq: number;
  /** Null for a sealed entry, which is read from its bytes when it is opened and not kept twice until then. */
  readonly entry: Entry | null;
  readonly bytes: Uint8Array;
  /** The room at this place: right after a control entry, right before any other. */
  readonly control: RoomControl;
}

/** An opened act whose author's signature is being checked. */
interface OpenedAct {
  readonly act: SignedAct;
  readonly chain: ChainId;
  readonly hash: Uint8Array;
  readonly author: DeviceId;
  readonly isSigned: boolean | Promise<boolean>;
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
  readonly #tree = new HashTree();
  readonly #chains = new Map<string, Chain>();
  readonly #people = new People();
  readonly #epochKeys = new Map<EpochId, Uint8Array>();
  readonly #entryKeys = new Map<string, Uint8Array>();
  readonly #rootsSeen = new Map<number, Uint8Array>();
  /** Every entry without effect so far: what a verdict tells. */
  readonly #allRefused: RefusedEntry[] = [];
  #given: GivenVerdict | null;
  /** The verdict that stands for signatures now; null once its size was reached and it held. */
  #verdict: (JudgedVerdict & { readonly ok: true }) | null = null;
  #trusted: TrustedState | null = null;
  /** Whether signatures were taken on the word of a device that is not this one. */
  #restsOnAnother = false;
  #pending: Pending[] = [];
  #events: RoomEvent[] = [];
  #refused: RefusedEntry[] = [];
  #control: RoomControl | null = null;
  #checkpoint: SignedCheckpoint | null = null;

  /** With a verdict, signatures up to its size are not checked again where it may stand for them. */
  constructor(room: Uint8Array, keys: EpochKeySource, verdict: GivenVerdict | null = null) {
    this.room = room;
    this.#keys = keys;
    this.#given = verdict;
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
    const key = epoch === null ? undefined : this.#epochKeys.get(epoch.id);
    return epoch === null || key === undefined ? null : { epoch, key };
  }

  /** A device's details as they opened here: what another room needs to take its role over. Null where they did not. */
  detailsOf(device: DeviceId): Details | null {
    return this.#people.of(device)?.details ?? null;
  }

  /** Keys by epoch, as far as this reader has opened them: what a bundle may carry. */
  get openedEpochs(): ReadonlyMap<EpochId, Uint8Array> {
    return this.#epochKeys;
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
    await this.#takeVerdict();
    await this.#openPending();
    // What is done here next is sealed under it, whether or not anything was.
    const epoch = this.#control?.epoch ?? null;
    if (epoch !== null) await this.#keyFor(epoch);
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
    if (!isWhole || isBlind || this.#restsOnAnother || this.#allRefused.length > MOST_REFUSED_IN_VERDICT) return null;
    const { size, root, hash: note } = checkpoint;
    return { room, size, root, note, chains: this.#chainsHash(), refused: this.#refusedBefore(size), state };
  }

  #chainsHash(): Uint8Array {
    return chainsHash(
      [...this.#chains].map(([id, chain]) => {
        const { next, head } = chain.head;
        return { chain: fromHex(id), next, head };
      }),
    );
  }

  #refusedBefore(size: number): [number, string][] {
    return this.#allRefused
      .filter(({ seq }) => seq < size)
      .map(({ seq, code }): [number, string] => [seq, code])
      .toSorted(([a, one], [b, other]) => a - b || (one < other ? -1 : 1));
  }

  /** Judges the verdict it was given, once the record reaches as far as that. */
  async #takeVerdict(): Promise<void> {
    const control = this.#control;
    if (this.#verdict !== null && control !== null) {
      // What waited for a key is gone on with: the device may have been revoked meanwhile.
      const device = control.devices.get(idOf<DeviceId>(this.#verdict.verdict.device));
      if (device?.revokedAt !== null) throw verdictDiffers();
    }
    if (this.#given === null || control === null) return;
    const judged = await judgeVerdict(this.#given, control, this.#tree);
    if (!judged.ok && judged.code === "OTHER_RECORD" && verdictSize(this.#given.verdict) > this.size) return;
    const { reader } = this.#given;
    this.#given = null;
    if (!judged.ok) return;
    this.#verdict = judged;
    // † Who said so is to be seen by whoever believes it: a lie passed on would outlive its author's revocation.
    this.#restsOnAnother ||= idOf<DeviceId>(judged.verdict.device) !== reader;
  }

  /** † Holds what was found up to a verdict's size against what the verdict says was found. */
  #compareVerdict(): void {
    if (this.#verdict === null) return;
    const { size, state, chains, refused } = this.#verdict.verdict;
    this.#verdict = null;
    const same =
      equalBytes(this.#chainsHash(), chains) &&
      equalBytes(encodeCanonical(this.#refusedBefore(size)), encodeCanonical(refused));
    if (!same) throw verdictDiffers();
    this.#trusted = { size, state };
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
    if (entry === null) return this.#refuse(seq, "UNREADABLE", null);
    if (entry.form !== "control") {
      if (before !== null) this.#pending.push({ seq, entry, bytes, control: before });
      return;
    }
    const outcome = await foldControl(before, seq, bytes);
    if (!outcome.ok) return this.#refuse(seq, "CONTROL_REFUSED", null);
    this.#control = outcome.control;
    this.#keys.note(outcome.control, bytes, seq);
    this.#pending.push({ seq, entry, bytes, control: outcome.control });
  }

  /** Opens what waits, in order, and stops before the first entry whose key is owed and not there. */
  async #openPending(): Promise<void> {
    for (;;) {
      const part = this.#pending.slice(0, TOGETHER);
      const opened: (OpenedAct | null)[] = [];
      for (const pending of part) {
        const opening = this.#openOne(pending);
        const result = opening instanceof Promise ? await opening : opening;
        if (result === "held") break;
        opened.push(result);
      }
      for (const [index, act] of opened.entries()) {
        const pending = part[index];
        if (pending === undefined) continue;
        if (this.#verdict !== null && pending.seq >= this.#verdict.verdict.size) this.#compareVerdict();
        if (pending.entry?.form === "control") this.#tellControl(pending);
        else if (act !== null) {
          const isSigned = typeof act.isSigned === "boolean" ? act.isSigned : await act.isSigned;
          this.#placeAct(pending, act, isSigned);
        }
      }
      this.#pending = this.#pending.slice(opened.length);
      if (opened.length < part.length) return;
      if (part.length < TOGETHER) return this.#compareVerdict();
    }
  }

  /** The act in an entry with its signature's check begun; null where there is none to place. */
  #openOne(pending: Pending): OpenedAct | "held" | null | Promise<OpenedAct | "held" | null> {
    const { seq, control } = pending;
    const entry = pending.entry ?? entryIn(pending.bytes);
    if (entry === null) return this.#refusedAct(seq, "UNREADABLE", null);
    if (entry.form === "control") return this.#awaitDetails(pending);
    if (entry.form === "open") {
      if (control.kind !== "press") return this.#refusedAct(seq, "WRONG_ROOM", null);
      return this.#readSigned(pending, encodeCanonical([entry.payload, entry.signature]), null);
    }
    const chain = chainId(entry.chain);
    const author = deviceIn(chain);
    const device = control.devices.get(author);
    if (!equalBytes(entry.room, this.room)) return this.#refusedAct(seq, "WRONG_ROOM", author);
    if (device === undefined) return this.#refusedAct(seq, "NOT_ADMITTED", author);
    if (device.revokedAt !== null) return this.#refusedAct(seq, "REVOKED", author);
    const { epoch } = control;
    if (epoch === null || !equalBytes(entry.epoch, epoch.hash)) return this.#refusedAct(seq, "OLD_EPOCH", author);
    // The key is known but for an epoch's first entry: no promise is made where none is waited for.
    const known = this.#epochKeys.get(epoch.id);
    if (known !== undefined) return this.#openSealed(pending, entry, epoch, known, chain);
    return this.#keyFor(epoch).then((key) => {
      if (key === "not now") return "held";
      if (key === "not entitled") return this.#refusedAct(seq, "NO_KEY", author);
      return this.#openSealed(pending, entry, epoch, key, chain);
    });
  }

  /** A control entry is told once the names in it can be opened, where that is owed. */
  async #awaitDetails(pending: Pending): Promise<"held" | null> {
    const { epoch } = pending.control;
    if (epoch === null || detailsIn(pending) === null) return null;
    return (await this.#keyFor(epoch)) === "not now" ? "held" : null;
  }

  #openSealed(pending: Pending, entry: SealedEntry, epoch: Epoch, key: Uint8Array, chain: ChainId): OpenedAct | null {
    const signed = openEntry(entry, this.#entryKeyOf(epoch, key, chain, entry.chain));
    if (signed === null) return this.#refusedAct(pending.seq, "DOES_NOT_OPEN", deviceIn(chain));
    return this.#readSigned(pending, signed, entry.chain);
  }

  async #keyFor(epoch: Epoch): Promise<EpochKeyAnswer> {
    const known = this.#epochKeys.get(epoch.id);
    if (known !== undefined) return known;
    // With the room as it is now: a later epoch may link back to this one.
    if (this.#control === null) return "not now";
    const key = await this.#keys.keyOf(this.#control, epoch);
    if (typeof key !== "string") this.#epochKeys.set(epoch.id, key);
    return key;
  }

  #entryKeyOf(epoch: Epoch, epochKey: Uint8Array, id: ChainId, chain: Uint8Array): Uint8Array {
    const cacheId = epoch.id + id;
    let key = this.#entryKeys.get(cacheId);
    if (key === undefined) {
      key = entryKey(epochKey, chain);
      this.#entryKeys.set(cacheId, key);
    }
    return key;
  }

  #readSigned({ seq, control }: Pending, signed: Uint8Array, chain: Uint8Array | null): OpenedAct | null {
    let read: ReturnType<typeof readAct>;
    try {
      read = readAct(signed);
    } catch {
      return this.#refusedAct(seq, "UNREADABLE", chain === null ? null : deviceOfChain(chain).id);
    }
    const act = read.value;
    const id = chainId(act.chain);
    const author = { id: deviceIn(id), key: act.chain.subarray(0, 32) };
    const isPlaced = equalBytes(act.room, this.room) && (chain === null || equalBytes(chain, act.chain));
    if (!isPlaced) return this.#refusedAct(seq, "WRONG_ROOM", author.id);
    if (chain === null && pressDelegation(control, author.key) === null) {
      return this.#refusedAct(seq, "NOT_ADMITTED", author.id);
    }
    return { act, chain: id, hash: sha256(signed), author: author.id, isSigned: this.#isSigned(seq, read, author.key) };
  }

  /** † A verdict stands for the signatures before its size; every one after it is checked. */
  #isSigned(seq: number, read: ReadAct, author: Uint8Array): boolean | Promise<boolean> {
    const verdict = this.#verdict;
    if (verdict === null || seq >= verdict.verdict.size) return isSignedBy("act", read, author);
    return !verdict.unsigned.has(seq);
  }

  /** Puts an opened act into its chain and tells what takes effect by that. */
  #placeAct({ seq, control }: Pending, opened: OpenedAct, isSigned: boolean): void {
    const { act, hash, author, chain: id } = opened;
    if (!isSigned) return this.#refuse(seq, "BAD_SIGNATURE", author);
    const counts = this.#isSeenHere(control, act.seenSize, act.seen, seq);
    let chain = this.#chains.get(id);
    if (chain === undefined) this.#chains.set(id, (chain = new Chain()));
    const placing = chain.place({ hash, act, seq, counts });
    if (placing.result === "again") return;
    const eventOf = (one: Pick<ChainAct, "act" | "hash">, at: number) => this.#actEvent(one, author, id, at);
    const isFork = placing.result === "fork";
    if (isFork || !counts) {
      const code = isFork ? "FORK" : "SEEN_ELSEWHERE";
      this.#tellRefused({ seq, code, device: author, act: eventOf({ act, hash }, seq) });
    }
    if (placing.result !== "taken") return;
    for (const taken of placing.acts) this.#events.push(eventOf(taken, seq));
    for (const broken of placing.broken) {
      const { seq: at } = broken;
      this.#tellRefused({ seq: at, code: "BROKEN_CHAIN", device: author, act: eventOf(broken, at) });
    }
  }

  /** Whether the checkpoint an author had verified is one of this very record (PROTOCOL.md §5). */
  #isSeenHere(control: RoomControl, size: number, seen: Uint8Array, seq: number): boolean {
    if (size === 0) return equalBytes(seen, NOTHING_BEFORE);
    if (size > seq) return false;
    let hash = this.#rootsSeen.get(size);
    if (hash === undefined) {
      const root = this.#tree.root(size);
      hash = sha256(utf8(checkpointText({ room: this.room, size, root, term: control.term })));
      this.#rootsSeen.set(size, hash);
    }
    return equalBytes(hash, seen);
  }

  #actEvent({ act, hash }: Pick<ChainAct, "act" | "hash">, device: DeviceId, chain: ChainId, seq: number): ActEvent {
    const person = this.#people.of(device);
    if (person === null) throw new TypeError("An act is placed only after its author was admitted.");
    return {
      kind: "act",
      id: idOf<ActId>(hash),
      seq,
      device,
      ...person,
      at: act.at,
      seen: act.seenSize,
      chain,
      n: act.n,
      act: act.act,
    };
  }

  #tellControl(pending: Pending): void {
    const { seq, entry, control } = pending;
    if (entry?.form !== "control") return;
    const said = readControl(entry);
    switch (said.kind) {
      case "room.found":
        this.#tellFounding(control, seq);
        return;
      case "room.admit":
      case "room.epoch": {
        const details = detailsIn(pending);
        const key = control.epoch === null ? undefined : this.#epochKeys.get(control.epoch.id);
        const opened = key === undefined || details === null ? [] : (openDetails(details, key, this.room) ?? []);
        this.#events.push(...this.#people.take(control, seq, opened));
        if (control.kind === "press") this.#events.push(...this.#people.takePress(control, seq));
        if (said.kind === "room.epoch" && control.epoch !== null) {
          this.#events.push({ kind: "epoch", seq, epoch: control.epoch.id, reason: said.reason });
        }
        return;
      }
      case "room.seal": {
        const seal = control.seals.find((one) => one.seq === seq);
        if (seal === undefined) return;
        const { delegation, size, root, state } = seal;
        this.#events.push({ kind: "sealed", seq, delegation, size, root: toHex(root), stateHash: toHex(state) });
        return;
      }
      case "room.term":
      case "room.branch":
      case "room.complain":
        return;
    }
  }

  #tellFounding(control: RoomControl, seq: number): void {
    const { id: room, kind: roomKind, dialogue, rules } = control;
    const ours = [...control.delegations.values()].filter((one) => one.inRoom);
    const delegations = ours.map((one) => one.id);
    this.#events.push({ kind: "founded", seq, room, roomKind, dialogue, delegations, rules });
    if (roomKind === "press") this.#events.push(...this.#people.takePress(control, seq));
  }

  #refuse(seq: number, code: Exclude<EntryRefusal, ActRefusal>, device: DeviceId | null): void {
    this.#tellRefused({ seq, code, device, act: null });
  }

  #tellRefused(refused: RefusedEntry): void {
    this.#refused.push(refused);
    this.#allRefused.push(refused);
  }

  #refusedAct(seq: number, code: Exclude<EntryRefusal, ActRefusal>, device: DeviceId | null): null {
    this.#refuse(seq, code, device);
    return null;
  }
}

/** The sealed details in a control entry, if it has any. */
function detailsIn({ entry }: Pending): Uint8Array | null {
  if (entry?.form !== "control") return null;
  const said = readControl(entry);
  return said.kind === "room.admit" || said.kind === "room.epoch" ? said.details : null;
}

function pressDelegation(control: RoomControl, key: Uint8Array): DelegationId | null {
  for (const delegation of control.delegations.values()) {
    if (equalBytes(delegation.press, key)) return delegation.id;
  }
  return null;
}

/** Whether bytes begin as a sealed entry does: an array of six whose first item is 0. */
function beginsAsSealed(bytes: Uint8Array): boolean {
  return bytes[0] === 0x86 && bytes[1] === 0x00;
}

function entryIn(bytes: Uint8Array): Entry | null {
  try {
    return readEntry(bytes);
  } catch {
    return null;
  }
}

/** The device that a chain belongs to: the first 32 of its 40 bytes. */
function deviceIn(chain: ChainId): DeviceId {
  return chain.slice(0, 64) as DeviceId;
}

function contradiction(sentence: string): ClientError {
  return new ClientError("RECORD_CONTRADICTS", sentence);
}
