import { type Signer, deriveKey, signerOf } from "@longtable/protocol";

/** What gives access to an invitation's letters, and nothing more: box, token and the letters' key. */
export interface MailboxKeys {
  readonly box: Uint8Array;
  readonly token: Uint8Array;
  readonly key: Uint8Array;
}

/**
 * The key of an invitation's watch, from the link's secret. Whoever has it reads and writes the letters; the
 * link's own key, which signs the newcomer's accreditation, cannot be had from it.
 */
export function watchKeyOf(secret: Uint8Array, id: Uint8Array): Uint8Array {
  return deriveKey(secret, "watch", id);
}

/** The mailbox of an invitation, from its watch key. */
export function mailboxKeys(watchKey: Uint8Array, id: Uint8Array): MailboxKeys {
  return {
    box: deriveKey(watchKey, "mailbox", id),
    token: deriveKey(watchKey, "token", id),
    key: deriveKey(watchKey, "letter", id),
  };
}

/** The key that a link's secret gives and the invitation names: it accredits the one device that joins by it. */
export function linkSigner(secret: Uint8Array, id: Uint8Array): Promise<Signer> {
  return signerOf(deriveKey(secret, "join", id));
}
