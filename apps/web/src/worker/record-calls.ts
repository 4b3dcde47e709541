import { keysForBundle } from "@longtable/client";
import { fromHex } from "@longtable/protocol";
import { type BundledRoom, bundleBytes, evidenceBytes, leafHash } from "@longtable/record";

import type { RoomRef } from "../views/view.ts";
import { type CallPlace, deskOf } from "./call-place.ts";

/** A file made in the worker, for the page to hand over. */
export interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What a page has done with records as a whole. */
export const recordCalls = {
  /**
   * One file with rooms' entries, as this device keeps them, which `longtable verify` checks. With keys, whoever has
   * it reads the rooms; without, only their order and signatures can be checked. Null while nothing was read.
   */
  exportRecord: async (
    place: CallPlace,
    { rooms, withKeys }: { readonly rooms: readonly RoomRef[]; readonly withKeys: boolean },
  ): Promise<MadeFile | null> => {
    const desk = deskOf(place);
    const bundled: BundledRoom[] = [];
    let dialogue: Uint8Array | null = null;
    for (const ref of rooms) {
      const live = desk.live(ref);
      const { entries, note } = await desk.heldEntries(ref);
      if (note === null) continue;
      dialogue ??= live.record.control?.dialogueHash ?? null;
      const keys = withKeys ? keysForBundle(live.record.reader) : [];
      bundled.push({ room: fromHex(live.room), entries, note, leaves: entries.map((entry) => leafHash(entry)), keys });
    }
    if (dialogue === null || bundled.length === 0) return null;
    return {
      name: withKeys ? "record-with-keys.longtable" : "record.longtable",
      bytes: bundleBytes({ dialogue, rooms: bundled }),
    };
  },

  /** Proof that a room's node signed two records, for `longtable verify`; null while there is none. */
  exportEvidence: async (place: CallPlace, { room }: { readonly room: RoomRef }): Promise<MadeFile | null> => {
    const { evidence } = deskOf(place).live(room).record;
    return evidence === null ? null : { name: "evidence.longtable", bytes: evidenceBytes(evidence) };
  },
} as const;
