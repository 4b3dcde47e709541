import { randomBytes } from "node:crypto";

import {
  type Device,
  type Head,
  accredit,
  completeFounding,
  firstAppointment,
  foundingPayload,
  makeDelegationSecrets,
  makeDeviceKeys,
  openDevice,
  openHead,
  prepareEpoch,
  prepareRoom,
  signFounding,
} from "@longtable/client";
import { type Role, publicKeyOf, sha256 } from "@longtable/protocol";
import { type RoomControl, foldControl } from "@longtable/record";

export const random = (length: number): Uint8Array<ArrayBuffer> => Uint8Array.from(randomBytes(length));

/** A caucus with its head and devices: the room that a bench works in. */
export interface BenchRoom {
  readonly head: Head;
  readonly devices: readonly Device[];
  /** The devices' signing seeds, for a bench that drives them from another process. */
  readonly seeds: readonly Uint8Array[];
  readonly dialogue: Uint8Array;
  readonly foundEntry: Uint8Array;
  readonly epochEntry: Uint8Array;
  readonly envelopes: readonly Uint8Array[];
  readonly control: RoomControl;
  readonly epochKey: Uint8Array;
}

/** A head's accreditation of a device. */
export async function accreditFor(room: Pick<BenchRoom, "head" | "dialogue">, device: Device, role: Role) {
  const where = { dialogue: room.dialogue, delegation: room.head.delegation };
  return await accredit({ name: "", role, device }, where, room.head.signer, random);
}

/** Founds a caucus on a node's key with so many devices, all in its first epoch. */
export async function makeBenchRoom(nodeKey: Uint8Array, size: number): Promise<BenchRoom> {
  const secrets = [makeDelegationSecrets(random), makeDelegationSecrets(random)] as const;
  const heads = await Promise.all(secrets.map((one) => openHead(publicKeyOf(one.root), one.head)));
  const [head] = heads;
  if (head === undefined) throw new RangeError("A dialogue has two delegations.");
  const appointments = await Promise.all(secrets.map((one) => firstAppointment(one)));
  const payload = foundingPayload({ nonce: random(32), rules: "longtable/1", node: nodeKey, appointments });
  const signatures = await Promise.all(heads.map((one) => signFounding(payload, one.signer)));
  const founding = completeFounding(payload, signatures);
  const dialogue = sha256(founding);
  const plan = { kind: "caucus", founding, delegations: [head.delegation], node: nodeKey } as const;
  const foundEntry = await prepareRoom(plan, head.signer, random);
  const founded = await foldControl(null, 0, foundEntry);
  if (!founded.ok) throw new Error(founded.sentence);
  const keys = Array.from({ length: size }, () => makeDeviceKeys(random));
  const devices = await Promise.all(keys.map((one) => openDevice(one)));
  const seeds = keys.map(({ seed }) => seed);
  const admitted = [];
  for (const device of devices) admitted.push(await accreditFor({ head, dialogue }, device, "head"));
  const opening = { reason: "opening", admitted, parentKey: null } as const;
  const epoch = await prepareEpoch(founded.control, 1, opening, head.signer, random);
  const opened = await foldControl(founded.control, 1, epoch.entry);
  if (!opened.ok) throw new Error(opened.sentence);
  const { entry: epochEntry, envelopes, key: epochKey } = epoch;
  return { head, devices, seeds, dialogue, foundEntry, epochEntry, envelopes, control: opened.control, epochKey };
}
