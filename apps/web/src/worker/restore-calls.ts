import {
  ClientError,
  connect,
  makeDeviceKeys,
  makeHeadSecrets,
  openDevice,
  readTypedSheets,
  readerOf,
  restoreHead,
} from "@longtable/client";
import { signerOf } from "@longtable/protocol";
import { SHEET_WORDS } from "@longtable/room";

import type { CallPlace } from "./call-place.ts";
import { seatId } from "./joining.ts";
import { kindsOf, pressRoomAmong } from "./room-kinds.ts";
import { type KeptRestoring, UNADORNED, keepRestoredSeat, keepRestoring, keptRestoring } from "./seats.ts";

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

/** What the sheets came to: a seat, or why there is none. */
export type Restored = { readonly ok: true; readonly seat: string } | { readonly ok: false; readonly code: string };

/** Bringing a delegation's head back with its sheets of paper, when its devices are lost. */
export const restoreCalls = {
  /** The authority sheet's words, and after them the reading sheet's where that is at hand. */
  restore: async (
    _place: CallPlace,
    given: {
      readonly origin: string;
      readonly words: string;
      readonly name: string;
      readonly isRevoking: boolean;
    },
  ): Promise<Restored> => {
    const { origin, words, name, isRevoking } = given;
    const count = words.split(/[\s\d.,;:]+/u).filter((word) => word !== "").length;
    const sheets = readTypedSheets(words, count > SHEET_WORDS ? 2 : 1);
    if (!sheets.ok) return { ok: false, code: sheets.code };
    const [root, reading = null] = sheets.seeds;
    if (root === undefined) return { ok: false, code: "BAD_SHEET" };
    const { device: keys, head } = await begun();
    const device = await openDevice(keys);
    try {
      const signer = reading === null ? await signerOf(root) : await readerOf(reading);
      const connection = await connect({
        origin,
        device: signer,
        random,
        onPush: () => undefined,
        onClose: () => undefined,
      });
      try {
        const restored = await restoreHead({
          connection,
          root,
          reading,
          nextReading: null,
          head,
          device,
          name,
          isRevoking,
          dialogue: null,
          random,
        });
        if (!restored.ok) return { ok: false, code: restored.code };
        const { dialogue, delegation, rooms, seatedIn } = restored;
        // With the authority sheet alone the head is named and reads nothing: the keys wait here for the other sheet.
        if (seatedIn === 0) return { ok: false, code: "READS_NOTHING_YET" };
        const id = seatId(keys.seed);
        const found = await kindsOf(rooms, connection);
        await keepRestoredSeat({
          ...UNADORNED,
          id,
          label: name,
          origin,
          node: connection.node,
          dialogue,
          device: keys,
          head: { delegation, ...head },
          rooms: found.map(({ room }) => room),
          pressRoom: pressRoomAmong(found),
          isExample: false,
          // A root that was replaced has a sheet nobody has printed yet.
          sheets: { root: restored.root, reading },
        });
        return { ok: true, seat: id };
      } finally {
        connection.close();
      }
    } catch (error) {
      if (error instanceof ClientError) return { ok: false, code: error.code };
      throw error;
    }
  },
} as const;

/** Keys for the head that comes back: those of an attempt that was broken off, else new ones, kept before they are used. */
async function begun(): Promise<KeptRestoring> {
  const there = await keptRestoring();
  if (there !== null) return there;
  const restoring = { device: makeDeviceKeys(random), head: makeHeadSecrets(random) };
  await keepRestoring(restoring);
  return restoring;
}
