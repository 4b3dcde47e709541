import { equalBytes, frameBytes, toHex, type RefusalCode } from "@longtable/protocol";

import { LIMITS } from "../limits.ts";
import type { Store } from "../store/store.ts";

/** Sends a frame to whoever waits for mail. */
export type MailReader = (frame: Uint8Array) => void;

/**
 * Mailboxes of invitations: a few sealed letters between one who invites and one who is invited, who is on
 * no roster yet. Whoever knows the token, which comes from the link's secret, may post and read.
 */
export class Mail {
  readonly #store: Store;
  readonly #clock: () => number;
  readonly #readers = new Map<string, Set<MailReader>>();

  constructor(store: Store, clock: () => number) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Opens a mailbox for its owner until a time, at most 90 days ahead. One that is over already is refused. */
  async open(box: Uint8Array, owner: Uint8Array, token: Uint8Array, until: number): Promise<RefusalCode | null> {
    const now = this.#clock();
    if (until <= now) return "CLOCK_DIFFERS";
    await this.#store.expire(now);
    const latest = Math.min(until, now + LIMITS.mailboxLifetime);
    const result = await this.#store.openMailbox({ box, owner, token, until: latest });
    return result === "done" ? null : result === "there" ? "ALREADY_THERE" : "TOO_MANY";
  }

  /** Closes a mailbox and forgets its letters: only for its owner. */
  async close(box: Uint8Array, owner: Uint8Array): Promise<void> {
    await this.#store.closeMailbox(box, owner);
    this.#readers.delete(toHex(box));
  }

  /** Posts a letter and hands it to those who wait. */
  async post(box: Uint8Array, token: Uint8Array, letter: Uint8Array): Promise<RefusalCode | null> {
    if (!(await this.#isOpenTo(box, token))) return "NO_SUCH_THING";
    const n = await this.#store.addLetter(box, letter, LIMITS.lettersPerMailbox);
    if (n < 0) return "TOO_MANY";
    const frame = frameBytes({ t: "mail", box, from: n, letters: [letter] });
    for (const read of this.#readers.get(toHex(box)) ?? []) read(frame);
    return null;
  }

  /** Hands over the letters from `from` on, and those that come later. Returns how to stop, or a refusal. */
  async watch(box: Uint8Array, token: Uint8Array, from: number, read: MailReader): Promise<(() => void) | RefusalCode> {
    if (!(await this.#isOpenTo(box, token))) return "NO_SUCH_THING";
    const id = toHex(box);
    const readers = this.#readers.get(id) ?? new Set();
    readers.add(read);
    this.#readers.set(id, readers);
    const letters = await this.#store.letters(box, from);
    if (letters.length > 0) read(frameBytes({ t: "mail", box, from, letters: [...letters] }));
    return () => {
      readers.delete(read);
      if (readers.size === 0) this.#readers.delete(id);
    };
  }

  async #isOpenTo(box: Uint8Array, token: Uint8Array): Promise<boolean> {
    const mailbox = await this.#store.mailbox(box);
    return mailbox !== null && mailbox.until >= this.#clock() && equalBytes(mailbox.token, token);
  }
}
