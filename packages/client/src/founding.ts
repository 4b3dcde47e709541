import { type Founding, type Signer, encodeCanonical, foundingBytes, signingInput } from "@longtable/protocol";

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
