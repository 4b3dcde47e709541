import { signerOf } from "@longtable/protocol";

import { keptSeats } from "./seats.ts";

/** What Longtable cannot be without and this browser does not give: a place to keep keys, or Ed25519 signatures. */
export type Lack = "storage" | "signatures";

/** Tries what every seat rests on, with a seed that is thrown away; null where nothing is lacking. */
export async function findLack(): Promise<Lack | null> {
  try {
    const signer = await signerOf(crypto.getRandomValues(new Uint8Array(32)));
    await signer.sign(new Uint8Array(1));
  } catch {
    return "signatures";
  }
  try {
    await keptSeats();
  } catch {
    return "storage";
  }
  return null;
}
