import { concatBytes, sha256, utf8 } from "@longtable/protocol";
import { foldControl } from "@longtable/record";
import type { Randomness } from "@longtable/room";

import type { AccreditedDevice } from "./accredit.ts";
import type { Connection } from "./connection.ts";
import type { Head } from "./delegation-keys.ts";
import { ClientError } from "./error.ts";
import { prepareEpoch, prepareRoom } from "./steward.ts";

/** A dialogue's first table, or a delegation's first caucus. */
export interface FirstRoom {
  readonly kind: "table" | "caucus" | "press";
  readonly founding: Uint8Array;
  readonly delegations: readonly Uint8Array[];
  readonly admitted: readonly AccreditedDevice[];
  /** Asked for by nodes that open new dialogues only for those who hold it. */
  readonly conveningToken: string | null;
}

/**
 * Founds one of a dialogue's first rooms and begins its first epoch; resolves with the room's id. The id
 * follows from the dialogue, so that going on after a break finds the same room and founds no second one.
 */
export async function foundFirstRoom(
  room: FirstRoom,
  head: Head,
  connection: Connection,
  random: Randomness,
): Promise<Uint8Array> {
  const { kind, founding, delegations, admitted, conveningToken } = room;
  const nonce = sha256(concatBytes(utf8(`first ${kind}`), head.delegation, sha256(founding)));
  const plan = { kind, founding, delegations, node: connection.node };
  const entry = await prepareRoom(plan, head.signer, () => nonce);
  const id = sha256(entry);
  await unlessThere(() => connection.ask({ t: "found", entry, token: conveningToken }, "appended"));
  if (kind === "press" || (await isAdmitted(connection, id))) return id;
  const founded = await foldControl(null, 0, entry);
  if (!founded.ok) throw new ClientError("CONTROL_REFUSED", founded.sentence);
  const opening = { reason: "opening", admitted, parentKey: null } as const;
  const epoch = await prepareEpoch(founded.control, 1, opening, head.signer, random);
  const { envelopes } = epoch;
  await connection.ask({ t: "append", room: id, entry: epoch.entry, envelopes: [...envelopes] }, "appended");
  return id;
}

async function isAdmitted(connection: Connection, room: Uint8Array): Promise<boolean> {
  try {
    const { note } = await connection.ask({ t: "read", room, from: 1, most: 1 }, "entries");
    return note.length > 0;
  } catch (error) {
    if (error instanceof ClientError && error.code === "NOT_ADMITTED") return false;
    throw error;
  }
}

async function unlessThere(step: () => Promise<unknown>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof ClientError) || error.code !== "ALREADY_THERE") throw error;
  }
}
