import { leaveTable } from "./delegation/leave-table.ts";
import { parties } from "./delegation/select.ts";
import type { ControlEvent, SealedEvent } from "./event.ts";
import { get, set } from "./persistent/id-map.ts";
import { latestRound } from "./round/select.ts";
import type { Seal } from "./round/state.ts";
import type { RoomState } from "./state.ts";

/** What a control entry changes in the room. The entry itself was judged by `packages/record`. */
export function foldControl(room: RoomState, event: ControlEvent): RoomState {
  switch (event.kind) {
    case "founded":
      return room;
    case "admitted": {
      if (get(room.devices, event.device)?.admittedAt === event.seq) return room;
      const { device, delegation, role, name, seq } = event;
      const admitted = { device, delegation, role, name, admittedAt: seq, revokedAt: null };
      return { ...room, devices: set(room.devices, device, admitted) };
    }
    case "revoked": {
      const device = get(room.devices, event.device);
      if (device === undefined || device.revokedAt !== null) return room;
      const devices = set(room.devices, device.device, { ...device, revokedAt: event.seq });
      return leaveTable({ ...room, devices }, event.device);
    }
    case "role-changed": {
      const device = get(room.devices, event.device);
      if (device === undefined) return room;
      const { role, name } = event;
      return { ...room, devices: set(room.devices, device.device, { ...device, role, name }) };
    }
    case "epoch":
      return { ...room, epoch: { id: event.epoch, seq: event.seq, reason: event.reason } };
    case "sealed":
      return seal(room, event);
  }
}

/**
 * A head's seal belongs to the round closed last when it covers the closing. Seals of something else are
 * kept apart. Only parties' seals count for a round; one delegation's later seal replaces its earlier.
 */
function seal(room: RoomState, event: SealedEvent): RoomState {
  const { delegation, seq, size, root, stateHash } = event;
  const placed: Seal = { delegation, seq, size, root, stateHash };
  const round = latestRound(room);
  if (room.seals.some((one) => one.seq === seq)) return room;
  const covers = round !== null && round.closed !== null && size > round.closed.seq;
  if (!covers || !parties(room).includes(delegation)) return { ...room, seals: [...room.seals, placed] };
  const seals = { ...round.seals, [delegation]: placed };
  return { ...room, roundsById: set(room.roundsById, round.id, { ...round, seals }) };
}
