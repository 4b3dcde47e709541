import type { Role } from "@longtable/protocol";
import {
  type ClientError,
  type Connection,
  type Device,
  type LocalCopy,
  OpenRoom,
  connect,
  makeDeviceKeys,
  memoryLocalCopy,
  openDevice,
} from "@longtable/client";
import type { RoomEvent } from "@longtable/dialogue";
import { toHex } from "@longtable/protocol";

/** That many bytes from the platform's cryptographic source. */
export const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

/** A room as one delegate has it open: the room and everything that happened in it so far. */
export interface DelegateRoom {
  readonly room: OpenRoom;
  readonly events: RoomEvent[];
  readonly alarms: ClientError[];
}

/** A delegate at a device: keys, a connection of its own, the rooms it has open. */
export interface DelegateAtDevice {
  readonly name: string;
  readonly role: Role;
  readonly device: Device;
  readonly connection: Connection;
  open(room: Uint8Array): Promise<DelegateRoom>;
  leave(): void;
}

/** Makes a device with fresh keys and connects it to a node. */
export async function sitDown(
  person: { readonly name: string; readonly role: Role },
  origin: string,
  copy: LocalCopy = memoryLocalCopy(),
): Promise<DelegateAtDevice> {
  const device = await openDevice(makeDeviceKeys(random));
  const rooms = new Map<string, DelegateRoom>();
  const connection = await connect({
    origin,
    device: device.signer,
    random,
    onPush: (frame) => {
      if ("room" in frame) rooms.get(toHex(frame.room))?.room.push(frame);
    },
    onClose: () => {
      for (const { room } of rooms.values()) room.detach();
    },
  });
  const open = async (id: Uint8Array): Promise<DelegateRoom> => {
    const there = rooms.get(toHex(id));
    if (there !== undefined) return there;
    const events: RoomEvent[] = [];
    const alarms: ClientError[] = [];
    const room = await OpenRoom.open({
      room: id,
      device,
      copy,
      random,
      clock: Date.now,
      onSettled: (settled) => events.push(...settled.events),
      onAlarm: (error) => alarms.push(error),
    });
    const opened = { room, events, alarms };
    rooms.set(toHex(id), opened);
    await room.attach(connection);
    return opened;
  };
  return { ...person, device, connection, open, leave: () => connection.close() };
}
