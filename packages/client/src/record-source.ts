import { toHex } from "@longtable/protocol";
import type { Bundle } from "@longtable/record";

import type { Connection } from "./connection.ts";
import type { EnvelopeSource } from "./epoch-keys.ts";
import { ClientError } from "./error.ts";
import { shownCheckpoint } from "./shown-checkpoint.ts";

/** A room's whole record as somebody hands it over: a node, or a bundle's file. Nothing in it is believed yet. */
export interface RecordSource {
  readonly room: Uint8Array;
  readonly entries: readonly Uint8Array[];
  /** The checkpoint note over exactly these entries. */
  readonly note: Uint8Array;
  readonly envelope: EnvelopeSource;
}

/** The records of all rooms that whoever is signed in may read. */
export async function recordsFromNode(connection: Connection): Promise<readonly RecordSource[]> {
  const { rooms } = await connection.ask({ t: "rooms" }, "rooms");
  const sources: RecordSource[] = [];
  for (const { room } of rooms) sources.push(await recordFromNode(connection, room));
  return sources;
}

/** One room's record as it is now. */
export async function recordFromNode(connection: Connection, room: Uint8Array): Promise<RecordSource> {
  return { room, ...(await wholeRecord(connection, room)), envelope: envelopesFromNode(connection, room) };
}

async function wholeRecord(connection: Connection, room: Uint8Array): Promise<Pick<RecordSource, "entries" | "note">> {
  const entries: Uint8Array[] = [];
  for (;;) {
    const from = entries.length;
    const answer = await connection.ask({ t: "read", room, from, most: 1000 }, "entries");
    entries.push(...answer.entries);
    const { size } = shownCheckpoint(answer.note);
    if (entries.length === size) return { entries, note: answer.note };
    // More was placed meanwhile: the part is not under its note. It is read on until one covers all of it.
    if (answer.entries.length === 0 || entries.length > size) {
      throw new ClientError("BAD_ANSWER", "The node did not send the record that its own checkpoint covers.");
    }
  }
}

/** Fetches a room's envelopes from its node. What the node refuses is not there; a lost connection is an error. */
export function envelopesFromNode(connection: Connection, room: Uint8Array): EnvelopeSource {
  return async (entry, index) => {
    try {
      return await connection.ask({ t: "envelope", room, entry, index }, "envelope");
    } catch (error) {
      if (error instanceof ClientError && error.code === "NO_SUCH_THING") return null;
      throw error;
    }
  };
}

/** The records in a bundle's file, with the envelopes that lie in it. */
export function recordsFromBundle(bundle: Bundle): readonly RecordSource[] {
  return bundle.rooms.map(({ room, entries, note, envelopes = [] }) => {
    const byPlace = new Map(envelopes.map((one) => [`${toHex(one.entry)}/${one.index}`, one]));
    return {
      room,
      entries,
      note,
      envelope: (entry, index) => Promise.resolve(byPlace.get(`${toHex(entry)}/${index}`) ?? null),
    };
  });
}
