import { type RoomEvent, type RoomState, emptyRoom, foldRoom } from "@longtable/dialogue";
import { type EpochId, toHex } from "@longtable/protocol";
import type { BundledRoom, Epoch, RoomControl } from "@longtable/record";
import { isCommittedKey, openParentLink } from "@longtable/room";

import { type EpochKeyAnswer, epochContext } from "./epoch-keys.ts";
import type { EpochKeySource } from "./entry-opener.ts";
import { ClientError } from "./error.ts";
import type { RefusedEntry } from "./refused-entry.ts";
import { RoomReader } from "./room-reader.ts";
import { type SealCheck, SealChecks } from "./seal-checks.ts";

/** What the opened level found out about a room (PROTOCOL.md §11). */
export interface OpenedVerification {
  /** Whether everything opened, and every seal is over the state that the acts come to. */
  readonly ok: boolean;
  /** Why the room does not verify; null when it does. */
  readonly problem: string | null;
  /** Acts that are their author's, in their chain's order: those with an effect and those refused by the fold. */
  readonly acts: number;
  /** Entries without effect: kept, shown, and no fault of the record. */
  readonly refused: readonly RefusedEntry[];
  readonly seals: readonly SealCheck[];
  /** All that happened, in order: what the state is the fold of. */
  readonly events: readonly RoomEvent[];
  /** The room as its record comes to; null when not even its founding could be read. */
  readonly state: RoomState | null;
}

/** Keys as a bundle carries them: each must be the one its epoch's entry committed to. */
class BundledKeys implements EpochKeySource {
  readonly #keys = new Map<EpochId, Uint8Array>();

  constructor(keys: BundledRoom["keys"]) {
    for (const { epoch, key } of keys) this.#keys.set(toHex(epoch) as EpochId, key);
  }

  /** Whether each key is one that an epoch of this room committed to. */
  fit(control: RoomControl): boolean {
    return [...this.#keys].every(([id, key]) => {
      const epoch = control.epochs.get(id);
      return epoch !== undefined && isCommittedKey(key, epochContext(control, epoch), epoch.commit);
    });
  }

  note(): void {
    // A bundle carries keys, not envelopes.
  }

  async keyOf(control: RoomControl, epoch: Epoch): Promise<EpochKeyAnswer> {
    const context = epochContext(control, epoch);
    const own = this.#keys.get(epoch.id);
    if (own !== undefined && isCommittedKey(own, context, epoch.commit)) return own;
    const child = [...control.epochs.values()].find((one) => one.parent === epoch.id);
    if (child === undefined || child.parentKey === null) return "not now";
    const childKey = await this.keyOf(control, child);
    if (typeof childKey === "string") return "not now";
    const key = openParentLink(childKey, child.parentKey, epochContext(control, child));
    return key !== null && isCommittedKey(key, context, epoch.commit) ? key : "not now";
  }
}

/**
 * Verifies a room with the keys its bundle carries: authors, chains, what each act's author had seen, every
 * act's effect, and every seal against the state that comes of it. Reads nothing but the bundle. Never
 * throws at a bad record: it says what is wrong.
 */
export async function verifyOpened(bundled: BundledRoom): Promise<OpenedVerification> {
  const keys = new BundledKeys(bundled.keys);
  const reader = new RoomReader(bundled.room, keys);
  const refused: RefusedEntry[] = [];
  const events: RoomEvent[] = [];
  let problem: string | null = null;
  try {
    await reader.read(bundled.entries);
    const settled = await reader.settle(bundled.note);
    events.push(...settled.events);
    refused.push(...settled.refused);
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    problem = error.message;
  }
  const checks = new SealChecks();
  let state: RoomState | null = null;
  for (const event of events) {
    if (state !== null) ({ state } = foldRoom(state, event));
    else if (event.kind === "founded") state = emptyRoom(event);
    if (state !== null) checks.take(event, state, events);
  }
  if (problem === null && reader.held > 0) {
    problem = `The bundle lacks the key for the last ${reader.held} entries: they stay sealed.`;
  }
  if (problem === null && reader.control !== null && !keys.fit(reader.control)) {
    problem = "The bundle carries a key that no epoch of this room committed to.";
  }
  const differing = checks.all.find((seal) => !seal.agrees);
  if (problem === null && differing !== undefined) {
    problem = `The seal at entry ${differing.seq} is over another state than the acts before it come to.`;
  }
  const acts = events.filter((event) => event.kind === "act").length;
  return { ok: problem === null, problem, acts, refused, seals: checks.all, events, state };
}

/** The keys of a reader's epochs, as a bundle carries them. */
export function keysForBundle(reader: RoomReader): BundledRoom["keys"] {
  const { control } = reader;
  return [...(control?.epochs.values() ?? [])].flatMap(({ id, hash }) => {
    const key = reader.openedEpochs.get(id);
    return key === undefined ? [] : [{ epoch: hash, key }];
  });
}
