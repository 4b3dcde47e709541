import {
  type Control,
  type ControlEntry,
  type ControlOf,
  type DelegationId,
  type DeviceId,
  type EpochId,
  type RoomId,
  equalBytes,
  hashId,
  idOf,
  checkpointText,
  isPublicKey,
  isSignedBy,
  readControl,
  readEntry,
  sealPayload,
  sha256,
  toHex,
  utf8,
  verifySealPostQuantum,
} from "@longtable/protocol";

import { admitDevice, useInvitation } from "./accreditation.ts";
import { replaceHead, verifyFounding } from "./founding.ts";
import type {
  ControlOutcome,
  ControlRefusal,
  DelegationKeys,
  Epoch,
  PlacedAppointment,
  RoomControl,
  RoomDevice,
  StatementOutcome,
} from "./room-control.ts";
import { revoke } from "./revocation.ts";
import { changeRole } from "./role-change.ts";
import { rosterHash, rosterOf } from "./roster.ts";

const sentences: Readonly<Record<ControlRefusal, string>> = {
  NOT_A_FOUNDING: "A room's first entry founds it, and this one does not.",
  ALREADY_FOUNDED: "A room is founded once.",
  WRONG_ROOM: "This control entry was signed for another room.",
  BAD_SIGNATURE: "This control entry is not signed by the key it names.",
  BAD_KEY: "A key in this control entry is not one that Longtable accepts.",
  BAD_FOUNDING: "The founding statement in this entry does not verify, or does not fit the room.",
  BAD_STATEMENT: "A statement in this entry is forged, out of place or for another dialogue.",
  NOT_CONSENTED: "An accreditation in this entry is not signed by the device it names: the device must ask itself.",
  STALE_ROLE: "A newer statement about this device's role was placed before: the newer one holds.",
  NOT_ENTITLED: "Whoever signed this control entry may not do that in this room.",
  STALE_EPOCH: "This entry builds on an epoch that is no longer the current one: make it again.",
  WRONG_ROSTER: "The epoch's roster is not that of the devices and reading identities entitled here.",
  INVITATION_SPENT: "This invitation was used or revoked before: ask for a new one.",
  ALREADY_ADMITTED: "This device is admitted here already.",
  DEVICE_REVOKED: "This device was revoked here and cannot be admitted again under the same key.",
  WRONG_SEAL: "The seal is not a head's, or its post-quantum signature is not good.",
  NOT_YET: "This kind of entry has no effect under these rules.",
};

function refused(code: ControlRefusal): ControlOutcome & { readonly ok: false } {
  return { ok: false, code, sentence: sentences[code] };
}

/**
 * Folds a control entry into a room: pure but for the awaited signature checks, reading nothing but its
 * arguments. `control` is null before the founding entry. An entry that does not hold leaves the room as
 * it was and says why; the node then does not place it, and a reader who finds it placed shows it refused.
 */
export async function foldControl(
  control: RoomControl | null,
  seq: number,
  bytes: Uint8Array,
): Promise<ControlOutcome> {
  let signed: ControlEntry;
  let entry: Control;
  try {
    const read = readEntry(bytes);
    if (read.form !== "control") return refused("BAD_SIGNATURE");
    signed = read;
    entry = readControl(read);
  } catch {
    return refused("BAD_SIGNATURE");
  }
  if (!(await isSignedBy("control", signed, entry.by))) return refused("BAD_SIGNATURE");
  if (control === null) {
    return entry.kind === "room.found" ? await found(entry, bytes, seq) : refused("NOT_A_FOUNDING");
  }
  if (entry.kind === "room.found") return refused("ALREADY_FOUNDED");
  if (!equalBytes(entry.room, control.room)) return refused("WRONG_ROOM");
  switch (entry.kind) {
    case "room.admit":
      return await admit(control, entry, seq);
    case "room.epoch":
      return await beginEpoch(control, entry, bytes, seq);
    case "room.seal":
      return seal(control, entry, seq);
    case "room.complain":
      return complain(control, entry, seq);
    case "room.term":
    case "room.branch":
      return refused("NOT_YET");
  }
}

