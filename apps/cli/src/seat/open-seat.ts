import { join } from "node:path";

import {
  DialogueSession,
  type DialogueSessionOptions,
  type Head,
  type LiveRoom,
  openDevice,
  openHead,
} from "@longtable/client";
import { openSqliteLocalCopy } from "@longtable/client/sqlite";

import { random } from "../random.ts";
import { SeatError, readSeat } from "./seat-file.ts";

/** A seat with its rooms open, as far as this device may read them. */
export interface OpenSeat {
  readonly delegation: Uint8Array;
  readonly rooms: readonly LiveRoom[];
  readonly head: Head | null;
  readonly session: DialogueSession;
}

/** Opens a seat's rooms, brought up to date, and closes them when the step is done. */
export async function withSeat<T>(
  folder: string,
  step: (seat: OpenSeat) => Promise<T>,
  onOther?: DialogueSessionOptions["onOther"],
): Promise<T> {
  const seat = readSeat(folder);
  if (seat === null || seat.dialogue === null) {
    throw new SeatError(`There is no seat in a dialogue in ${folder} yet: take it with convene or join.`);
  }
  const { node, delegation, rooms: ids } = seat.dialogue;
  const copy = openSqliteLocalCopy(join(folder, "copy.sqlite"));
  const device = await openDevice(seat);
  const session = new DialogueSession({
    origin: seat.origin,
    node,
    device,
    copy,
    random,
    clock: Date.now,
    ...(onOther === undefined ? {} : { onOther }),
  });
  try {
    await session.online();
    const rooms: LiveRoom[] = [];
    for (const id of ids) rooms.push(await session.open(id));
    const head = seat.secrets === null ? null : await openHead(delegation, seat.secrets.head);
    return await step({ delegation, rooms, head, session });
  } finally {
    session.close();
    copy.close();
  }
}
