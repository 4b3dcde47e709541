import * as v from "valibot";

import { encodeCanonical } from "./cbor.ts";
import type { Signer } from "./ed25519.ts";
import { ML_DSA_PUBLIC_KEY_LENGTH } from "./ml-dsa.ts";
import { ageRecipient, bytes32, bytesOf, bytesUpTo, decodeShape, textUpTo, uint } from "./shape.ts";
import { type Signed, isSignedBy, readSigned, signValue, signingInput } from "./signed.ts";
import { sha256 } from "./hash.ts";

const version = v.literal(1);

/**
 * A delegation's root names its head: signed by the root key (from the authority sheet). The first
 * (`n` 0) is part of the founding statement; a later one replaces the head, its keys, and, when `root`
 * differs, the root itself, which must then be the one whose hash the appointment before committed to.
 */
export const appointmentShape = v.strictObject({
  v: version,
  delegation: bytes32,
  n: uint,
  root: bytes32,
  nextRoot: bytes32,
  head: bytes32,
  headPostQuantum: bytesOf(ML_DSA_PUBLIC_KEY_LENGTH),
  press: bytes32,
  /** Receives every epoch key of the delegation's rooms: the reading sheet's age recipient. */
  reading: ageRecipient,
  /** The reading sheet's signing key: it may sign in to a node and read there; it signs nothing else. */
  reader: bytes32,
});
export type Appointment = v.InferOutput<typeof appointmentShape>;

/**
 * The founding of a dialogue: every delegation's first appointment, a nonce, the version of the rules
 * and the first host's node key. Signed by every head; the dialogue's id is H of the whole.
 */
export const foundingShape = v.strictObject({
  v: version,
  nonce: bytes32,
  rules: textUpTo(64),
  node: bytes32,
  appointments: v.pipe(v.array(bytesUpTo(8192)), v.minLength(2), v.maxLength(250)),
});
export type Founding = v.InferOutput<typeof foundingShape>;

/**
 * A head's promise that whoever holds the secret behind `key` may join: the public half of a key
 * derived from the link's secret. `offer` is the hash of the details (role, name) that the accreditation must
 * have; `admits`
 * says whether the device may in turn admit others. `until` (ms since 1970) is judged by who admits.
 */
export const invitationShape = v.strictObject({
  v: version,
  dialogue: bytes32,
  delegation: bytes32,
  id: bytes32,
  key: bytes32,
  offer: bytes32,
  admits: v.boolean(),
  until: uint,
});
export type Invitation = v.InferOutput<typeof invitationShape>;

/**
 * A device belongs to a delegate of a delegation. Signed by the head key, or, with `via`, by the key
 * that the head's invitation in `via` names; and by the device itself, which so consents to delegation, name
 * and role: nobody's device is brought in by others. `details` = H(sealed details in clear): name and role.
 */
export const accreditationShape = v.strictObject({
  v: version,
  dialogue: bytes32,
  delegation: bytes32,
  device: bytes32,
  identity: ageRecipient,
  details: bytes32,
  admits: v.boolean(),
  via: v.nullable(bytesUpTo(4096)),
});
export type Accreditation = v.InferOutput<typeof accreditationShape>;

/** A head takes a device's accreditation back (`device`) or an unused invitation (`invitation`). */
export const revocationShape = v.strictObject({
  v: version,
  dialogue: bytes32,
  delegation: bytes32,
  device: v.nullable(bytes32),
  invitation: v.nullable(bytes32),
});
export type Revocation = v.InferOutput<typeof revocationShape>;

/**
 * A head gives a device's delegate another role, or another name. `n` counts the device's roles from the 0 of
 * its accreditation: a smaller or equal one has no effect, so that no old statement brings an old role back.
 */
export const roleShape = v.strictObject({
  v: version,
  dialogue: bytes32,
  delegation: bytes32,
  device: bytes32,
  n: uint,
  details: bytes32,
  admits: v.boolean(),
});
export type RoleChange = v.InferOutput<typeof roleShape>;

/** Roles of DESIGN.md. Who may do what is `packages/dialogue`'s one table. */
export const ROLES = ["head", "deputy", "secretary", "adviser", "interpreter", "note-taker", "chair"] as const;
export type Role = (typeof ROLES)[number];

/** Who a device is: sealed for those who may know it, committed to by its accreditation. */
export const detailsShape = v.strictObject({
  v: version,
  salt: bytesOf(16),
  role: v.picklist(ROLES),
  name: textUpTo(200),
});
export type Details = v.InferOutput<typeof detailsShape>;

