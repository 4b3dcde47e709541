import {
  type Control,
  type Details,
  type RoomKind,
  type Signer,
  compareBytes,
  sealPayload,
  signControl,
  signSealPostQuantum,
} from "@longtable/protocol";
import {
  HashTree,
  type RoomControl,
  type RosterMember,
  applyStatements,
  leafHash,
  rosterHash,
  rosterOf,
} from "@longtable/record";
import { type Randomness, commitToKey, linkParent, sealDetails, wrapEpochKey } from "@longtable/room";

import type { AccreditedDevice, ChangedRole } from "./accredit.ts";
import type { Head } from "./delegation-keys.ts";
import { ClientError } from "./error.ts";

/** A control entry ready to be sent, with the envelopes it commits to. */
export interface PreparedControl {
  readonly entry: Uint8Array;
  readonly envelopes: readonly Uint8Array[];
}

/** An epoch ready to be sent, with the key this device made for it. */
export interface PreparedEpoch extends PreparedControl {
  readonly key: Uint8Array;
}

/** What founds a room. `founding` is the dialogue's founding statement, so that the room folds from itself alone. */
export interface RoomPlan {
  readonly kind: RoomKind;
  readonly founding: Uint8Array;
  /** Appointments after the founding, for rooms founded after a head was replaced. */
  readonly appointments?: readonly Uint8Array[];
  readonly delegations: readonly Uint8Array[];
  /** The key of the node that sequences the room first. */
  readonly node: Uint8Array;
}

/** The founding entry of a room, signed by a head of one of its delegations. */
export function prepareRoom(plan: RoomPlan, head: Signer, random: Randomness): Promise<Uint8Array> {
  const { kind, founding, appointments = [], delegations, node } = plan;
  const control: Control = {
    v: 1,
    by: head.publicKey,
    kind: "room.found",
    room: null,
    roomKind: kind,
    founding,
    appointments: [...appointments],
    delegations: delegations.toSorted(compareBytes),
    node,
    nonce: random(32),
    purpose: null,
  };
  return signControl(control, head);
}

/** The RFC 9162 root of a list of envelopes. */
export function envelopesRoot(envelopes: readonly Uint8Array[]): Uint8Array {
  const tree = new HashTree();
  for (const envelope of envelopes) tree.append(leafHash(envelope));
  return tree.root();
}

/** Statements for a room, in the order in which they are applied. */
export interface StatementPlan {
  /** First, because what a new head signs holds only after its appointment. */
  readonly appointments?: readonly Uint8Array[];
  /** What keeps devices and invitations out that are not in: before those who are let in. */
  readonly bars?: readonly Uint8Array[];
  readonly admitted?: readonly AccreditedDevice[];
  readonly changed?: readonly ChangedRole[];
}

/** What begins an epoch. */
export interface EpochPlan extends StatementPlan {
  readonly reason: "opening" | "revocation" | "admission" | "round" | "complaint" | "replacement";
  /** Revocations of devices that are in. */
  readonly statements?: readonly Uint8Array[];
  /** The current epoch's key: handed on inside the new one, or null where the history ends here. */
  readonly parentKey: Uint8Array | null;
}

/**
 * Prepares a new epoch: a fresh key, one envelope for every member the room then has, and the commitment
 * to it (PROTOCOL.md §6). Refuses statements that would have no effect: `CONTROL_REFUSED`.
 */
