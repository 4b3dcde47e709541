import {
  type Accepted,
  ClientError,
  type Convened,
  type HeadOptions,
  type InvitationRefusal,
  acceptConvening,
  acceptInvitation,
  convene,
  conveningUrls,
  openDevice,
} from "@longtable/client";
import { publicKeyOf, toHex } from "@longtable/protocol";
import { comparedWords } from "@longtable/room";

import { type KeptJoining, type KeptSeat, UNADORNED, forgetJoining, keepJoining, keepTakenSeat } from "./seats.ts";

/** Words of one founding root, as heads read them to each other. */
export interface ComparedRoot {
  readonly id: string;
  readonly isOurs: boolean;
  readonly words: readonly string[];
}

/** How the taking of a seat stands. Nothing in it is secret but a convener's links. */
export type JoiningNow =
  | { readonly is: "asking" }
  /** `door`: until a device that may admit is online. `heads`: until the other heads have done their part. */
  | { readonly is: "waiting"; readonly at: "door" | "heads"; readonly urls: readonly string[] }
  | { readonly is: "comparing"; readonly roots: readonly ComparedRoot[] }
  | { readonly is: "offline"; readonly code: string; readonly retryAt: number }
  | { readonly is: "refused"; readonly code: string }
  | { readonly is: "seated"; readonly seat: string };

/** Until the next try, in milliseconds. */
const PAUSE = 4_000;
/** What a further try would only repeat. */
const FINAL: ReadonlySet<string> = new Set(["CONVENING_CLOSED", "CLOCK_DIFFERS", "WRONG_NODE"]);
const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

/**
 * One seat being taken, from its kept beginning to the seat: asks, waits, goes on after each break of the
 * connection. A head is asked in between whether the other heads' words are the same.
 */
export class Joining {
  readonly #listeners = new Set<() => void>();
  readonly #ending = new AbortController();
  #kept: KeptJoining;
  #now: JoiningNow = { is: "asking" };
  #answer: ((isApproved: boolean) => void) | null = null;

  constructor(kept: KeptJoining) {
    this.#kept = kept;
    // Where each tab has a worker of its own, one of them does it.
    void navigator.locks.request(`longtable/joining/${kept.id}`, () => this.#run());
  }

  get kept(): KeptJoining {
    return this.#kept;
  }

  /** How it stands. The same object until it changes. */
  get now(): JoiningNow {
    return this.#now;
  }

  /** Resolves at the next change. */
  changed(): Promise<void> {
    return new Promise((resolve) => {
      this.#listeners.add(resolve);
    });
  }

  /** A head says how the words compare: the same, not compared yet, or others, which ends the convening here. */
  async compared(outcome: "same" | "later" | "different"): Promise<void> {
    if (outcome === "different") {
      this.#answer?.(false);
      return;
    }
    const others = this.#now.is === "comparing" ? this.#now.roots.filter(({ isOurs }) => !isOurs) : [];
    this.#kept = { ...this.#kept, compared: outcome === "same" ? others.map(({ id }) => id) : [] };
    await keepJoining(this.#kept);
    this.#answer?.(true);
  }

  /** Ends the taking and forgets its keys. What was asked for stays with the node until its time is over. */
  async drop(): Promise<void> {
    this.#ending.abort();
    await forgetJoining(this.#kept.id);
  }

  async #run(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      try {
        const outcome = await this.#take();
        if (outcome === null) return this.#say({ is: "refused", code: "HEADS_DIFFER" });
        if (!outcome.ok) return this.#say({ is: "refused", code: outcome.code });
        const seat = this.#seatOf(outcome);
        await keepTakenSeat(seat, this.#kept.id);
        return this.#say({ is: "seated", seat: seat.id });
      } catch (error) {
        if (!(error instanceof ClientError)) throw error;
        if (this.#ending.signal.aborted) return;
        if (FINAL.has(error.code)) return this.#say({ is: "refused", code: error.code });
        this.#say({ is: "offline", code: error.code, retryAt: Date.now() + PAUSE });
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }
  }

  async #take(): Promise<Accepted | Convened | InvitationRefusal | null> {
    const { as, link, plan } = this.#kept;
    const device = await openDevice(this.#kept.device);
    const { signal } = this.#ending;
    if (as === "delegate" && link !== null) {
      return await acceptInvitation({
        link,
        device,
        random,
        clock: Date.now,
        signal,
        onWaiting: () => this.#say({ is: "waiting", at: "door", urls: [] }),
      });
    }
    const options = await this.#headOptions();
    const urls = plan === null ? [] : conveningUrls(plan);
    this.#say({ is: "waiting", at: "heads", urls });
    if (as === "head" && link !== null) return await acceptConvening(link, options);
    if (plan !== null) return await convene(plan, options);
    throw new TypeError("A seat is taken by a link or by convening.");
  }

  async #headOptions(): Promise<HeadOptions> {
    const { secrets, name, conveningToken } = this.#kept;
    if (secrets === null) throw new TypeError("A head has a delegation's secrets.");
    const ours = toHex(publicKeyOf(secrets.root));
    return {
      secrets,
      device: await openDevice(this.#kept.device),
      name,
      random,
      clock: Date.now,
      signal: this.#ending.signal,
      ...(conveningToken === null ? {} : { conveningToken }),
      approve: async (delegations) => {
        if (this.#kept.compared !== null) return true;
        const roots = delegations
          .map(({ id, root }): ComparedRoot => ({ id, isOurs: id === ours, words: comparedWords(root) }))
          .toSorted((a, b) => (a.id < b.id ? -1 : 1));
        const answered = new Promise<boolean>((resolve) => (this.#answer = resolve));
        this.#say({ is: "comparing", roots });
        const isApproved = await answered;
        if (isApproved) this.#say({ is: "waiting", at: "heads", urls: [] });
        return isApproved;
      },
    };
  }

  #seatOf(taken: Accepted | Convened): KeptSeat {
    const { origin, name, device, secrets, firstWords, compared, link } = this.#kept;
    const { node, dialogue, delegation } = taken;
    const isDelegate = "details" in taken;
    return {
      ...UNADORNED,
      id: seatId(device.seed),
      label: isDelegate ? taken.details.name : name,
      origin,
      node,
      dialogue,
      device,
      head: secrets === null ? null : { delegation, ...secrets.head },
      // A delegate's rooms are opened once the node has named them to the desk, the caucus before the others.
      rooms: isDelegate ? [] : [taken.table, taken.caucus],
      pressRoom: null,
      isExample: false,
      sheets: secrets === null ? null : { root: secrets.root, reading: secrets.reading },
      trust: Object.fromEntries((compared ?? []).map((id) => [id, "compared" as const])),
      firstWords,
      via: link?.id ?? null,
    };
  }

  #say(now: JoiningNow): void {
    this.#now = now;
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of listeners) listener();
  }
}

/** Names a seat in addresses: the first half of its device's key, in hex. */
export function seatId(seed: Uint8Array): string {
  return toHex(publicKeyOf(seed)).slice(0, 32);
}