async function found(entry: ControlOf<"room.found">, bytes: Uint8Array, seq: number): Promise<ControlOutcome> {
  const founding = await verifyFounding(entry.founding);
  if (founding === null || seq !== 0 || !(await isPublicKey(entry.node))) return refused("BAD_FOUNDING");
  const delegations = new Map(founding.delegations);
  const appointments: PlacedAppointment[] = [];
  for (const appointment of entry.appointments) {
    const placed = await appoint(delegations, appointment, seq);
    if (placed === null) return refused("BAD_STATEMENT");
    appointments.push(placed);
  }
  for (const key of entry.delegations) {
    const delegation = delegations.get(idOf<DelegationId>(key));
    if (delegation === undefined || delegation.inRoom) return refused("BAD_FOUNDING");
    delegations.set(delegation.id, { ...delegation, inRoom: true });
  }
  const ours = [...delegations.values()].filter((delegation) => delegation.inRoom);
  const isWhole = ours.length === delegations.size;
  const fits = {
    table: isWhole,
    press: isWhole,
    caucus: ours.length === 1,
    group: ours.length > 0,
    line: ours.length > 1,
  };
  if (!fits[entry.roomKind]) return refused("BAD_FOUNDING");
  // † All heads signed whose node hosts the table first; other rooms may lie elsewhere.
  if (entry.roomKind === "table" && !equalBytes(entry.node, founding.node)) return refused("BAD_FOUNDING");
  if (!ours.some((delegation) => equalBytes(delegation.head, entry.by))) return refused("NOT_ENTITLED");
  const control: RoomControl = {
    room: sha256(bytes),
    id: hashId<RoomId>(bytes),
    kind: entry.roomKind,
    dialogue: founding.dialogue,
    dialogueHash: founding.hash,
    rules: founding.rules,
    purpose: entry.purpose,
    delegations,
    devices: new Map(),
    spentInvitations: new Map(),
    revocations: new Map(),
    roles: new Map(),
    epoch: null,
    epochs: new Map(),
    term: 0,
    node: entry.node,
    seals: [],
    appointments,
    complaints: [],
  };
  return { ok: true, control, entry };
}

async function appoint(
  delegations: Map<DelegationId, DelegationKeys>,
  statement: Uint8Array,
  seq: number,
): Promise<PlacedAppointment | null> {
  for (const keys of delegations.values()) {
    const replaced = await replaceHead(keys, statement);
    if (replaced === null) continue;
    delegations.set(replaced.id, replaced);
    return { seq, delegation: replaced.id, statement, isRootReplaced: !equalBytes(keys.root, replaced.root) };
  }
  return null;
}

async function admit(control: RoomControl, entry: ControlOf<"room.admit">, seq: number): Promise<ControlOutcome> {
  const epoch = control.epoch?.hash ?? control.room;
  if (!equalBytes(entry.epoch, epoch)) return refused("STALE_EPOCH");
  const applied = await applyStatements(control, entry.statements, seq);
  if (!applied.ok) return refused(applied.code);
  const after = applied.control;
  // † Revoking a device and taking its key away are one entry: an admission takes nobody out, it only bars.
  if ([...after.devices.values()].some(({ revokedAt }) => revokedAt === seq)) return refused("BAD_STATEMENT");
  // A head's successor may place the appointment that makes it one; a device lets in nobody before it is in.
  if (!isEntitledToAdmit(control, entry.by) && !isHead(after, entry.by)) return refused("NOT_ENTITLED");
  return { ok: true, control: after, entry };
}

async function beginEpoch(
  control: RoomControl,
  entry: ControlOf<"room.epoch">,
  bytes: Uint8Array,
  seq: number,
): Promise<ControlOutcome> {
  if (control.kind === "press") return refused("NOT_ENTITLED");
  if (!equalBytes(entry.parent, control.epoch?.hash ?? control.room)) return refused("STALE_EPOCH");
  const applied = await applyStatements(control, entry.statements, seq);
  if (!applied.ok) return refused(applied.code);
  const after = applied.control;
  // Judged after the statements: a head's successor, or a first device, may begin the epoch that brings it in.
  if (!isEntitledToAdmit(after, entry.by)) return refused("NOT_ENTITLED");
  if (!equalBytes(rosterHash(rosterOf(after)), entry.roster)) return refused("WRONG_ROSTER");
  const epoch: Epoch = {
    id: hashId<EpochId>(bytes),
    hash: sha256(bytes),
    seq,
    parent: control.epoch?.id ?? null,
    commit: entry.commit,
    roster: entry.roster,
    parentKey: entry.parentKey,
  };
  return { ok: true, control: { ...after, epoch, epochs: new Map(after.epochs).set(epoch.id, epoch) }, entry };
}

