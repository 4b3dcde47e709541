import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { DialogueSession, envelopesFromNode, keysForBundle, openDevice, readingEnvelopes } from "@longtable/client";
import { openSqliteLocalCopy } from "@longtable/client/sqlite";
import { type DelegationId, sha256, toHex } from "@longtable/protocol";
import { type BundledRoom, bundleBytes, leafHash } from "@longtable/record";

import { random } from "../random.ts";
import type { SeatAnswer } from "./answer.ts";
import { SeatError, readSeat } from "./seat-file.ts";

/** What an export holds beside what every command answers. */
export interface ExportAnswer extends SeatAnswer {
  readonly bundle?: string;
  readonly entries?: number;
  /** Whether the node was reached: otherwise the bundle ends where this device last read. */
  readonly isFresh?: boolean;
}

/** How long the node has to answer before the device's own copy must do. */
const PATIENCE = 10_000;

/**
 * Writes a seat's rooms into one bundle: from the device's own copy, brought up to date where the node can
 * be reached. With keys, whoever holds the file reads the rooms: `keyless` leaves them out.
 */
export async function exportFrom(folder: string, file: string, keyless: boolean): Promise<ExportAnswer> {
  const seat = readSeat(folder);
  if (seat === null || seat.dialogue === null) {
    throw new SeatError(`There is no seat in a dialogue in ${folder} yet: take it with convene or join.`);
  }
  const { origin, seed, identity } = seat;
  const { node, founding, delegation, rooms: ids } = seat.dialogue;
  const device = await openDevice({ seed, identity });
  const copy = openSqliteLocalCopy(join(folder, "copy.sqlite"));
  const session = new DialogueSession({ origin, node, device, copy, random, clock: Date.now });
  try {
    const isFresh = await Promise.race([session.online().then(() => true), pause(PATIENCE).then(() => false)]);
    const rooms: BundledRoom[] = [];
    for (const room of ids) {
      const { record } = await session.open(room);
      const { entries, note } = await copy.readRoom(toHex(room));
      if (note === null) continue;
      const keys = keyless ? [] : keysForBundle(record.reader);
      const { connection } = session;
      const recipient = record.control?.delegations.get(toHex(delegation) as DelegationId)?.reading;
      // Without keys the file is for whoever has the delegation's reading sheet.
      const envelopes =
        keyless && connection !== null && recipient !== undefined
          ? await readingEnvelopes(entries, recipient, envelopesFromNode(connection, room))
          : [];
      rooms.push({ room, entries, note, leaves: entries.map((entry) => leafHash(entry)), keys, envelopes });
    }
    if (rooms.length === 0) {
      throw new SeatError("This device has read no room yet, and the node cannot be reached: try again later.");
    }
    const dialogue = sha256(founding);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bundleBytes({ dialogue, rooms }), { mode: 0o600 });
    const entries = rooms.reduce((sum, room) => sum + room.entries.length, 0);
    const kind = keyless
      ? "without keys: the delegation's reading sheet opens it"
      : "with keys: whoever has the file can read these rooms";
    const age = isFresh ? "" : " The node could not be reached: it ends where this device last read.";
    const sentence = `Wrote ${rooms.length} rooms of ${entries} entries to ${file}, ${kind}.${age}`;
    return { ok: true, sentence, dialogue: toHex(dialogue), bundle: file, entries, isFresh };
  } finally {
    session.close();
    copy.close();
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
