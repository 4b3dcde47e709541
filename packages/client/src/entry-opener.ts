import {
  type ChainId,
  type DelegationId,
  type DeviceId,
  type Entry,
  type EpochId,
  type ReadAct,
  type SealedEntry,
  type SignedAct,
  chainId,
  deviceOfChain,
  encodeCanonical,
  equalBytes,
  readAct,
  readControl,
  readEntry,
  sha256,
} from "@longtable/protocol";
import type { Epoch, RoomControl } from "@longtable/record";
import { entryKey, openEntry } from "@longtable/room";

import type { EpochKeyAnswer } from "./epoch-keys.ts";
import type { ActRefusal, EntryRefusal } from "./refused-entry.ts";

/** Where a reader's epoch keys come from. */
export interface EpochKeySource {
  /** Told of each control entry that holds, with the room right after it: an envelope may lie there. */
  note(control: RoomControl, bytes: Uint8Array, seq: number): void;
  /** The key of an epoch, or why there is none. */
  keyOf(control: RoomControl, epoch: Epoch): Promise<EpochKeyAnswer>;
}

/** An entry that was read and waits to be opened. */
export interface PendingEntry {
  readonly seq: number;
  /** Null for a sealed entry, which is read from its bytes when it is opened and not kept twice until then. */
  readonly entry: Entry | null;
  readonly bytes: Uint8Array;
  /** The room at this place: right after a control entry, right before any other. */
  readonly control: RoomControl;
}

/** An opened act whose author's signature is being checked. */
export interface OpenedAct {
  readonly is: "act";
  readonly act: SignedAct;
  readonly chain: ChainId;
  readonly hash: Uint8Array;
  readonly author: DeviceId;
  readonly isSigned: boolean | Promise<boolean>;
}

/** What an entry opens to: an act; nothing before a key that is owed is there; a control entry; or why it has no effect. */
export type Opening =
  | OpenedAct
  | { readonly is: "held" }
  | { readonly is: "control" }
  | { readonly is: "refused"; readonly code: Exclude<EntryRefusal, ActRefusal>; readonly author: DeviceId | null };

const HELD: Opening = { is: "held" };
const CONTROL: Opening = { is: "control" };

/** Whether the act at a place is signed by its author's key: checked, or vouched for by a verdict. */
export type SignatureCheck = (seq: number, read: ReadAct, author: Uint8Array) => boolean | Promise<boolean>;

/** Opens a room's entries, one by one, with the keys that its reader has (docs/record-format.md §7, up to the signature). */
export class EntryOpener {
  readonly #room: Uint8Array;
  readonly #keys: EpochKeySource;
  readonly #isSigned: SignatureCheck;
  readonly #epochKeys = new Map<EpochId, Uint8Array>();
  readonly #entryKeys = new Map<string, Uint8Array>();

  constructor(room: Uint8Array, keys: EpochKeySource, isSigned: SignatureCheck) {
    this.#room = room;
    this.#keys = keys;
    this.#isSigned = isSigned;
  }

  /** Keys by epoch, as far as they were needed here. */
  get epochKeys(): ReadonlyMap<EpochId, Uint8Array> {
    return this.#epochKeys;
  }

  /** An epoch's key, with the room as it is now: a later epoch may link back to this one. */
  async keyOf(now: RoomControl, epoch: Epoch): Promise<EpochKeyAnswer> {
    const known = this.#epochKeys.get(epoch.id);
    if (known !== undefined) return known;
    const key = await this.#keys.keyOf(now, epoch);
    if (typeof key !== "string") this.#epochKeys.set(epoch.id, key);
    return key;
  }

