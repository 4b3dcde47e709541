import { type RoomState, values } from "@longtable/dialogue";
import {
  type DelegationId,
  type DeviceId,
  type Role,
  type RoomId,
  type RoomKind,
  fromHex,
  badgeText,
  fingerprint,
  toHex,
} from "@longtable/protocol";
import { comparedWords } from "@longtable/room";

import { type DelegationFace, delegationFaces } from "./people.ts";
import type { DeskNow, GivenInvitation, RoomNow } from "./view.ts";

/** One device of one's own delegation, and how far what was done with it has reached. */
export interface OwnDevice {
  readonly id: DeviceId;
  readonly name: string | null;
  readonly role: Role;
  readonly isThis: boolean;
  /** `partly`: taken back in some rooms and not yet in others. */
  readonly is: "in" | "partly" | "out";
  readonly rooms: readonly { readonly id: RoomId; readonly kind: RoomKind; readonly isIn: boolean }[];
}

/** A delegation's key, and on what the belief in it rests. */
export interface KeyFace {
  readonly id: DelegationId;
  readonly delegation: DelegationFace;
  readonly words: readonly string[];
  readonly fingerprint: string;
  readonly trust: "own" | "seen" | "compared" | "scanned";
}

/** Where one of this device's rooms lies. */
export interface RoomPlaceFace {
  readonly id: RoomId;
  readonly kind: RoomKind;
  /** Entries verified here. */
  readonly size: number;
}

/** One's own delegation, the others' keys, and where everything lies. */
export interface DelegationView {
  readonly isHead: boolean;
  readonly devices: readonly OwnDevice[];
  readonly invitations: readonly GivenInvitation[];
  readonly keys: readonly KeyFace[];
  /** What one's own badge's code holds; null for who belongs to no delegation. */
  readonly badge: string | null;
  readonly rooms: readonly RoomPlaceFace[];
  /** The key of the node that orders the table. */
  readonly node: string;
}

/** What the settings show of the delegation; null until the table was read. */
export function delegation(desk: DeskNow): DelegationView | null {
  const rooms = [...desk.rooms.values()];
  const table = rooms.find(({ kind }) => kind === "table");
  if (table === undefined) return null;
  const us = table.snapshot.control?.devices.get(desk.seat.device)?.delegation ?? null;
  const { invitations, trust } = desk.kept;
  return {
    isHead: desk.seat.isHead && !desk.kept.isOut,
    devices: us === null ? [] : ownDevices(rooms, us, desk.seat.device),
    invitations,
    keys: delegationFaces(table.state, us).map((face) => ({
      id: face.id,
      delegation: face,
      words: comparedWords(fromHex(face.id)),
      fingerprint: fingerprint("delegation", fromHex(face.id)),
      trust: face.isOurs ? "own" : (trust[face.id] ?? "seen"),
    })),
    badge: badgeOf(table, us),
    rooms: rooms.map(({ room, kind, snapshot }) => ({
      id: room,
      kind,
      size: snapshot.size,
    })),
    node: table.snapshot.control === null ? "" : toHex(table.snapshot.control.node),
  };
}

function badgeOf({ snapshot }: RoomNow, us: DelegationId | null): string | null {
  const dialogue = snapshot.control?.dialogue;
  return us === null || dialogue === undefined ? null : badgeText({ dialogue, delegation: us });
}

function ownDevices(rooms: readonly RoomNow[], us: DelegationId, self: DeviceId): readonly OwnDevice[] {
  const found = new Map<DeviceId, OwnDevice>();
  for (const { room, kind, state } of rooms) {
    if (kind === "press") continue;
    for (const { device, name, role, isIn } of devicesIn(state, us)) {
      const there = found.get(device);
      const inRooms = [...(there?.rooms ?? []), { id: room, kind, isIn }];
      const reached = inRooms.filter((one) => one.isIn).length;
      const is = reached === inRooms.length ? "in" : reached === 0 ? "out" : "partly";
      found.set(device, { id: device, name, role, isThis: device === self, is, rooms: inRooms });
    }
  }
  return [...found.values()];
}

function devicesIn(state: RoomState, us: DelegationId) {
  return values(state.devices).flatMap(({ device, delegation: side, name, role, revokedAt }) =>
    side === us && role !== "press" ? [{ device, name, role, isIn: revokedAt === null }] : [],
  );
}
