import { type InvitationLink, type Letter, equalBytes } from "@longtable/protocol";
import type { Randomness } from "@longtable/room";

import { type Connection, connect } from "./connection.ts";
import type { Device } from "./device.ts";
import { ClientError } from "./error.ts";
import { mailboxKeys, watchKeyOf } from "./invitation-keys.ts";
import { Mailbox } from "./mailbox.ts";

/** How often one who waits for a letter looks at the clock and asks the node, in milliseconds. */
const ASK_AGAIN = 5_000;

/** Where, and as whom, letters are exchanged. */
export interface CorrespondenceOptions {
  readonly origin: string;
  /** The node's key, where it is known. */
  readonly node?: Uint8Array;
  readonly device: Device;
  readonly links: readonly Pick<InvitationLink, "id" | "secret">[];
  readonly random: Randomness;
  readonly signal?: AbortSignal;
}

/** The mailboxes of some invitations, over one connection of their own. */
export class Correspondence {
  readonly mailboxes: readonly Mailbox[];
  #connection: Connection | null = null;
  #lost: ClientError | null = null;

  private constructor(options: CorrespondenceOptions) {
    const { links, random } = options;
    this.mailboxes = links.map(({ id, secret }) => new Mailbox(mailboxKeys(watchKeyOf(secret, id), id), random));
  }

  /** Connects. The mailboxes are opened or attached by the caller. */
  static async begin(options: CorrespondenceOptions): Promise<Correspondence> {
    const { origin, node, device, random, signal } = options;
    const begun = new Correspondence(options);
    begun.#connection = await connect({
      origin,
      ...(node === undefined ? {} : { node }),
      device: device.signer,
      random,
      onPush: (frame) => void begun.mailboxes.some((mailbox) => mailbox.push(frame)),
      onClose: (why) => begun.#lose(why),
    });
    signal?.addEventListener("abort", () => {
      begun.#lose("The waiting was ended here; what was written stays in the mailbox.");
      begun.end();
    });
    return begun;
  }

  get connection(): Connection {
    if (this.#lost !== null) throw this.#lost;
    if (this.#connection === null) throw new TypeError("A correspondence is begun by Correspondence.begin.");
    return this.#connection;
  }

  /** Waits until `find` finds something, or `isOver` says that it need not wait any longer: then null. */
  async wait<T>(mailbox: Mailbox, find: () => Promise<T | null>, isOver: () => boolean): Promise<T | null> {
    for (;;) {
      const found = await find();
      if (found !== null) return found;
      if (isOver()) return null;
      this.#check();
      await mailbox.changed(ASK_AGAIN);
      this.#check();
    }
  }

  /** Posts a letter unless the same one is there already, as it is when one goes on after a break. */
  async postOnce(mailbox: Mailbox, letter: Letter, isSame: (there: Letter) => boolean): Promise<void> {
    if (!mailbox.letters.some(isSame)) await mailbox.post(this.connection, letter);
  }

  /** Ends the connection. */
  end(): void {
    this.#connection?.close();
  }

  #check(): void {
    if (this.#lost !== null) throw this.#lost;
  }

  #lose(why: string): void {
    this.#lost = new ClientError("NO_CONNECTION", why);
    for (const mailbox of this.mailboxes) mailbox.tell();
  }
}

/** The first of some letters by its kind that holds. */
export async function firstThat<T>(
  letters: readonly Letter[],
  holds: (letter: Letter) => T | null | Promise<T | null>,
): Promise<T | null> {
  for (const letter of letters) {
    const held = await holds(letter);
    if (held !== null) return held;
  }
  return null;
}

/** Whether some bytes are among others. */
export function isAmong(bytes: Uint8Array, others: readonly Uint8Array[]): boolean {
  return others.some((other) => equalBytes(other, bytes));
}
