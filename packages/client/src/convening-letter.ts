import {
  type Letter,
  detailsHash,
  encodeCanonical,
  equalBytes,
  fromHex,
  isConsented,
  isSignedBy,
  readAccreditation,
  readFounding,
  sha256,
  signingInput,
  verifySignature,
} from "@longtable/protocol";
import { type DelegationKeys, verifyFirstAppointment, verifyFounding } from "@longtable/record";

import type { AccreditedDevice } from "./accredit.ts";
import { isAmong } from "./correspondence.ts";

/** The appointment in another head's acceptance, signed by its own root; null for any other letter. */
export async function acceptance(letter: Letter): Promise<Uint8Array | null> {
  if (letter.t !== "accept") return null;
  return (await verifyFirstAppointment(letter.appointment)) === null ? null : letter.appointment;
}

/** † The draft's appointment is signed by the root that the link names: nobody else's keys take its place. */
export async function draftIn(letter: Letter, root: Uint8Array) {
  if (letter.t !== "convene") return null;
  const keys = await verifyFirstAppointment(letter.appointment);
  return keys !== null && equalBytes(sha256(keys.root), root) ? letter : null;
}

/** A founding's payload that says what the draft said, with the convener's and one's own appointment in it. */
export function payloadIn(
  letter: Letter,
  draft: Extract<Letter, { readonly t: "convene" }>,
  own: Uint8Array,
): Uint8Array | null {
  if (letter.t !== "payload") return null;
  try {
    const { value } = readFounding(encodeCanonical([letter.payload, []]));
    const isDraft =
      equalBytes(value.nonce, draft.nonce) && equalBytes(value.node, draft.node) && value.rules === draft.rules;
    const hasBoth = isAmong(own, value.appointments) && isAmong(draft.appointment, value.appointments);
    return isDraft && hasBoth ? letter.payload : null;
  } catch {
    return null;
  }
}

/** A head's signature of the founding's payload; null for any other letter, or one that is not good. */
export async function signatureIn(letter: Letter, head: Uint8Array, payload: Uint8Array): Promise<Uint8Array | null> {
  if (letter.t !== "signature") return null;
  const holds = await verifySignature(head, letter.signature, signingInput("founding", payload));
  return holds ? letter.signature : null;
}

/** The founding statement over exactly this payload, signed by all its heads; null for any other letter. */
export async function foundedIn(letter: Letter, payload: Uint8Array): Promise<Uint8Array | null> {
  if (letter.t !== "founded" || (await verifyFounding(letter.founding)) === null) return null;
  return equalBytes(readFounding(letter.founding).payload, payload) ? letter.founding : null;
}

/** A head's device, accredited by that head and by itself; null for any other letter. */
export async function deviceIn(
  letter: Letter,
  delegation: DelegationKeys,
  dialogue: Uint8Array,
): Promise<AccreditedDevice | null> {
  if (letter.t !== "device") return null;
  try {
    const accreditation = readAccreditation(letter.accreditation);
    const { value } = accreditation;
    const isTheirs =
      equalBytes(value.dialogue, dialogue) &&
      equalBytes(value.delegation, fromHex(delegation.id)) &&
      equalBytes(value.details, detailsHash(letter.details)) &&
      value.via === null;
    if (!isTheirs || !(await isSignedBy("accreditation", accreditation, delegation.head))) return null;
    if (!(await isConsented(accreditation))) return null;
    const { device, identity: recipient } = value;
    return { statement: letter.accreditation, details: letter.details, device, recipient };
  } catch {
    return null;
  }
}

/** The delegations of some first appointments, or null where one does not hold or two are the same. */
export async function delegationsOf(appointments: readonly Uint8Array[]): Promise<readonly DelegationKeys[] | null> {
  const delegations: DelegationKeys[] = [];
  for (const appointment of appointments) {
    const keys = await verifyFirstAppointment(appointment);
    if (keys === null || delegations.some(({ id }) => id === keys.id)) return null;
    delegations.push(keys);
  }
  return delegations;
}
