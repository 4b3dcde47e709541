import {
  type Founding,
  type Signer,
  encodeCanonical,
  foundingBytes,
  readControl,
  readEntry,
  signingInput,
} from "@longtable/protocol";

import { ClientError } from "./error.ts";

/** The founding's payload: what every head signs. `appointments` are in the order of the delegations. */
export function foundingPayload(founding: Omit<Founding, "v">): Uint8Array {
  return encodeCanonical({ v: 1, ...founding });
}

/** One head's signature over the founding's payload. */
export function signFounding(payload: Uint8Array, head: Signer): Promise<Uint8Array> {
  return head.sign(signingInput("founding", payload));
}

/** The founding statement, once every head has signed, in the order of the appointments. */
export function completeFounding(payload: Uint8Array, signatures: readonly Uint8Array[]): Uint8Array {
  return foundingBytes(payload, signatures);
}

/** The founding statement that a room rests on, from its first entry. `BAD_ANSWER` where that is something else. */
export function foundingIn(entries: readonly Uint8Array[]): Uint8Array {
  const entry = entries[0] === undefined ? null : readEntry(entries[0]);
  const control = entry?.form === "control" ? readControl(entry) : null;
  if (control?.kind !== "room.found") throw new ClientError("BAD_ANSWER", "The node has a room without a founding.");
  return control.founding;
}
