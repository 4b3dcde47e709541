import type { WebSocket } from "ws";

import type { DeviceId } from "@longtable/protocol";

import type { RoomPush } from "./push.ts";

/** One device's connection, as the answers to its requests see it. */
export interface Session {
  readonly device: DeviceId;
  readonly key: Uint8Array;
  readonly socket: WebSocket;
  /** By room id in hex. */
  readonly watching: Map<string, RoomPush>;
  /** What to undo when the connection ends. */
  readonly stops: Set<() => void>;
  /** True once the connection is gone: an answer that was still under way then begins nothing new. */
  hasEnded: boolean;
}
