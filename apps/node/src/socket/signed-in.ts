import type { DeviceId } from "@longtable/protocol";

import type { Returning } from "../room/freeze.ts";
import type { RoomPush } from "./push.ts";
import type { Wire } from "./wire.ts";

/** A device that has proved itself, and at which origin. */
export interface SignedIn {
  readonly device: DeviceId;
  readonly key: Uint8Array;
  readonly origin: string;
}

/** One device's connection, as the answers to its requests see it. */
export interface Session extends SignedIn {
  readonly wire: Wire;
  /** By room id in hex. */
  readonly watching: Map<string, RoomPush>;
  /** Entries that it is giving back to a store that has lost them. */
  returning: Returning | null;
  /** How many mailboxes it watches. */
  mailboxes: number;
  /** What to undo when the connection ends. */
  readonly stops: Set<() => void>;
  /** True once the connection is gone: an answer that was still under way then begins nothing new. */
  hasEnded: boolean;
}