const shapes = {
  appointment: appointmentShape,
  invitation: invitationShape,
  revocation: revocationShape,
  role: roleShape,
} as const;
type Statements = {
  appointment: Appointment;
  invitation: Invitation;
  revocation: Revocation;
  role: RoleChange;
};
/** Statements one key signs. The founding, signed by many, and the accreditation, signed by two, are apart. */
export type StatementKind = keyof Statements;

/** A statement read from its bytes: shape checked, signature not yet. */
export interface ReadStatement<K extends StatementKind> extends Signed {
  readonly kind: K;
  readonly value: Statements[K];
}

/** Signs a statement; content-addressed by H of the returned bytes. */
export function signStatement<K extends StatementKind>(
  kind: K,
  value: Statements[K],
  signer: Signer,
): Promise<Uint8Array<ArrayBuffer>> {
  return signValue(kind, value, signer);
}

/** Reads a statement's bytes. Refuses other shapes (`BAD_CBOR`, `BAD_SHAPE`); judges no signature. */
export function readStatement<K extends StatementKind>(kind: K, bytes: Uint8Array): ReadStatement<K> {
  const signed = readSigned(bytes);
  const value = decodeShape(shapes[kind], signed.payload, `This ${kind}`) as Statements[K];
  return { ...signed, kind, value };
}

const accreditationBytesShape = v.strictTuple([bytesUpTo(8192), bytesOf(64), bytesOf(64)]);

/** An accreditation read from its bytes: shape checked, neither signature yet. */
export interface ReadAccreditation extends Signed {
  readonly value: Accreditation;
  /** The device's own signature over the same payload, of kind `join`. */
  readonly consent: Uint8Array;
}

/**
 * Signs an accreditation: canonical CBOR `[payload, signature, consent]`. `by` is the head, or the key that the
 * invitation names; the device's own signature is of kind `join` over the same payload.
 */
export async function signAccreditation(
  value: Accreditation,
  by: Signer,
  device: Signer,
): Promise<Uint8Array<ArrayBuffer>> {
  const payload = encodeCanonical(value);
  const signature = await by.sign(signingInput("accreditation", payload));
  return encodeCanonical([payload, signature, await device.sign(signingInput("join", payload))]);
}

/** Reads an accreditation's bytes. Refuses other shapes (`BAD_CBOR`, `BAD_SHAPE`); judges no signature. */
export function readAccreditation(bytes: Uint8Array): ReadAccreditation {
  const [payload, signature, consent] = decodeShape(accreditationBytesShape, bytes, "An accreditation");
  return { payload, signature, consent, value: decodeShape(accreditationShape, payload, "An accreditation") };
}

/** Whether the device that an accreditation names signed it itself. Never throws. */
export function isConsented({ payload, consent, value }: ReadAccreditation): Promise<boolean> {
  return isSignedBy("join", { payload, signature: consent }, value.device);
}

const useShape = v.strictObject({ v: version, used: bytesUpTo(8000) });

/** That an invitation was used, said to a room that the device is not in: the accreditation by it, as it was placed elsewhere. */
export function useBytes(accreditation: Uint8Array): Uint8Array<ArrayBuffer> {
  return encodeCanonical({ v: 1, used: accreditation });
}

/** The accreditation in a use's bytes, neither read nor judged. Refuses other shapes (`BAD_CBOR`, `BAD_SHAPE`). */
export function readUse(bytes: Uint8Array): Uint8Array {
  return decodeShape(useShape, bytes, "A use of an invitation").used;
}

const foundingBytesShape = v.strictTuple([bytesUpTo(2_100_000), v.pipe(v.array(bytesOf(64)), v.maxLength(250))]);

/** A founding statement read from its bytes; signatures in the order of `appointments`. */
export interface ReadFounding {
  readonly payload: Uint8Array;
  readonly signatures: readonly Uint8Array[];
  readonly value: Founding;
}

/** Reads a founding statement: canonical CBOR `[payload, [signature of each head]]`. */
export function readFounding(bytes: Uint8Array): ReadFounding {
  const [payload, signatures] = decodeShape(foundingBytesShape, bytes, "A founding statement");
  return { payload, signatures, value: decodeShape(foundingShape, payload, "A founding statement") };
}

/** Puts a founding's payload and the heads' signatures together. */
export function foundingBytes(payload: Uint8Array, signatures: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return encodeCanonical([payload, signatures]);
}

/** The commitment to a device's details that its accreditation carries: H of their canonical bytes. */
export function detailsHash(details: Details): Uint8Array<ArrayBuffer> {
  return sha256(encodeCanonical(details));
}
