import * as v from "valibot";

import { encodeCanonical } from "./cbor.ts";
import { bytes32, bytesOf, bytesUpTo, decodeShape, textUpTo } from "./shape.ts";
import { detailsShape } from "./statement.ts";

/** Why an invitation brings nobody in. Each has its sentence in `INVITATION_REFUSALS`. */
export const INVITATION_REFUSALS = {
  NOT_A_LINK: "This is not a whole invitation link: copy it again, from its beginning to its end.",
  INVITATION_EXPIRED: "This invitation's time is over: ask for a new one.",
  INVITATION_REVOKED: "This invitation was taken back by the head who gave it: ask for a new one.",
  INVITATION_SPENT:
    "This invitation was used before, with another device. If that was not you, tell your head at once: the link was stolen.",
  INVITATION_UNKNOWN:
    "The node has no such invitation: its time is over, or it was taken back, or this is another node. Ask for a new one.",
  INVITATION_FORGED:
    "What came with this invitation is not from the delegation that the link names: do not go on, and tell whoever invited you.",
  INVITATION_FLOODED:
    "The invitation's mailbox is full, so that this device cannot ask to join: ask for a new invitation.",
  ANOTHER_NODE:
    "Another node answered than the one that holds the dialogue: check the address, and tell whoever invited you.",
  OTHER_KIND: "This link is for another purpose: a head's link convenes a dialogue, a delegate's link joins one.",
} as const;

/** A code of the closed list above. */
export type InvitationRefusalCode = keyof typeof INVITATION_REFUSALS;

const version = v.literal(1);
const statement = bytesUpTo(8192);
const statements = v.pipe(v.array(statement), v.maxLength(16));
const refusalCode = v.picklist(Object.keys(INVITATION_REFUSALS) as [InvitationRefusalCode, ...InvitationRefusalCode[]]);

const aboutShape = v.strictObject({
  title: textUpTo(1000),
  /** The inviting delegation's name, and the invited one's as the inviter calls it. */
  from: textUpTo(300),
  to: textUpTo(300),
  mandate: textUpTo(8000),
});

/**
 * What an invitation is to, in the inviter's words: shown before anything is asked for. Whoever holds the link can
 * write it, so nothing is decided by it; empty where the inviter said nothing.
 */
export type About = v.InferOutput<typeof aboutShape>;

/**
 * What the two ends of an invitation write to one another, sealed, in its mailbox. Whoever holds the link can
 * write any of them: each is believed only as far as the signatures in it go.
 */
export const letterShape = v.variant("t", [
  /** From the inviter, first: everything by which the invited device checks the link's promise. */
  v.strictObject({
    t: v.literal("offer"),
    v: version,
    founding: bytesUpTo(40_000),
    appointments: statements,
    invitation: bytesUpTo(4096),
    details: detailsShape,
    node: bytes32,
    about: v.nullable(aboutShape),
  }),
  /** The invited device's accreditation, signed by the link's key and by the device. */
  v.strictObject({
    t: v.literal("join"),
    v: version,
    accreditation: statement,
    details: detailsShape,
  }),
  /** What became of a device's request: null when it was admitted. */
  v.strictObject({ t: v.literal("answer"), v: version, device: bytes32, code: v.nullable(refusalCode) }),
  /** The head's revocation of the invitation. */
  v.strictObject({ t: v.literal("withdrawn"), v: version, revocation: statement }),
  /** Convening: the convening head's draft. */
  v.strictObject({
    t: v.literal("convene"),
    v: version,
    appointment: statement,
    nonce: bytes32,
    rules: textUpTo(64),
    node: bytes32,
    about: v.nullable(aboutShape),
  }),
  /** The other head's answer: its delegation's first appointment. */
  v.strictObject({ t: v.literal("accept"), v: version, appointment: statement }),
  /** The founding's payload, with every appointment in it, for the other head to sign. */
  v.strictObject({ t: v.literal("payload"), v: version, payload: bytesUpTo(40_000) }),
  v.strictObject({ t: v.literal("signature"), v: version, signature: bytesOf(64) }),
  /** The founding statement, signed by every head. */
  v.strictObject({ t: v.literal("founded"), v: version, founding: bytesUpTo(45_000) }),
  /** The other head's own device, accredited by that head. */
  v.strictObject({ t: v.literal("device"), v: version, accreditation: statement, details: detailsShape }),
  /** The table stands, with both heads' devices admitted. */
  v.strictObject({ t: v.literal("seated"), v: version, table: bytes32 }),
]);

/** A letter in an invitation's mailbox, by its `t`. */
export type Letter = v.InferOutput<typeof letterShape>;
export type LetterOf<T extends Letter["t"]> = Extract<Letter, { readonly t: T }>;

/** A letter's bytes, not yet sealed. */
export function letterBytes(letter: Letter): Uint8Array<ArrayBuffer> {
  return encodeCanonical(letter);
}

/** A letter from its bytes. Refuses other shapes (`BAD_CBOR`, `BAD_SHAPE`). */
export function readLetter(bytes: Uint8Array): Letter {
  return decodeShape(letterShape, bytes, "A letter");
}
