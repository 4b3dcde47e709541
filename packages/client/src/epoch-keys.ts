import {
  type ControlOf,
  type EpochId,
  type RoomId,
  equalBytes,
  readControl,
  readEntry,
  sha256,
} from "@longtable/protocol";
import {
  type Epoch,
  type RoomControl,
  leafHash,
  readingMemberId,
  rosterHash,
  rosterIndex,
  rosterOf,
  verifyInclusion,
} from "@longtable/record";
import { RoomError, isCommittedKey, openParentLink, unwrapEpochKey } from "@longtable/room";

import type { LocalCopy } from "./local-copy.ts";

/** Who a reader is on a roster: a device by its key, or a reading identity by its recipient's hash. */
export interface RosterSelf {
  readonly member: Uint8Array;
  readonly identity: string;
}

/** The roster member that a reading identity is. */
export function readingSelf(identity: string, recipient: string): RosterSelf {
  return { member: readingMemberId(recipient), identity };
}

/**
 * An epoch's key; or `not now` while it is owed to this member and cannot be had; or `not entitled` where
 * the member was let in later, without the history before.
 */
export type EpochKeyAnswer = Uint8Array | "not now" | "not entitled";

/** Fetches one envelope of a control entry, with its proof: a node's, or a bundle's. */
export type EnvelopeSource = (
  entry: Uint8Array,
  index: number,
) => Promise<{ readonly envelope: Uint8Array; readonly count: number; readonly proof: readonly Uint8Array[] } | null>;

/** What is wrong with an envelope that its epoch's entry did commit to: the device then complains. */
export type BadEnvelope = Exclude<ControlOf<"room.complain">["reason"], "missing">;

/** Where this member's envelope for an epoch lies. */
export interface EnvelopePlace {
  readonly entry: Uint8Array;
  readonly index: number;
  readonly root: Uint8Array;
}

/** What is bound to an epoch's key: for its commitment and its links. */
export function epochContext(control: RoomControl, epoch: Epoch) {
  const parent = epoch.parent === null ? control.room : (control.epochs.get(epoch.parent)?.hash ?? control.room);
  return { room: control.room, parent, roster: epoch.roster };
}

/**
 * Finds in a placed control entry where this member's envelope lies: at its roster index in `room.epoch`,
 * at its statement's index in `room.admit`. `control` is the room right after the entry.
 */
export function envelopePlace(
  control: RoomControl,
  bytes: Uint8Array,
  seq: number,
  self: Pick<RosterSelf, "member">,
): EnvelopePlace | null {
  const entry = readEntry(bytes);
  if (entry.form !== "control") return null;
  const said = readControl(entry);
  if (said.kind === "room.epoch") {
    const roster = rosterOf(control);
    const index = rosterIndex(roster, self.member);
    if (index < 0 || !equalBytes(rosterHash(roster), said.roster)) return null;
    return { entry: sha256(bytes), index, root: said.envelopes };
  }
  if (said.kind !== "room.admit") return null;
  const fresh = [...control.devices.values()].filter((device) => device.admittedAt === seq);
  const index = fresh.findIndex((device) => equalBytes(device.key, self.member));
  return index < 0 ? null : { entry: sha256(bytes), index, root: said.envelopes };
}

/** The epoch keys of one room for one member: kept, fetched in envelopes, or followed through links. */
export class EpochKeys {
  readonly #copy: LocalCopy;
  readonly #self: RosterSelf;
  readonly #fetch: EnvelopeSource;
  readonly #places = new Map<EpochId, EnvelopePlace>();
  readonly #keys = new Map<EpochId, Uint8Array>();

  readonly #onBadEnvelope: (epoch: Epoch, reason: BadEnvelope) => void;

  constructor(
    copy: LocalCopy,
    self: RosterSelf,
    fetch: EnvelopeSource,
    onBadEnvelope: (epoch: Epoch, reason: BadEnvelope) => void = () => undefined,
  ) {
    this.#copy = copy;
    this.#self = self;
    this.#fetch = fetch;
    this.#onBadEnvelope = onBadEnvelope;
  }

  /** Remembers a control entry that may hold an envelope for this member. */
  note(control: RoomControl, bytes: Uint8Array, seq: number): void {
    const place = control.epoch === null ? null : envelopePlace(control, bytes, seq, this.#self);
    if (place !== null && control.epoch !== null) this.#places.set(control.epoch.id, place);
  }

  /** Keeps a key that this device made itself. */
  async keep(room: RoomId, epoch: EpochId, key: Uint8Array): Promise<void> {
    this.#keys.set(epoch, key);
    await this.#copy.writeKey(`epoch/${room}/${epoch}`, key);
  }

  /** An epoch's key, committed to by its entry, or why there is none. */
  async keyOf(control: RoomControl, epoch: Epoch): Promise<EpochKeyAnswer> {
    const known = this.#keys.get(epoch.id) ?? (await this.#copy.readKey(`epoch/${control.id}/${epoch.id}`));
    if (known !== null) {
      this.#keys.set(epoch.id, known);
      return known;
    }
    const key = (await this.#fromEnvelope(control, epoch)) ?? (await this.#fromLink(control, epoch));
    if (typeof key !== "string") await this.keep(control.id, epoch.id, key);
    return key;
  }

  /** Null where no envelope of this member's is promised for the epoch. */
  async #fromEnvelope(control: RoomControl, epoch: Epoch): Promise<Uint8Array | null> {
    const place = this.#places.get(epoch.id);
    if (place === undefined) return null;
    const found = await this.#fetch(place.entry, place.index);
    if (found === null) return null;
    const { envelope, count, proof } = found;
    if (!verifyInclusion(leafHash(envelope), place.index, count, place.root, proof)) return null;
    const expected = { room: control.room, commit: epoch.commit, member: this.#self.member };
    try {
      const key = await unwrapEpochKey(envelope, this.#self.identity, expected);
      if (isCommittedKey(key, epochContext(control, epoch), epoch.commit)) return key;
      this.#onBadEnvelope(epoch, "wrong-commit");
    } catch (error) {
      if (!(error instanceof RoomError)) throw error;
      this.#onBadEnvelope(epoch, error.code === "NOT_FOR_US" ? "unreadable" : "wrong-room");
    }
    return null;
  }

  /** A later epoch carries this one's key, for those entitled to the history. */
  async #fromLink(control: RoomControl, epoch: Epoch): Promise<EpochKeyAnswer> {
    const child = [...control.epochs.values()].find((one) => one.parent === epoch.id);
    if (child !== undefined && child.parentKey !== null) {
      const childKey = await this.keyOf(control, child);
      if (childKey === "not now") return "not now";
      if (childKey !== "not entitled") {
        const key = openParentLink(childKey, child.parentKey, epochContext(control, child));
        if (key !== null && isCommittedKey(key, epochContext(control, epoch), epoch.commit)) return key;
      }
    }
    return this.#isLetInLater(control, epoch) ? "not entitled" : "not now";
  }

  #isLetInLater(control: RoomControl, epoch: Epoch): boolean {
    if (this.#places.has(epoch.id)) return false;
    for (const id of this.#places.keys()) if ((control.epochs.get(id)?.seq ?? 0) > epoch.seq) return true;
    return false;
  }
}
