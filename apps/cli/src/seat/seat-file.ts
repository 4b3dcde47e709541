import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";

import { ProtocolError, bytes32, bytesUpTo, decodeShape, encodeCanonical, textUpTo, uint } from "@longtable/protocol";
import * as v from "valibot";

const link = v.strictObject({ id: bytes32, secret: bytes32, root: bytes32, until: uint });

const seatShape = v.strictObject({
  v: v.literal(1),
  origin: textUpTo(300),
  name: textUpTo(200),
  seed: bytes32,
  identity: textUpTo(300),
  /** A head's alone. What the sheets hold is null once it is on paper and was erased here. */
  secrets: v.nullable(
    v.strictObject({
      root: v.nullable(bytes32),
      reading: v.nullable(bytes32),
      head: v.strictObject({ head: bytes32, headPostQuantum: bytes32, press: bytes32 }),
    }),
  ),
  /** Another reading sheet that not every room has been told of yet: it is on no paper until they have. */
  nextReading: v.exactOptional(bytes32),
  /** A convening under way, at the head who convenes. */
  plan: v.nullable(v.strictObject({ nonce: bytes32, rules: textUpTo(64), links: v.array(link) })),
  /** The invitation that this seat is being taken by. */
  url: v.nullable(textUpTo(2000)),
  dialogue: v.nullable(
    v.strictObject({ node: bytes32, founding: bytesUpTo(200_000), delegation: bytes32, rooms: v.array(bytes32) }),
  ),
});

/** What a device keeps of its seat in one dialogue. Secret: whoever has it is this device. */
export type Seat = v.InferOutput<typeof seatShape>;

/** A seat's folder that cannot be used, said in one sentence. */
export class SeatError extends Error {
  override readonly name = "SeatError";
}

/** The seat in a folder, or null where there is none yet. */
export function readSeat(folder: string): Seat | null {
  const file = join(folder, "seat");
  if (!existsSync(file)) return null;
  try {
    return decodeShape(seatShape, readFileSync(file), "A seat");
  } catch (cause) {
    if (cause instanceof ProtocolError) {
      throw new SeatError(`The file ${file} is damaged, or of another version: restore it from a copy.`, { cause });
    }
    throw new SeatError(`The file ${file} cannot be read: check whose it is.`, { cause });
  }
}

/** Writes the seat whole or not at all, for its owner alone (0600), and on the disk when it returns. */
export function writeSeat(folder: string, seat: Seat): void {
  const file = join(folder, "seat");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const descriptor = openSync(`${file}.new`, "w", 0o600);
    try {
      writeSync(descriptor, encodeCanonical(seat));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(`${file}.new`, file);
  } catch (cause) {
    throw new SeatError(`The folder ${folder} cannot be written to: choose another with --store.`, { cause });
  }
}
