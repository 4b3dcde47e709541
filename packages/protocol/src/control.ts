import * as v from "valibot";

import { encodeCanonical } from "./cbor.ts";
import type { Signer } from "./ed25519.ts";
import { type ControlEntry, entryBytes } from "./entry.ts";
import { ML_DSA_SIGNATURE_LENGTH } from "./ml-dsa.ts";
import { bytes32, bytesOf, bytesUpTo, decodeShape, textUpTo, uint } from "./shape.ts";
import { signingInput } from "./signed.ts";

/** Rooms of DESIGN.md: table (all), caucus (one delegation), group, line, and the open press room. */
export const ROOM_KINDS = ["table", "caucus", "group", "line", "press"] as const;
export type RoomKind = (typeof ROOM_KINDS)[number];

const common = { v: v.literal(1), by: bytes32 };
const inRoom = { ...common, room: bytes32 };
const statements = v.pipe(v.array(bytesUpTo(8192)), v.maxLength(64));

/** Details of admitted devices, sealed under the epoch (null where the room is open). */
const sealedDetails = v.nullable(bytesUpTo(64 * 1024));

export const controlShape = v.variant("kind", [
  v.strictObject({
    ...common,
    kind: v.literal("room.found"),
    room: v.null(),
    roomKind: v.picklist(ROOM_KINDS),
    founding: bytesUpTo(200_000),
    appointments: statements,
    delegations: v.pipe(v.array(bytes32), v.minLength(1), v.maxLength(250)),
    node: bytes32,
    nonce: bytes32,
    purpose: v.nullable(bytes32),
  }),
  v.strictObject({
    ...inRoom,
    kind: v.literal("room.admit"),
    epoch: bytes32,
    statements,
    envelopes: bytes32,
    details: sealedDetails,
  }),
  v.strictObject({
    ...inRoom,
    kind: v.literal("room.epoch"),
    parent: bytes32,
    reason: v.picklist(["opening", "revocation", "admission", "round", "complaint", "replacement"]),
    statements,
    roster: bytes32,
    envelopes: bytes32,
    commit: bytes32,
    parentKey: v.nullable(bytesUpTo(128)),
    details: sealedDetails,
  }),
  v.strictObject({ ...inRoom, kind: v.literal("room.term"), term: uint, node: bytes32, size: uint, root: bytes32 }),
  v.strictObject({
    ...inRoom,
    kind: v.literal("room.seal"),
    size: uint,
    root: bytes32,
    note: bytes32,
    state: bytes32,
    postQuantum: bytesOf(ML_DSA_SIGNATURE_LENGTH),
  }),
  v.strictObject({
    ...inRoom,
    kind: v.literal("room.branch"),
    name: textUpTo(64),
    size: uint,
    root: bytes32,
    node: bytes32,
  }),
  v.strictObject({
    ...inRoom,
    kind: v.literal("room.complain"),
    epoch: bytes32,
    reason: v.picklist(["missing", "unreadable", "wrong-room", "wrong-commit"]),
  }),
]);

/** What a control entry says, by its `kind`. `by` is the key that signs it. */
export type Control = v.InferOutput<typeof controlShape>;
export type ControlKind = Control["kind"];
export type ControlOf<K extends ControlKind> = Extract<Control, { readonly kind: K }>;

/** Signs a control entry and gives its entry bytes (the leaf). Its id is H of them. */
export async function signControl(control: Control, signer: Signer): Promise<Uint8Array<ArrayBuffer>> {
  const payload = encodeCanonical(control);
  return entryBytes({ form: "control", payload, signature: await signer.sign(signingInput("control", payload)) });
}

/** What a control entry says. Refuses other shapes (`BAD_CBOR`, `BAD_SHAPE`); judges no signature. */
export function readControl(entry: ControlEntry): Control {
  return decodeShape(controlShape, entry.payload, "A control entry");
}

/** The part of a seal that its ML-DSA signature is over: all but that signature. */
export function sealPayload(seal: ControlOf<"room.seal">): Uint8Array<ArrayBuffer> {
  const { postQuantum: _, ...rest } = seal;
  return encodeCanonical(rest);
}