export async function prepareEpoch(
  control: RoomControl,
  size: number,
  plan: EpochPlan,
  by: Signer,
  random: Randomness,
): Promise<PreparedEpoch> {
  const statements = [...statementsOf(plan), ...(plan.statements ?? [])];
  const applied = await applyStatements(control, statements, size);
  if (!applied.ok) {
    throw new ClientError("CONTROL_REFUSED", `The room would not take these statements now (${applied.code}).`);
  }
  const members = rosterOf(applied.control);
  const roster = rosterHash(members);
  const parent = control.epoch?.hash ?? control.room;
  const key = random(32);
  const context = { room: control.room, parent, roster };
  const commit = commitToKey(key, context);
  const envelopes = await wrapForAll(members, { room: control.room, commit, key });
  const entry = await signControl(
    {
      v: 1,
      by: by.publicKey,
      kind: "room.epoch",
      room: control.room,
      parent,
      reason: plan.reason,
      statements,
      roster,
      envelopes: envelopesRoot(envelopes),
      commit,
      parentKey: plan.parentKey === null ? null : linkParent(key, plan.parentKey, context, random),
      details: detailsFor(plan, key, control, random),
    },
    by,
  );
  return { entry, envelopes, key };
}

/** Prepares the admission of devices under the current epoch, with its history: one envelope each. */
export function prepareAdmission(
  control: RoomControl,
  epochKey: Uint8Array | null,
  admitted: readonly AccreditedDevice[],
  by: Signer,
  random: Randomness,
): Promise<PreparedControl> {
  return prepareStatements(control, epochKey, { admitted }, by, random);
}

/**
 * Prepares what changes under the current epoch: a head's successor, who is kept out, devices let in with the history,
 * other roles. Without the epoch's key (`epochKey` null) nobody is let in; an appointment needs none.
 */
export async function prepareStatements(
  control: RoomControl,
  epochKey: Uint8Array | null,
  plan: StatementPlan,
  by: Signer,
  random: Randomness,
): Promise<PreparedControl> {
  const { epoch, room } = control;
  const admitted = plan.admitted ?? [];
  let envelopes: readonly Uint8Array[] = [];
  let details: Uint8Array | null = null;
  if (epoch !== null && epochKey !== null) {
    const members = admitted.map(({ device, recipient }) => ({ id: device, recipient }));
    envelopes = await wrapForAll(members, { room, commit: epoch.commit, key: epochKey });
    details = detailsFor(plan, epochKey, control, random);
  }
  const entry = await signControl(
    {
      v: 1,
      by: by.publicKey,
      kind: "room.admit",
      room,
      epoch: epoch?.hash ?? room,
      statements: statementsOf(plan),
      envelopes: envelopesRoot(envelopes),
      details,
    },
    by,
  );
  return { entry, envelopes };
}

/** A head's seal over a checkpoint and the hash of the state that it saw: Ed25519 and ML-DSA-44. */
export async function prepareSeal(
  room: Uint8Array,
  over: { readonly size: number; readonly root: Uint8Array; readonly note: Uint8Array; readonly state: Uint8Array },
  head: Head,
): Promise<Uint8Array> {
  const unsigned = { v: 1, by: head.signer.publicKey, kind: "room.seal", room, ...over } as const;
  const payload = sealPayload({ ...unsigned, postQuantum: new Uint8Array(0) });
  return await signControl(
    { ...unsigned, postQuantum: signSealPostQuantum(head.postQuantumSeed, payload) },
    head.signer,
  );
}

async function wrapForAll(
  members: readonly RosterMember[],
  what: { readonly room: Uint8Array; readonly commit: Uint8Array; readonly key: Uint8Array },
): Promise<readonly Uint8Array[]> {
  const envelopes: Uint8Array[] = [];
  for (const { id, recipient } of members) envelopes.push(await wrapEpochKey({ ...what, member: id }, recipient));
  return envelopes;
}

function statementsOf({ appointments = [], bars = [], admitted = [], changed = [] }: StatementPlan): Uint8Array[] {
  return [...appointments, ...bars, ...admitted.map((one) => one.statement), ...changed.map((one) => one.statement)];
}

function detailsFor(
  { admitted = [], changed = [] }: StatementPlan,
  key: Uint8Array,
  control: RoomControl,
  random: Randomness,
): Uint8Array | null {
  const details: readonly Details[] = [...admitted, ...changed].map((one) => one.details);
  return details.length === 0 ? null : sealDetails(details, key, control.room, random);
}
