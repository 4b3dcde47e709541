import {
  ClientError,
  type ExampleSeatCode,
  connect,
  exampleKeys,
  findExampleSeat,
  readExampleFragment,
} from "@longtable/client";
import { signerOf } from "@longtable/protocol";

import { seatId } from "./joining.ts";
import { UNADORNED, keepSeat, keptSeat } from "./seats.ts";

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

/** The ids of an example's seats that were taken, in the link's order, or why none was. */
export type TakenSeats =
  | { readonly is: "taken"; readonly seats: readonly string[] }
  /** The link is none, or was cut short. */
  | { readonly is: "no-link" }
  /** The node has no example with these devices: it was opened anew, or a letter of the code is another. */
  | { readonly is: "unknown" }
  | { readonly is: "failed"; readonly code: string };

/**
 * Takes the seats that an example's link opens. The keys come from the code in it, here, and the node is told none of
 * it; it is asked which dialogue the devices belong to. A seat that was taken before needs no node.
 */
export async function takeExampleSeats(fragment: string, origin: string): Promise<TakenSeats> {
  const codes = readExampleFragment(fragment);
  if (codes === null) return { is: "no-link" };
  try {
    const seats = await Promise.all(codes.map((code) => takeSeat(code, origin)));
    const known = seats.filter((seat) => seat !== null);
    return known.length === seats.length ? { is: "taken", seats: known } : { is: "unknown" };
  } catch (error) {
    if (error instanceof ClientError) return { is: "failed", code: error.code };
    throw error;
  }
}

/** The seat's id; null when the node knows nothing of its device. */
async function takeSeat({ label, code }: ExampleSeatCode, origin: string): Promise<string | null> {
  const keys = exampleKeys(code);
  const id = seatId(keys.device.seed);
  if ((await keptSeat(id)) !== null) return id;
  const device = await signerOf(keys.device.seed);
  const connection = await connect({ origin, device, random, onPush: () => undefined, onClose: () => undefined });
  try {
    const found = await findExampleSeat(connection, keys.head);
    if (found === null) return null;
    const { dialogue, delegation } = found;
    await keepSeat({
      ...UNADORNED,
      id,
      label,
      origin,
      node: connection.node,
      dialogue,
      device: keys.device,
      head: delegation === null ? null : { delegation, ...keys.head },
      // The desk opens the rooms that the node names to it, the caucus before the others.
      rooms: [],
      pressRoom: null,
      isExample: true,
      since: Date.now(),
    });
    return id;
  } finally {
    connection.close();
  }
}
