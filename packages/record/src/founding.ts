import {
  type DelegationId,
  type DialogueId,
  type ReadFounding,
  hashId,
  idOf,
  isPublicKey,
  isSignedBy,
  readFounding,
  readStatement,
  sha256,
  equalBytes,
  verifySignature,
  signingInput,
} from "@longtable/protocol";

import type { DelegationKeys } from "./room-control.ts";

/** A founding whose every signature was checked. */
export interface VerifiedFounding {
  readonly dialogue: DialogueId;
  readonly hash: Uint8Array;
  readonly rules: string;
  /** The first host's node key. */
  readonly node: Uint8Array;
  readonly delegations: ReadonlyMap<DelegationId, DelegationKeys>;
}

/**
 * Checks a founding statement whole: each delegation's appointment by its own root, the roots distinct,
 * the keys acceptable, and one signature of every head over the founding. Null if anything fails.
 * PROTOCOL.md §3: the dialogue's id is H of the statement, so nothing can be replayed into a clone.
 */
export async function verifyFounding(bytes: Uint8Array): Promise<VerifiedFounding | null> {
  let founding: ReadFounding;
  try {
    founding = readFounding(bytes);
  } catch {
    return null;
  }
  const { value, signatures, payload } = founding;
  if (signatures.length !== value.appointments.length || !(await isPublicKey(value.node))) return null;
  const delegations = new Map<DelegationId, DelegationKeys>();
  for (const [index, appointment] of value.appointments.entries()) {
    const keys = await verifyFirstAppointment(appointment);
    const signature = signatures[index];
    if (keys === null || signature === undefined || delegations.has(keys.id)) return null;
    if (!(await verifySignature(keys.head, signature, signingInput("founding", payload)))) return null;
    delegations.set(keys.id, keys);
  }
  return {
    dialogue: hashId<DialogueId>(bytes),
    hash: sha256(bytes),
    rules: value.rules,
    node: value.node,
    delegations,
  };
}

/** Checks a delegation's first appointment: signed by its own root, keys acceptable. Null if not. */
export async function verifyFirstAppointment(bytes: Uint8Array): Promise<DelegationKeys | null> {
  try {
    const statement = readStatement("appointment", bytes);
    const { value } = statement;
    if (value.n !== 0 || !equalBytes(value.delegation, value.root)) return null;
    if (!(await isSignedBy("appointment", statement, value.root))) return null;
    if (!(await areKeysGood(value))) return null;
    return keysOf(value);
  } catch {
    return null;
  }
}

type AppointmentValue = ReturnType<typeof readStatement<"appointment">>["value"];

async function areKeysGood({ head, press, reader }: AppointmentValue): Promise<boolean> {
  return (await isPublicKey(head)) && (await isPublicKey(press)) && (await isPublicKey(reader));
}

function keysOf(value: AppointmentValue): DelegationKeys {
  const { root, nextRoot, head, headPostQuantum, press, reading, reader, n } = value;
  const id = idOf<DelegationId>(value.delegation);
  return { id, root, nextRoot, head, headPostQuantum, press, reading, reader, appointment: n, inRoom: false };
}

/**
 * A later appointment applied to a delegation's keys: `n` is one more, signed by the current root, or by
 * the root that the current appointment committed to (`nextRoot`), which then takes its place. Null if not.
 */
export async function replaceHead(keys: DelegationKeys, bytes: Uint8Array): Promise<DelegationKeys | null> {
  try {
    const statement = readStatement("appointment", bytes);
    const { value } = statement;
    const isNextRoot = equalBytes(sha256(value.root), keys.nextRoot);
    if (idOf<DelegationId>(value.delegation) !== keys.id || value.n !== keys.appointment + 1) return null;
    if (!isNextRoot && !equalBytes(value.root, keys.root)) return null;
    if (!isNextRoot && !equalBytes(value.nextRoot, keys.nextRoot)) return null;
    if (!(await isSignedBy("appointment", statement, value.root))) return null;
    if (!(await areKeysGood(value))) return null;
    return { ...keysOf(value), inRoom: keys.inRoom };
  } catch {
    return null;
  }
}
