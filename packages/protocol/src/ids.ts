import { toHex } from "./bytes.ts";
import { sha256 } from "./hash.ts";

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

/** H of the founding statement, in lower-case hex. */
export type DialogueId = Id<"dialogue">;
/** H of the room's founding entry, in lower-case hex. */
export type RoomId = Id<"room">;
/** The delegation's first root public key, in lower-case hex; it stays when the root is replaced. */
export type DelegationId = Id<"delegation">;
/** A device's signing public key, in lower-case hex. */
export type DeviceId = Id<"device">;
/** H of an act's signed bytes, signature included, in lower-case hex. */
export type ActId = Id<"act">;
/** H of the `room.epoch` entry that began the epoch, in lower-case hex. */
export type EpochId = Id<"epoch">;
/** The 40 bytes of a chain (device key ‖ store instance), in lower-case hex. */
export type ChainId = Id<"chain">;

/** Names bytes as an id of the wanted kind. It checks nothing: the shapes do. */
export function idOf<T extends Id<string>>(bytes: Uint8Array): T {
  return toHex(bytes) as T;
}

/** The id that these bytes have by being hashed: of an act, an entry, a statement. */
export function hashId<T extends Id<string>>(bytes: Uint8Array): T {
  return toHex(sha256(bytes)) as T;
}