  /**
   * Opens an entry; an act comes with its signature's check begun. `now` is the room as far as it was read. No promise
   * is made where none is waited for: nearly always.
   */
  open(pending: PendingEntry, now: RoomControl): Opening | Promise<Opening> {
    const { control } = pending;
    const entry = pending.entry ?? entryIn(pending.bytes);
    if (entry === null) return refused("UNREADABLE", null);
    if (entry.form === "control") return this.#awaitDetails(pending, now);
    if (entry.form === "open") {
      if (control.kind !== "press") return refused("WRONG_ROOM", null);
      return this.#readSigned(pending, encodeCanonical([entry.payload, entry.signature]), null);
    }
    const chain = chainId(entry.chain);
    const author = deviceIn(chain);
    const device = control.devices.get(author);
    if (!equalBytes(entry.room, this.#room)) return refused("WRONG_ROOM", author);
    if (device === undefined) return refused("NOT_ADMITTED", author);
    if (device.revokedAt !== null) return refused("REVOKED", author);
    const { epoch } = control;
    if (epoch === null || !equalBytes(entry.epoch, epoch.hash)) return refused("OLD_EPOCH", author);
    // The key is known but for an epoch's first entry.
    const known = this.#epochKeys.get(epoch.id);
    if (known !== undefined) return this.#unseal(pending, entry, epoch, known, chain);
    return this.keyOf(now, epoch).then((key) => {
      if (key === "not now") return HELD;
      return key === "not entitled" ? refused("NO_KEY", author) : this.#unseal(pending, entry, epoch, key, chain);
    });
  }

  #unseal(pending: PendingEntry, entry: SealedEntry, epoch: Epoch, key: Uint8Array, chain: ChainId): Opening {
    const signed = openEntry(entry, this.#entryKeyOf(epoch, key, chain, entry.chain));
    return signed === null ? refused("DOES_NOT_OPEN", deviceIn(chain)) : this.#readSigned(pending, signed, entry.chain);
  }

  /** A control entry is told once the names in it can be opened, where that is owed. */
  async #awaitDetails(pending: PendingEntry, now: RoomControl): Promise<Opening> {
    const { epoch } = pending.control;
    if (epoch === null || detailsIn(pending) === null) return CONTROL;
    return (await this.keyOf(now, epoch)) === "not now" ? HELD : CONTROL;
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

  #readSigned({ seq, control }: PendingEntry, signed: Uint8Array, chain: Uint8Array | null): Opening {
    let read: ReadAct;
    try {
      read = readAct(signed);
    } catch {
      return refused("UNREADABLE", chain === null ? null : deviceOfChain(chain).id);
    }
    const act = read.value;
    const id = chainId(act.chain);
    const author = { id: deviceIn(id), key: act.chain.subarray(0, 32) };
    const isPlaced = equalBytes(act.room, this.#room) && (chain === null || equalBytes(chain, act.chain));
    if (!isPlaced) return refused("WRONG_ROOM", author.id);
    if (chain === null && pressDelegation(control, author.key) === null) return refused("NOT_ADMITTED", author.id);
    const isSigned = this.#isSigned(seq, read, author.key);
    return { is: "act", act, chain: id, hash: sha256(signed), author: author.id, isSigned };
  }
}

/** The sealed details in a control entry, if it has any. */
export function detailsIn({ entry }: PendingEntry): Uint8Array | null {
  if (entry?.form !== "control") return null;
  const said = readControl(entry);
  return said.kind === "room.admit" || said.kind === "room.epoch" ? said.details : null;
}

/** An entry, or null where these bytes are none. */
export function entryIn(bytes: Uint8Array): Entry | null {
  try {
    return readEntry(bytes);
  } catch {
    return null;
  }
}

function refused(code: Exclude<EntryRefusal, ActRefusal>, author: DeviceId | null): Opening {
  return { is: "refused", code, author };
}

function pressDelegation(control: RoomControl, key: Uint8Array): DelegationId | null {
  for (const delegation of control.delegations.values()) {
    if (equalBytes(delegation.press, key)) return delegation.id;
  }
  return null;
}

/** The device that a chain belongs to: the first 32 of its 40 bytes. */
function deviceIn(chain: ChainId): DeviceId {
  return chain.slice(0, 64) as DeviceId;
}
