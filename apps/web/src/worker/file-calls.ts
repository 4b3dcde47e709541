import { ClientError, getFile, putFile } from "@longtable/client";
import { fromHex } from "@longtable/protocol";

import { fileShared } from "../views/talk.ts";
import type { RoomRef } from "../views/view.ts";
import { type CallPlace, type Done, deskOf } from "./call-place.ts";

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));
/** What a file's type may be in an act; anything else goes as plain bytes. */
const MEDIA = /^[a-z]+\/[a-z0-9.+-]+$/u;

/** Sharing and taking files, sealed before they leave this device. */
export const fileCalls = {
  /** Seals a file, puts it on the node in pieces, and shares it by an act. Goes on over a lost connection. */
  shareFile: async (
    place: CallPlace,
    {
      room,
      id,
      file,
      name,
    }: { readonly room: RoomRef; readonly id: string; readonly file: Blob; readonly name: string },
  ): Promise<Done> => {
    const desk = deskOf(place);
    const live = desk.live(room);
    const media = MEDIA.test(file.type) ? file.type : "application/octet-stream";
    return await stoppable(async () => {
      const shared = await desk.transfers.run({ id, name }, (how) =>
        putFile(desk.session.filePlace(fromHex(live.room)), file, { name: name.slice(0, 200), media }, random, how),
      );
      const done = await live.act({ type: "file.share", file: shared });
      return done.ok ? { ok: true } : { ok: false, code: done.code };
    });
  },

  /** Fetches a shared file and opens it once it is whole and is the one that was shared. */
  takeFile: async (
    place: CallPlace,
    { room, id }: { readonly room: RoomRef; readonly id: string },
  ): Promise<{ readonly ok: true; readonly name: string; readonly content: Blob } | Extract<Done, { ok: false }>> => {
    const desk = deskOf(place);
    const live = desk.live(room);
    const { state } = live.snapshot();
    const file = state === null ? null : fileShared(state, id);
    if (file === null) return { ok: false, code: "NOTHING_THERE" };
    return await stoppable(async () => {
      const content = await desk.transfers.run({ id, name: file.name }, (how) =>
        getFile(desk.session.filePlace(fromHex(live.room)), file, how),
      );
      return { ok: true, name: file.name, content };
    });
  },

  /** Stops a transfer. */
  stopTransfer: async (place: CallPlace, { id }: { readonly id: string }): Promise<null> => {
    deskOf(place).transfers.stop(id);
    return null;
  },
} as const;

async function stoppable<T extends { readonly ok: boolean }>(
  transfer: () => Promise<T>,
): Promise<T | { readonly ok: false; readonly code: string }> {
  try {
    return await transfer();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return { ok: false, code: "STOPPED" };
    if (error instanceof ClientError) return { ok: false, code: error.code };
    throw error;
  }
}
