import { type Head, type LiveRoom, changeRole, placeRevocations, placeRoles, revokeDevice } from "@longtable/client";
import { type RoomState, introductionOf, values } from "@longtable/dialogue";
import { type DelegationId, type DeviceId, type Role, toHex } from "@longtable/protocol";
import type { RoomControl, RoomDevice } from "@longtable/record";

import { random } from "../random.ts";
import type { SeatAnswer } from "./answer.ts";
import { type OpenSeat, withSeat } from "./open-seat.ts";
import { SeatError } from "./seat-file.ts";

/** Somebody at a device, as the rooms of a seat have them. */
export interface SeatedDelegate {
  readonly device: string;
  /** The delegation's own name where it said one, else its id. */
  readonly delegation: string;
  readonly isOurs: boolean;
  readonly role: string;
  readonly name: string | null;
  /** In how many of this seat's rooms the device is. */
  readonly rooms: number;
}

/** Everybody in a seat's rooms. */
export interface DelegatesAnswer extends SeatAnswer {
  readonly delegates?: readonly SeatedDelegate[];
}

/** Lists whoever is in the rooms of a seat. */
export function listDelegates(folder: string): Promise<DelegatesAnswer> {
  return withSeat(folder, async ({ delegation, rooms }) => {
    const found = new Map<DeviceId, SeatedDelegate>();
    for (const live of rooms) {
      const { state } = live.snapshot();
      if (state === null || state.kind === "press") continue;
      for (const one of values(state.devices)) {
        if (one.revokedAt !== null) continue;
        const { role, name } = one;
        const isOurs = one.delegation === toHex(delegation);
        const count = (found.get(one.device)?.rooms ?? 0) + 1;
        const side = nameOf(state, one.delegation);
        found.set(one.device, { device: one.device, delegation: side, isOurs, role, name, rooms: count });
      }
    }
    const delegates = [...found.values()].toSorted((a, b) => Number(b.isOurs) - Number(a.isOurs));
    const lines = delegates.map(({ device, isOurs, role, name, rooms: count, delegation: side }) => {
      const who = name === null ? role : `${name}, ${role}`;
      return `${device.slice(0, 16)}  ${isOurs ? "ours  " : "theirs"}  ${who} of ${side.slice(0, 40)}, in ${count} rooms`;
    });
    return { ok: true, sentence: lines.join("\n"), delegates };
  });
}

function nameOf(state: RoomState, delegation: DelegationId): string {
  return introductionOf(state, delegation)?.name ?? delegation;
}

/** A head gives one of its delegates another role, and another name where one is given, in every room of the seat. */
export function changeRoleFrom(
  folder: string,
  device: string,
  to: { readonly role: Role; readonly name: string | null },
): Promise<SeatAnswer> {
  return withSeat(folder, async (seat) => {
    const { head, found } = ownDelegate(seat, device);
    const where = { dialogue: found.control.dialogueHash, delegation: seat.delegation };
    const before = found.live.snapshot().state;
    const name = to.name ?? (before === null ? null : namedIn(before, found.device.id)) ?? "";
    // One statement for all rooms: it counts on from the role that any of them had last.
    const roleN = Math.max(...seat.rooms.map((live) => live.record.control?.devices.get(found.device.id)?.roleN ?? 0));
    const changed = await changeRole(
      { key: found.device.key, roleN },
      { role: to.role, name },
      where,
      head.signer,
      random,
    );
    let reached = 0;
    for (const live of seat.rooms) {
      const { control } = live.record;
      const there = control?.devices.get(found.device.id);
      if (control === null || there === undefined || there.revokedAt !== null) continue;
      await placeRoles(live.record, [changed], head.signer, random);
      reached++;
    }
    return { ok: true, sentence: `The role is ${to.role} in ${reached} rooms.`, device: found.device.id };
  });
}

/** A head takes a delegate's device back, in every room of the seat: each gets a new key at the same place. */
export function revokeFrom(folder: string, device: string): Promise<SeatAnswer> {
  return withSeat(folder, async (seat) => {
    const { head, found } = ownDelegate(seat, device);
    const where = { dialogue: found.control.dialogueHash, delegation: seat.delegation };
    const statements = [await revokeDevice(found.device.key, where, head.signer)];
    let reached = 0;
    for (const live of seat.rooms) {
      const { control, reader } = live.record;
      if (control === null || control.kind === "press" || reader.currentKey === null) continue;
      await placeRevocations(live.record, statements, head.signer, random);
      reached++;
    }
    const sentence = `The device is taken back in ${reached} of ${seat.rooms.length} rooms, and their keys are new.`;
    return { ok: true, sentence, device: found.device.id };
  });
}

function namedIn(state: RoomState, device: DeviceId): string | null {
  return values(state.devices).find((one) => one.device === device)?.name ?? null;
}

interface FoundDelegate {
  readonly live: LiveRoom;
  readonly control: RoomControl;
  readonly device: RoomDevice;
}

/** The one device of this delegation whose id begins as was typed. */
function ownDelegate(
  { head, rooms, delegation }: OpenSeat,
  typed: string,
): { readonly head: Head; readonly found: FoundDelegate } {
  if (head === null) throw new SeatError("Only a head's seat changes roles and takes devices back.");
  const found = new Map<DeviceId, FoundDelegate>();
  for (const live of rooms) {
    const { control } = live.record;
    for (const device of control?.devices.values() ?? []) {
      const isOurs = device.delegation === toHex(delegation) && device.revokedAt === null;
      if (control !== null && isOurs && device.id.startsWith(typed)) found.set(device.id, { live, control, device });
    }
  }
  const [first] = found.values();
  if (first === undefined)
    throw new SeatError(`No device of this delegation begins with ${typed}: see longtable delegates.`);
  if (found.size > 1) throw new SeatError(`Several devices begin with ${typed}: type more of it.`);
  return { head, found: first };
}
