import { equalBytes, fromHex, publicKeyOf } from "@longtable/protocol";
import { verifyFounding } from "@longtable/record";

import type { Connection } from "./connection.ts";
import type { HeadSecrets } from "./delegation-keys.ts";
import { ClientError } from "./error.ts";
import { foundingIn } from "./founding.ts";

/** Where an example's device belongs, as its node tells it. */
export interface ExampleSeat {
  readonly dialogue: Uint8Array;
  /** The delegation that the founding names this head for; null for everybody else. */
  readonly delegation: Uint8Array | null;
}

/**
 * Finds the example that a ready-made device belongs to, by the founding of a room that the node names to it. Null when
 * the node knows no room of the device. `head` is what the link's code gives for a head.
 */
export async function findExampleSeat(connection: Connection, head: HeadSecrets): Promise<ExampleSeat | null> {
  const { rooms } = await connection.ask({ t: "rooms" }, "rooms");
  const [first] = rooms;
  if (first === undefined) return null;
  const { entries } = await connection.ask({ t: "read", room: first.room, from: 0, most: 1 }, "entries");
  const founding = await verifyFounding(foundingIn(entries));
  if (founding === null) throw new ClientError("BAD_ANSWER", "The node has a room whose founding does not hold.");
  const key = publicKeyOf(head.head);
  const ours = [...founding.delegations.values()].find((one) => equalBytes(one.head, key));
  return {
    dialogue: founding.hash,
    delegation: ours === undefined ? null : fromHex(ours.id),
  };
}
