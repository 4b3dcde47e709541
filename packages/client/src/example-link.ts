import { bytes32, bytesUpTo, decodeShape, encodeCanonical, textUpTo } from "@longtable/protocol";
import { base64urlnopad } from "@scure/base";
import * as v from "valibot";

const seatShape = v.strictObject({
  v: v.literal(1),
  /** Whom the device belongs to, as the example calls them. */
  label: textUpTo(100),
  node: bytes32,
  dialogue: bytes32,
  seed: bytes32,
  identity: textUpTo(300),
  head: v.nullable(v.strictObject({ delegation: bytes32, head: bytes32, headPostQuantum: bytes32, press: bytes32 })),
  rooms: v.pipe(v.array(bytesUpTo(32)), v.maxLength(64)),
  pressRoom: bytes32,
});

/**
 * A seat at an example's table with a ready-made device: its keys go about in a link and protect nothing.
 * Everywhere else a device makes its own keys and shows them to nobody.
 */
export type ExampleSeat = Readonly<Omit<v.InferOutput<typeof seatShape>, "v">>;

/** Seats as a link's fragment has them: base64url of canonical CBOR, one after another with full stops between. */
export function exampleFragment(seats: readonly ExampleSeat[]): string {
  return seats
    .map((seat) => base64urlnopad.encode(encodeCanonical({ v: 1, ...seat, rooms: [...seat.rooms] })))
    .join(".");
}

/** The seats in a fragment, or null when it holds none, or only a part of one. Never throws. */
export function readExampleFragment(fragment: string): readonly ExampleSeat[] | null {
  try {
    return fragment.split(".").map((part) => {
      const { v: _, ...seat } = decodeShape(seatShape, base64urlnopad.decode(part), "An example's seat");
      return seat;
    });
  } catch {
    return null;
  }
}