/**
 * Applies a list of statements (accreditations, uses, revocations, roles, appointments) as `room.epoch` at `seq` would:
 * all or none. Whoever prepares an epoch learns from it the roster that the epoch must name.
 */
export async function applyStatements(
  control: RoomControl,
  statements: readonly Uint8Array[],
  seq: number,
): Promise<StatementOutcome> {
  let after = control;
  for (const statement of statements) {
    const outcome = await applyStatement(after, statement, seq);
    if (!outcome.ok) return outcome;
    after = outcome.control;
  }
  return { ok: true, control: after };
}

async function applyStatement(control: RoomControl, bytes: Uint8Array, seq: number): Promise<StatementOutcome> {
  const admitted = await admitDevice(control, bytes, seq);
  if (admitted.ok || admitted.code !== "BAD_STATEMENT") return admitted;
  const used = await useInvitation(control, bytes, seq);
  if (used.ok || used.code !== "BAD_STATEMENT") return used;
  const revoked = await revoke(control, bytes, seq);
  if (revoked.ok) return revoked;
  const changed = await changeRole(control, bytes, seq);
  if (changed.ok || changed.code !== "BAD_STATEMENT") return changed;
  const delegations = new Map(control.delegations);
  const placed = await appoint(delegations, bytes, seq);
  if (placed === null) return changed;
  return { ok: true, control: { ...control, delegations, appointments: [...control.appointments, placed] } };
}

/**
 * A head may admit and begin epochs, and so may a device that its head's statement lets admit. Whom they
 * bring in does not depend on them: every accreditation is signed by the newcomer's own head.
 */
/** Whether a key may admit to the room: a head's, or that of a device which may and was not revoked. */
export function isEntitledToAdmit(control: RoomControl, key: Uint8Array): boolean {
  if (isHead(control, key)) return true;
  const device = control.devices.get(idOf<DeviceId>(key));
  return device !== undefined && device.admits && device.revokedAt === null;
}

function isHead(control: RoomControl, key: Uint8Array): boolean {
  return [...control.delegations.values()].some(({ inRoom, head }) => inRoom && equalBytes(head, key));
}

function seal(control: RoomControl, entry: ControlOf<"room.seal">, seq: number): ControlOutcome {
  const delegation = [...control.delegations.values()].find((one) => one.inRoom && equalBytes(one.head, entry.by));
  if (delegation === undefined || entry.size > seq) return refused("WRONG_SEAL");
  if (!verifySealPostQuantum(delegation.headPostQuantum, entry.postQuantum, sealPayload(entry))) {
    return refused("WRONG_SEAL");
  }
  const { size, root, note, state } = entry;
  // The note that a seal names is the checkpoint of that size and root, and no other.
  const text = checkpointText({ room: control.room, size, root, term: control.term });
  if (!equalBytes(note, sha256(utf8(text)))) return refused("WRONG_SEAL");
  const seals = [...control.seals, { seq, delegation: delegation.id, size, root, note, state }];
  return { ok: true, control: { ...control, seals }, entry };
}

function complain(control: RoomControl, entry: ControlOf<"room.complain">, seq: number): ControlOutcome {
  const device: RoomDevice | undefined = control.devices.get(idOf<DeviceId>(entry.by));
  if (device === undefined || device.revokedAt !== null) return refused("NOT_ENTITLED");
  const epoch = toHex(entry.epoch) as EpochId;
  if (!control.epochs.has(epoch)) return refused("STALE_EPOCH");
  const complaints = [...control.complaints, { seq, device: device.id, epoch, reason: entry.reason }];
  return { ok: true, control: { ...control, complaints }, entry };
}
