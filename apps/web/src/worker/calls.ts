import type { OffTheRecord, Presence } from "@longtable/dialogue";
import type { Act } from "@longtable/protocol";
import { deleteDB } from "idb";

import type { RoomRef } from "../views/view.ts";
import { hostRows, readAltered } from "./host-rows.ts";
import { type TakenSeats, takeExampleSeats } from "./example-seats.ts";
import { forgetSeat, keptSeats } from "./seats.ts";
import { type CallPlace, type Done, deskOf, refused } from "./call-place.ts";
import { delegationCalls } from "./delegation-calls.ts";
import { fileCalls } from "./file-calls.ts";
import { joiningCalls } from "./joining-calls.ts";
import { findLack } from "./lacks.ts";
import { outboxCalls } from "./outbox-calls.ts";
import { pressCalls } from "./press/press-calls.ts";
import { restoreCalls } from "./restore-calls.ts";
import { recordCalls } from "./record-calls.ts";
import { roundCalls } from "./round-calls.ts";
import { sealThatWaits } from "./seal-that-waits.ts";
import { sheetCalls } from "./sheet-calls.ts";
import { textCalls } from "./text-calls.ts";

/** Everything a page can have done, by the name that `call` takes. What it is given and answers is plain data. */
export const calls = {
  /** Does an act: signed and kept here at once, placed when there is a connection. */
  act: async (place: CallPlace, { room, act }: { readonly room: RoomRef; readonly act: Act }): Promise<Done> => {
    const done = await deskOf(place).live(room).act(act);
    return done.ok ? { ok: true } : { ok: false, code: done.code };
  },

  /** Says something that nobody stores. Refused while there is no connection. */
  whisper: async (
    place: CallPlace,
    { room, whisper }: { readonly room: RoomRef; readonly whisper: OffTheRecord | Presence },
  ): Promise<Done> => {
    const desk = deskOf(place);
    if (!(await desk.live(room).whisper(whisper))) return { ok: false, code: "NO_CONNECTION" };
    if (whisper.kind === "off-the-record") desk.saidAside(room, whisper.text);
    return { ok: true };
  },

  /** A head seals what this device has verified; or, when another head's seal waits, exactly that. */
  seal: async (place: CallPlace, { room }: { readonly room: RoomRef }): Promise<Done> => {
    const desk = deskOf(place);
    if (desk.head === null) return { ok: false, code: "HEAD_ONLY" };
    const live = desk.live(room);
    const waits = sealThatWaits(live);
    return await refused(waits === null ? live.seal(desk.head) : live.sealWith(waits, desk.head));
  },

  /** Tries to connect now instead of at the next time planned. */
  connectNow: async (place: CallPlace, _: null): Promise<null> => {
    await deskOf(place).session.connectNow();
    return null;
  },

  /** What this browser does not give and every seat rests on; null where nothing is lacking. */
  lack: (_place: CallPlace, _: null) => findLack(),

  /** The seats taken on this device: what may be shown of them. */
  seats: async (_place: CallPlace, _: null) =>
    (await keptSeats()).map(({ id, label, origin, isExample }) => ({ id, label, origin, isExample })),

  /** Takes the seats that an example's link opens. */
  takeExampleSeats: async (
    _place: CallPlace,
    { fragment, origin }: { readonly fragment: string; readonly origin: string },
  ): Promise<TakenSeats> => await takeExampleSeats(fragment, origin),

  /** A room's newest entries as its host holds them. */
  hostRows: async (place: CallPlace, { room, most }: { readonly room: RoomRef; readonly most: number }) =>
    await hostRows(deskOf(place), room, most),

  /** What this device says to a record in which the host has altered one entry: the code of its refusal. */
  readAltered: async (place: CallPlace, { room, seq }: { readonly room: RoomRef; readonly seq: number }) =>
    await readAltered(deskOf(place), room, seq),

  /** Puts a seat's desk away and forgets its keys and its copy on this device. */
  forgetSeat: async ({ desks }: CallPlace, { seat }: { readonly seat: string }): Promise<null> => {
    await desks.close(seat);
    await forgetSeat(seat);
    await deleteDB(`longtable-${seat}`);
    return null;
  },

  ...delegationCalls,
  ...fileCalls,
  ...joiningCalls,
  ...outboxCalls,
  ...recordCalls,
  ...roundCalls,
  ...pressCalls,
  ...restoreCalls,
  ...sheetCalls,
  ...textCalls,
} as const;
export type Calls = typeof calls;
export type { Done } from "./call-place.ts";
