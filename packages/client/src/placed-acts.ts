import type { ActEvent } from "@longtable/dialogue";
import {
  type ActId,
  type ChainId,
  type DeviceId,
  NOTHING_BEFORE,
  chainsHash,
  checkpointText,
  equalBytes,
  fromHex,
  idOf,
  sha256,
  utf8,
} from "@longtable/protocol";
import { Chain, type ChainAct, type HashTree, type RoomControl } from "@longtable/record";

import type { OpenedAct } from "./entry-opener.ts";
import type { People } from "./people.ts";
import type { RefusedEntry } from "./refused-entry.ts";

/** What placing an act came to: acts that take effect by it, in order, and entries that have none. */
export interface Placed {
  readonly events: readonly ActEvent[];
  readonly refused: readonly RefusedEntry[];
}

const NOTHING: Placed = { events: [], refused: [] };

/** A room's acts in their authors' chains, as far as they were read (docs/record-format.md §7, from the signature on). */
export class PlacedActs {
  readonly #room: Uint8Array;
  readonly #tree: Pick<HashTree, "root">;
  readonly #people: People;
  readonly #chains = new Map<ChainId, Chain>();
  readonly #rootsSeen = new Map<number, Uint8Array>();

  constructor(room: Uint8Array, tree: Pick<HashTree, "root">, people: People) {
    this.#room = room;
    this.#tree = tree;
    this.#people = people;
  }

  /** The hash of where each chain has come to: what a verdict tells. */
  get hash(): Uint8Array {
    return chainsHash(
      [...this.#chains].map(([id, chain]) => {
        const { next, head } = chain.head;
        return { chain: fromHex(id), next, head };
      }),
    );
  }

  /** Puts an opened act into its chain. `control` is the room at its place. */
  place(seq: number, control: RoomControl, opened: OpenedAct, isSigned: boolean): Placed {
    const { act, hash, author, chain: id } = opened;
    if (!isSigned) return { events: [], refused: [{ seq, code: "BAD_SIGNATURE", device: author, act: null }] };
    const counts = this.#isSeenHere(control, act.seenSize, act.seen, seq);
    let chain = this.#chains.get(id);
    if (chain === undefined) this.#chains.set(id, (chain = new Chain()));
    const placing = chain.place({ hash, act, seq, counts });
    if (placing.result === "again") return NOTHING;
    const eventOf = (one: Pick<ChainAct, "act" | "hash">, at: number): ActEvent => this.#event(one, author, id, at);
    const refused: RefusedEntry[] = [];
    const isFork = placing.result === "fork";
    if (isFork || !counts) {
      const code = isFork ? "FORK" : "SEEN_ELSEWHERE";
      refused.push({ seq, code, device: author, act: eventOf({ act, hash }, seq) });
    }
    if (placing.result !== "taken") return refused.length === 0 ? NOTHING : { events: [], refused };
    for (const broken of placing.broken) {
      const { seq: at } = broken;
      refused.push({ seq: at, code: "BROKEN_CHAIN", device: author, act: eventOf(broken, at) });
    }
    return { events: placing.acts.map((taken) => eventOf(taken, seq)), refused };
  }

  /** Whether the checkpoint an author had verified is one of this very record (PROTOCOL.md §5). */
  #isSeenHere(control: RoomControl, size: number, seen: Uint8Array, seq: number): boolean {
    if (size === 0) return equalBytes(seen, NOTHING_BEFORE);
    if (size > seq) return false;
    let hash = this.#rootsSeen.get(size);
    if (hash === undefined) {
      const root = this.#tree.root(size);
      hash = sha256(utf8(checkpointText({ room: this.#room, size, root, term: control.term })));
      this.#rootsSeen.set(size, hash);
    }
    return equalBytes(hash, seen);
  }

  #event({ act, hash }: Pick<ChainAct, "act" | "hash">, device: DeviceId, chain: ChainId, seq: number): ActEvent {
    const person = this.#people.of(device);
    if (person === null) throw new TypeError("An act is placed only after its author was admitted.");
    const { delegation, role, name } = person;
    return {
      kind: "act",
      id: idOf<ActId>(hash),
      seq,
      device,
      delegation,
      role,
      name,
      at: act.at,
      seen: act.seenSize,
      chain,
      n: act.n,
      act: act.act,
    };
  }
}
