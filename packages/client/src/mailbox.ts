import { type AnswerFrame, type Letter, equalBytes } from "@longtable/protocol";
import { type Randomness, openLetter, sealLetter } from "@longtable/room";

import type { Connection } from "./connection.ts";
import type { MailboxKeys } from "./invitation-keys.ts";

/** An invitation's mailbox as one who knows its keys reads it: the letters that open, in the node's order. */
export class Mailbox {
  readonly keys: MailboxKeys;
  readonly #random: Randomness;
  readonly #letters: Letter[] = [];
  readonly #early = new Map<number, Uint8Array>();
  #next = 0;
  #waiting: (() => void)[] = [];

  constructor(keys: MailboxKeys, random: Randomness) {
    this.keys = keys;
    this.#random = random;
  }

  /** The letters so far. What does not open under the link's secret is left out. */
  get letters(): readonly Letter[] {
    return this.#letters;
  }

  /** Opens the mailbox on a node, for whoever this connection is signed in as, until a time (ms since 1970). */
  async open(connection: Connection, until: number, convening: string | null = null): Promise<void> {
    const { box, token } = this.keys;
    await connection.ask({ t: "mail-open", box, token, until, convening }, "done");
  }

  /** Reads what is there and follows what comes. Resolves once what is there was read. */
  async attach(connection: Connection): Promise<void> {
    const { box, token } = this.keys;
    await connection.ask({ t: "mail-watch", box, token, from: this.#next }, "done");
  }

  /** Takes a pushed frame if it is this mailbox's. */
  push(frame: AnswerFrame): boolean {
    if (frame.t !== "mail" || !equalBytes(frame.box, this.keys.box)) return false;
    frame.letters.forEach((sealed, index) => this.#early.set(frame.from + index, sealed));
    for (;;) {
      const sealed = this.#early.get(this.#next);
      if (sealed === undefined) break;
      this.#early.delete(this.#next);
      this.#next++;
      const letter = openLetter(sealed, this.keys.key, this.keys.box);
      if (letter !== null) this.#letters.push(letter);
    }
    this.tell();
    return true;
  }

  /** Posts a letter, sealed. Rejects with the node's refusal: `TOO_MANY` when the mailbox is full. */
  async post(connection: Connection, letter: Letter): Promise<void> {
    const { box, token, key } = this.keys;
    await connection.ask({ t: "mail-post", box, token, letter: sealLetter(letter, key, box, this.#random) }, "done");
  }

  /** Waits until something was read or `tell` is called, and at most so many milliseconds. */
  changed(atMost: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, atMost);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Wakes whoever waits: the connection has ended, say. */
  tell(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
